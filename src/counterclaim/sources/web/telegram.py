"""A channel's public preview, https://t.me/s/NAME: what is new, gaps, edits, deletions and history, page by page."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from counterclaim.model import Issue
from counterclaim.sources.addresses import channel
from counterclaim.sources.received import Delivery, Received
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.missing import Seen, held, missing, seen
from counterclaim.sources.web.reach import Covered, advanced, begun, due, looking_again, more, restored, stored
from counterclaim.sources.web.results import Failed, Fetched, Gone, Unchanged
from counterclaim.sources.web.visits import Outcome, Place, Tools, Visit, delivery, options
from counterclaim.sources.web.watched import Watched

PAGES: Final = 10
"""Pages of older posts that one visit fetches before other sources have their turn."""


class Sheet(NamedTuple):
    """A page of the channel."""

    got: Fetched
    posts: tuple[Received, ...]
    covered: Covered
    seen: Seen


def visit(watched: Watched, place: Place, tools: Tools) -> Visit:
    """The newest page, then what is due, page by page; each delivery's cursor holds what was reached with it."""
    name = (channel(watched.addresses[0]) or "").rpartition("/")[2]
    recheck = tools.fetcher.now() - watched.recheck if watched.recheck else None
    known = held(tools.known(watched.source.key), name)
    reach, step = restored(place), None
    for _ in range(PAGES + 1):
        sheet = yield from _sheet(watched, tools, name, step and step[1])
        if isinstance(sheet, Outcome):
            return sheet
        yield from missing(sheet.seen, known, name, watched, tools, stored(reach))  # before the place moves on
        if step is None:
            older = [] if watched.history.wanted else [number for number in known if number < sheet.covered.oldest]
            reach = begun(reach, sheet.covered, max(older, default=0))
            reach = looking_again(reach, sheet.covered, watched.history, recheck)
        else:
            reach = advanced(reach, step[0], sheet.covered, recheck)
        yield delivery(sheet.got, sheet.posts, stored(reach))
        step = due(reach, watched.history)
        if step is None:
            return Outcome()
    return Outcome(more=more(reach, watched.history))


def _sheet(
    watched: Watched, tools: Tools, name: str, before: int | None
) -> Generator[Delivery | Issue, None, Sheet | Outcome]:
    address = f"https://t.me/s/{name}" + (f"?before={before}" if before else "")
    got = tools.fetcher.fetch(address)
    if isinstance(got, Failed):
        yield got.issue
        return Outcome(False, wait=got.wait)
    if isinstance(got, Unchanged | Gone) or not urlsplit(got.address).path.startswith("/s/"):
        yield issue("no-preview", address, reason="the address leads elsewhere" if isinstance(got, Fetched) else "404")
        return Outcome(False)
    page = tools.parsers.page(got.content, got.address, options(watched))
    if not page.numbers:
        yield issue("empty-page", address)
        return Outcome(False)
    oldest, newest = page.numbers[0], page.numbers[-1]
    if before and oldest >= before:
        yield issue("no-progress", address, number=before)
        return Outcome(False)
    older = page.previous is not None
    at = min(
        (post.document.published for post in page.found if post.document and post.document.published), default=None
    )
    covered = Covered(oldest, newest, at, len(page.numbers), older)
    return Sheet(got, page.found, covered, seen(page.numbers, got.content, oldest if older else 0, before))
