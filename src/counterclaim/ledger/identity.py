"""Which report a text is a version of, and the ids that hold in the whole ledger."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from counterclaim.ledger.values import canonical, digest, written
from counterclaim.model import Document

DIGITS: Final = 12
"""Hexadecimal digits of a report's id."""

_ADDRESS: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*://|(?:urn|tag|tg|telegram|doi|mailto|at):)\S", re.IGNORECASE)
_SHORT: Final = re.compile(r"t\.me/\S", re.IGNORECASE)
_PREVIEW: Final = re.compile(r"^t\.me/s/")
_CLAIM: Final = re.compile(r"([0-9a-f]{12})(?:@(\d+))?(?:\.(.+))?", re.DOTALL)


def address(uri: str | None) -> str | None:
    """The address that a URI gives a report, None where it only says where the text stands in a file.

    Addresses that differ in `http` or `https`, in the case of the host, in `www.`, or in the fragment are one, and so
    are a post of a public channel and its preview.
    """
    if uri is None:
        return None
    if _SHORT.match(uri):
        uri = f"https://{uri}"
    if not _ADDRESS.match(uri):
        return None
    try:
        parts = urlsplit(uri)
    except ValueError:
        return uri
    if parts.scheme not in ("http", "https"):
        return uri
    query = f"?{parts.query}" if parts.query else ""
    host = parts.netloc.lower().removeprefix("www.")
    path = parts.path if parts.path != "/" else ""
    return _PREVIEW.sub("t.me/", f"{host}{path}{query}")


def of_address(found: str) -> str:
    """The identity of the report at an address."""
    return digest(canonical(["address", found]))


def of_one_among_several(found: str, text: str) -> str:
    """The identity of a text that stands at one address with others, as in a running chronicle."""
    return digest(canonical(["address", found, digest(text)]))


def of_text(document: Document) -> str:
    """The identity of a report that has no address: its source, its time and its text."""
    return digest(canonical(["text", document.source, written(document.published), digest(document.text)]))


def report_id(identity: str) -> str:
    """The id of a report."""
    return identity[:DIGITS]


class Name(NamedTuple):
    """An id in its parts: `version` None means the latest, `local` what the report itself calls its claim."""

    report: str
    version: int | None = None
    local: str | None = None


def prefix(report: str, version: int, latest: int) -> str:
    """What stands before the dot in the ids of a report's version."""
    return report if version == latest else f"{report}@{version}"


def named(written: str) -> Name | None:
    """The parts of an id such as `4be0643f1d98`, `4be0643f1d98.c3` or `4be0643f1d98@1.c3`; None for any other text."""
    found = _CLAIM.fullmatch(written)
    if found is None:
        return None
    return Name(found[1], None if found[2] is None else int(found[2]), found[3])
