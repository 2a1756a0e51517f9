"""RSS, Atom and JSON Feed: a report an entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BufferedReader
from typing import Final
from urllib.parse import quote

from counterclaim.model import Document
from counterclaim.sources import addresses, bounded
from counterclaim.sources.feed_formats import Entry, parsed
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received

_CUT: Final = " .…"


def reader(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report an entry, from a saved feed."""
    content, issues = bounded.whole(stream, name, options, bounded.POSTS)
    if content is None:
        yield Received(None, issues)
    else:
        yield from feed(content, name, options)


def feed(content: bytes, address: str, options: Options) -> tuple[Received, ...]:
    """The entries of a feed as received from `address` (or saved in a file of that name), in the feed's order.

    The text is the title, an empty line, and the fullest of summary and content without their markup; a title that only
    repeats the beginning is left out. The source is the host that the feed's link leads to, or, for a bridge to
    Telegram, the channel.
    """
    own = parsed(content, address)
    source = options.source or addresses.channel(own.site) or addresses.host(own.site) or addresses.host(address)
    found = [_report(entry, f"{address}:{at}", address, source, options) for at, entry in enumerate(own.entries, 1)]
    return (*found, Received(None, own.issues)) if own.issues else tuple(found)


def _report(entry: Entry, name: str, address: str, source: str | None, options: Options) -> Received:
    text = entry.body if _repeats(entry.title, entry.body) else f"{entry.title}\n\n{entry.body}".strip()
    if not text:
        return Received(None, (issue("empty-entry", name),))
    times = [time if isinstance(time, datetime) else None for time in (entry.published, entry.updated)]
    issues = tuple(
        issue("published", name, reason=f"“{time[:80]}” is no time that can be read")
        for time in (entry.published,)
        if isinstance(time, str) and time
    )
    link = addresses.absolute(entry.link, address)
    post = addresses.post(link)
    document = Document(
        text,
        post or link or _named(entry.id, name, address),
        times[0] or times[1] or options.published,
        addresses.channel(link) or source,
        options.language,
        entry.title or None,
        None,
        times[1] if times[0] and times[1] and times[1] > times[0] else None,
    )
    return Received(document, issues)


def _repeats(title: str, body: str) -> bool:
    return bool(body) and body.startswith(title.rstrip(_CUT))


def _named(id_: object, name: str, address: str) -> str | None:
    """An address for an entry without a link: its id in the feed, or its place in the file."""
    if id_:
        own = str(id_)
        return own if "://" in own else f"{address}#{quote(own[:300], safe='')}"
    return None if addresses.is_web(address) else name
