"""The article of a web page: its text, title, time and own address."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final
from urllib.parse import urldefrag, urlsplit

from counterclaim.model import Document
from counterclaim.sources import addresses
from counterclaim.sources.decode import decoded
from counterclaim.sources.markup import tree
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received
from counterclaim.sources.times import published

_DECLARED: Final = re.compile(rb"<(?:meta|\?xml)[^<>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD: Final = 1 << 16
_LINKS: Final = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
_CHANGED: Final = "//meta[@property='article:modified_time' or @property='og:updated_time']/@content"
_LOGGERS: Final = ("trafilatura", "htmldate")


def article(content: bytes, address: str, options: Options) -> Received:
    """The article that trafilatura finds in a page; offsets count in that text, and an issue says so.

    `address` is where the page comes from, or the name of the file it was saved in. The page's canonical link is the
    report's address where it leads to the same host, or where the page is a file and only the link tells. Title, host
    (or the site's name) and date, as htmldate finds it, are taken where the options do not say them.
    """
    declared = _DECLARED.search(content[:_HEAD])
    text, issues = decoded(content, address, options.encoding or (declared and declared[1].decode("ascii")))
    if text is None:
        return Received(None, issues)
    page = tree(text, address)
    found = _extract(page.root) if page is not None else None
    if page is None or found is None or not found.text:
        return Received(None, (*issues, issue("no-article", address)))
    links, changed = page.root.xpath(_LINKS), page.root.xpath(_CHANGED)
    uri = _own(links, address)
    document = Document(
        found.text,
        uri,
        options.published or _moment(found.date),
        options.source or addresses.host(uri) or found.sitename or None,
        options.language,
        found.title or None,
        None,
        _moment(changed[0]) if changed else None,
    )
    return Received(document, (*issues, *page.issues, issue("article-text", address)))


def _extract(root: Any) -> Any:
    import logging

    from trafilatura import bare_extraction  # here, since it is slow to load and only pages need it

    for logger in _LOGGERS:
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    dates = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%dT%H:%M:%S%z"}
    return bare_extraction(root, with_metadata=True, include_comments=False, date_extraction_params=dates)


def _own(links: list[str], address: str) -> str:
    """The first link to one page of the site that `address` is on; `address` itself where there is none."""
    at = urldefrag(address).url if addresses.is_web(address) else address
    for link in links:
        found = addresses.absolute(link, address)
        same = not addresses.is_web(address) or addresses.host(found) == addresses.host(address)
        if found and same and urlsplit(found).path.strip("/"):
            return urldefrag(found).url
    return at


def _moment(written: str | None) -> datetime | None:
    try:
        return published(written) if written else None
    except ValueError:
        return None
