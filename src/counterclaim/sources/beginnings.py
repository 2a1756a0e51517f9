"""What kind of input it is: by its name, and by how it begins."""

from __future__ import annotations

import json
import re
from typing import Final
from urllib.parse import urlsplit

from counterclaim.sources import addresses
from counterclaim.sources.files import SUFFIXES, suffix


def kind(path: str, head: bytes) -> str:
    """The kind of an input by the suffix of its name or address and by how it begins.

    A suffix says whether it is a page or JSON, the beginning whose; what an address ends with is believed last.
    """
    begun = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    web = addresses.is_web(path)
    known = SUFFIXES.get(suffix(urlsplit(path).path if web else path))
    if known is None or web:
        known = next(
            (name for name, begins in _BEGINNINGS if begins(begun)),
            known or ("html" if web and begun[:1] == b"<" else "text"),
        )
    if known == "html":
        return page_kind(head)
    whole = known == "json" or (known == "jsonl" and suffix(path) not in SUFFIXES)
    return _json_kind(begun, known) if whole else known


def page_kind(head: bytes) -> str:
    """Whose page it is: one of Telegram's, by the marks at its beginning, or anybody's."""
    if _PREVIEW.search(head):
        return "telegram-page"
    return "telegram-html" if b"Exported Data</title>" in head and b"page_wrap" in head else "html"


def _json_kind(head: bytes, known: str) -> str:
    if _EXPORT.match(head):
        return "telegram"
    return "feed" if head.startswith(b"{") and _JSON_FEED.search(head[:1024]) else known


_PREVIEW: Final = re.compile(rb"""class=["'][^"']*\btgme_(?:widget_message|channel_info|page_|main|header)""")
_EXPORT: Final = re.compile(
    rb"""\{\s*(?:"about"\s*:\s*"Here is the data you requested|(?:"[^"]*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|[-\d]+)\s*,\s*)*"""
    rb""""type"\s*:\s*"(?:(?:public|private)_(?:channel|supergroup|group)|personal_chat|bot_chat|saved_messages|replies)")"""
)
_JSON_FEED: Final = re.compile(rb'"version"\s*:\s*"https:\\?/\\?/jsonfeed\.org')


def _page(head: bytes) -> bool:
    begun = head[:1024].lower()
    return begun.startswith((b"<!doctype html", b"<html")) or (begun.startswith(b"<?xml") and b"<html" in begun)


def _feed(head: bytes) -> bool:
    return (
        head.startswith(b"<") and re.search(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", head[:4096], re.IGNORECASE) is not None
    )


def _object_a_line(head: bytes) -> bool:
    try:
        return isinstance(json.loads(head.partition(b"\n")[0]), dict)
    except (ValueError, RecursionError):
        return False


def _values(head: bytes) -> bool:
    return head.startswith((b'{"', b"{\n", b"{\r", b"[{", b"[\n", b"[\r"))


_BEGINNINGS: Final = (
    ("parquet", lambda head: head.startswith(b"PAR1")),
    ("wacz", lambda head: head.startswith(b"PK\x03\x04")),
    ("warc", lambda head: head.startswith((b"WARC/", b"\x1f\x8b"))),
    ("html", _page),
    ("feed", _feed),
    ("jsonl", _object_a_line),
    ("json", _values),
)
