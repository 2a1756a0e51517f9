"""What a feed says, in RSS, Atom or JSON Feed: its site, its entries, and what is wrong with it."""

from __future__ import annotations

import calendar
import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from counterclaim.model import Issue
from counterclaim.sources import addresses
from counterclaim.sources.markup import unmarked
from counterclaim.sources.messages import issue
from counterclaim.sources.times import published

JSON_FEED: Final = "https://jsonfeed.org/version/"
_NO_FEED: Final = "no RSS, Atom or JSON Feed"
_HARMLESS: Final = ("CharacterEncodingOverride", "NonXMLContentType")


class Entry(NamedTuple):
    """An entry as its feed gives it; of the times, one that cannot be read stays in words."""

    link: object
    id: object
    title: str
    body: str
    published: datetime | str | None
    updated: datetime | str | None


class Feed(NamedTuple):
    """The address of the site that the feed is of, and the entries in the feed's order."""

    site: str | None = None
    entries: tuple[Entry, ...] = ()
    issues: tuple[Issue, ...] = ()


def parsed(content: bytes, address: str) -> Feed:
    """The feed that `content`, received from `address`, holds; no entries, with the reason, where it is none."""
    return _json_feed(content, address) if content.lstrip()[:1] == b"{" else _xml_feed(content, address)


def _xml_feed(content: bytes, address: str) -> Feed:
    import feedparser  # here, since only feeds need it

    headers = {"content-location": address} if addresses.is_web(address) else {}
    # a stream, since bytes might be taken for the name of a file
    try:
        found = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=True)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:  # of bytes that are no text
        return Feed(issues=(issue("no-feed", address, reason=_reason(error)),))
    broken = found.get("bozo_exception")
    wrong = broken is not None and type(broken).__name__ not in _HARMLESS
    if not found.version and not found.entries:
        return Feed(issues=(issue("no-feed", address, reason=_reason(broken) if wrong else _NO_FEED),))
    entries = tuple(_entry(dict(raw)) for raw in found.entries)  # a plain dict: theirs gives updated for published
    met = [issue("broken-feed", address, reason=_reason(broken))] if wrong else []
    return Feed(found.feed.get("link"), entries, tuple(met) if entries or wrong else (issue("no-entries", address),))


def _entry(raw: Mapping[str, Any]) -> Entry:
    bodies = map(_unmarked, (raw.get("summary_detail"), *raw.get("content", ())))
    times = [_time(raw, field) for field in ("published", "updated")]
    return Entry(raw.get("link"), raw.get("id"), _unmarked(raw.get("title_detail")), max(bodies, key=len), *times)


def _reason(broken: object) -> str:
    return " ".join(str(broken).split())[:200]


def _unmarked(detail: Mapping[str, Any] | None) -> str:
    value = str(detail.get("value") or "") if detail else ""
    return value.strip() if detail and detail.get("type") == "text/plain" else unmarked(value)


def _time(raw: Mapping[str, Any], field: str) -> datetime | str | None:
    parsed, written = raw.get(f"{field}_parsed"), raw.get(field)
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else written
    except (ValueError, OverflowError, OSError, TypeError):
        return str(written)


def _json_feed(content: bytes, address: str) -> Feed:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        return Feed(issues=(issue("no-feed", address, reason=_reason(error)),))
    items = found.get("items") if str(found.get("version")).startswith(JSON_FEED) else None
    if not isinstance(items, list):
        return Feed(issues=(issue("no-feed", address, reason=_NO_FEED),))
    entries = tuple(_item(item) for item in items if isinstance(item, Mapping))
    site = found.get("home_page_url")
    return Feed(site if isinstance(site, str) else None, entries, () if entries else (issue("no-entries", address),))


def _item(item: Mapping[str, Any]) -> Entry:
    text = {key: value for key, value in item.items() if isinstance(value, str)}
    body = max(
        unmarked(text.get("content_html", "")),
        text.get("content_text", "").strip(),
        text.get("summary", "").strip(),
        key=len,
    )
    times = [_word(text.get(key)) for key in ("date_published", "date_modified")]
    return Entry(text.get("url"), item.get("id"), text.get("title", "").strip(), body, *times)


def _word(written: str | None) -> datetime | str | None:
    try:
        return published(written) if written else None
    except ValueError:
        return written
