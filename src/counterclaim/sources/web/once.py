"""Addresses named one by one, as `counterclaim add` is given them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from counterclaim.model import Issue
from counterclaim.model.kept import Source
from counterclaim.sources.addresses import channel, post
from counterclaim.sources.received import Delivery, Options
from counterclaim.sources.web import telegram
from counterclaim.sources.web.fetch import Fetcher
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.politeness import FEEDS, PAGES
from counterclaim.sources.web.results import Failed, Fetched, Gone
from counterclaim.sources.web.visits import HOUSE, KnownTo, Parsers, Place, Tools, opened, recalled
from counterclaim.sources.web.watched import NEWS, History, Watched

ANYTHING: Final = tuple(
    dict.fromkeys(
        (
            *PAGES, *FEEDS, "application/x-ndjson", "application/jsonl", "text/csv", "text/tab-separated-values",
            "text/markdown", "application/warc", "application/gzip", "application/zip", "application/octet-stream",
            "application/vnd.apache.parquet", "binary/octet-stream",
        )
    )
)  # fmt: skip
"""The types of the inputs that are read; what they are is told from their bytes."""


def get(
    addresses: Iterable[str],
    fetcher: Fetcher,
    options: Options,
    *,
    history: History = NEWS,
    known: KnownTo = lambda key: {},
    parsers: Parsers = HOUSE,
) -> Iterator[Delivery | Issue]:
    """What stands at each address: a channel's posts, one post, a feed, an article, or a file of reports.

    A channel is read as far back as `history` says: without one its newest page, or back to the newest post that the
    ledger holds (`known`, as for `watch`).
    """
    tools = Tools(fetcher, parsers, known)
    for address in addresses:
        named, number = _telegram(address)
        if named is not None and number is None:
            yield from _channel(named, history, options, tools)
            continue
        got = fetcher.fetch(f"https://{named}/{number}?embed=1&mode=tme" if named else address, accept=ANYTHING)
        if isinstance(got, Failed):
            yield got.issue
        elif isinstance(got, Gone):
            yield issue("not-there", address, status=got.status)
        elif isinstance(got, Fetched):
            found = tuple(parsers.stream(opened(got.content), got.address, options))
            yield Delivery(got.content, got.address, got.received, got.media, got.headers, found)


def _channel(named: str, history: History, options: Options, tools: Tools) -> Iterator[Delivery | Issue]:
    address, source = f"https://t.me/s/{named.partition('/')[2]}", Source(named, language=options.language)
    watched, place, more = Watched(address, "telegram", (address,), source, timedelta(hours=1), history), Place(), True
    while more:
        visit = telegram.visit(watched, place, tools)
        while True:
            try:
                item = next(visit)
            except StopIteration as end:
                more = end.value.more
                break
            place = recalled(item.cursor) if isinstance(item, Delivery) else place
            yield item._replace(cursor=None) if isinstance(item, Delivery) else item


def _telegram(address: str) -> tuple[str | None, str | None]:
    """The public channel that an address names, and the post of it; None, None for other addresses."""
    named, single = channel(address), post(address)
    if named is None or single is None or named.startswith("t.me/c/"):
        return None, None
    return named, single.removeprefix(f"https://{named}").strip("/") or None
