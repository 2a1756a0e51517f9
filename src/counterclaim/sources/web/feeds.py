"""RSS, Atom and JSON feeds: their entries as they are, or the pages that the entries lead to."""

from __future__ import annotations

from collections.abc import Container, Generator
from typing import Any, Final

from counterclaim.model import Issue
from counterclaim.sources.addresses import is_web
from counterclaim.sources.received import Delivery, Received
from counterclaim.sources.web.articles import Row, look
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.politeness import FEEDS
from counterclaim.sources.web.results import Failed, Fetched, Gone
from counterclaim.sources.web.visits import Outcome, Place, Tools, Visit, delivery, options, version
from counterclaim.sources.web.watched import Watched

TOGETHER: Final = 10
"""Pages of entries that one visit fetches before other sources have their turn."""

TRIES: Final = 5
"""Visits in which the page of an entry is tried."""

_REMEMBERED: Final = 1_000


def visit(watched: Watched, place: Place, tools: Tools) -> Visit:
    """The feed's entries; with `follow`, the article of each new entry's page instead, and those seen of late again."""
    got = tools.fetcher.fetch(watched.addresses[0], version(place.get("feed")), accept=FEEDS)
    if isinstance(got, Failed):
        yield got.issue
        return Outcome(False, wait=got.wait)
    if isinstance(got, Gone):
        yield issue("not-there", watched.addresses[0], status=got.status)
        return Outcome(False)
    place = {"feed": place.get("feed"), **{name: _rows(place.get(name)) for name in _PARTS}}
    if isinstance(got, Fetched):
        found = tuple(tools.parsers.feed(got.content, got.address, options(watched)))
        place["feed"] = [got.known.etag, got.known.modified]
        if not watched.follow:
            yield delivery(got, found, place)
            return Outcome()
        _enqueue(found, place, tools.known(watched.source.key))
        apart = tuple(item for item in found if not (item.document and is_web(item.document.uri)))
        yield delivery(got, apart, place)
    if watched.follow:
        yield from _follow(watched, place, tools)
        yield from _again(watched, place, tools)
    return Outcome(more=any(not tries for tries, _ in place["waiting"].values()), place=place)


_PARTS: Final = ("waiting", "pages", "first", "last")
"""What a place remembers of entries, by address: tries and time told, version, when first and last asked for."""


def _rows(part: object) -> dict[str, Any]:
    return dict(part) if isinstance(part, dict) else {}


def _enqueue(found: tuple[Received, ...], place: Place, known: Container[str]) -> None:
    for item in found:
        uri = item.document and item.document.uri
        if item.document and uri and is_web(uri) and uri not in known and uri not in place["first"]:
            moment = item.document.published
            place["waiting"].setdefault(uri, [0, moment.isoformat() if moment else None])


def _follow(watched: Watched, place: Place, tools: Tools) -> Generator[Delivery | Issue, None, None]:
    now = tools.fetcher.now().isoformat()
    for address in list(place["waiting"])[:TOGETHER]:
        tries, published = place["waiting"].pop(address)
        place["first"][address] = place["last"][address] = now
        got = yield from look(address, place["pages"], place, watched, tools, True, published)
        tries += 1
        if isinstance(got, Failed) and got.again and tries < TRIES:
            place["waiting"][address] = [tries, published]  # at the end of the queue
            del place["first"][address], place["last"][address]
        elif isinstance(got, Failed) and got.again:
            yield issue("given-up", address, tries=tries)
    for address in list(place["first"])[:-_REMEMBERED]:
        for part in _PARTS[1:]:
            place[part].pop(address, None)


def _again(watched: Watched, place: Place, tools: Tools) -> Generator[Delivery | Issue, None, None]:
    """Look again at the pages first fetched within `recheck`, the one that waited longest first."""
    now = tools.fetcher.now()
    since, before = (now - watched.recheck).isoformat(), (now - watched.every).isoformat()
    pages: dict[str, Row] = place["pages"]
    late = [
        address for address in pages if place["first"].get(address, "") > since and place["last"][address] <= before
    ]
    for address in sorted(late, key=lambda address: (place["last"][address], address))[:TOGETHER]:
        place["last"][address] = now.isoformat()
        yield from look(address, pages, place, watched, tools, True)
