"""Posts that the ledger holds and a page no longer shows: each is asked for by itself before it counts as gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from counterclaim.model import Issue
from counterclaim.sources.received import Delivery
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.results import Failed, Fetched, Gone, Unchanged
from counterclaim.sources.web.visits import Place, Tools, delivery, options
from counterclaim.sources.web.watched import Watched

ASKED: Final = 20
"""Missing posts of one page that are asked for; the others wait for the next visit."""

_GROUPED: Final = re.compile(rb"/(\d{1,15})\?single\b")
_ADDRESS: Final = re.compile(r"https://t\.me/(\w+)/(\d{1,15})", re.ASCII)
_NO_POST: Final = b"tgme_widget_message_error"


class Seen(NamedTuple):
    """The posts that a page shows, by number, and the range it would show them in: low <= number < high (None: all)."""

    numbers: frozenset[int]
    low: int
    high: int | None


def seen(numbers: Iterable[int], content: bytes, low: int, high: int | None) -> Seen:
    """What a page shows of a range: the posts of these numbers, and the single pictures of albums among them."""
    return Seen(frozenset(numbers) | {int(number) for number in _GROUPED.findall(content)}, low, high)


def held(addresses: Mapping[str, object], name: str) -> dict[int, str]:
    """The posts of channel `name` among `addresses`, by number."""
    found = ((address, _ADDRESS.fullmatch(address)) for address in addresses)
    return {int(match[2]): address for address, match in found if match and match[1].lower() == name}


def missing(
    page: Seen, posts: Mapping[int, str], name: str, watched: Watched, tools: Tools, place: Place
) -> Iterator[Delivery | Issue]:
    """A delivery, with the page that says so, for each of `posts` that is gone; an issue where that cannot be told."""
    absent = [
        number
        for number in sorted(posts, reverse=True)
        if page.low <= number and (page.high is None or number < page.high) and number not in page.numbers
    ]
    for number in absent[:ASKED]:
        got = tools.fetcher.fetch(f"https://t.me/{name}/{number}?embed=1&mode=tme")
        if isinstance(got, Failed):
            yield got.issue
            return
        if isinstance(got, Unchanged):
            continue
        if isinstance(got, Gone) or _NO_POST in got.content:
            yield delivery(got, (), place, (posts[number],))
        elif number not in seen(_numbers(got, watched, tools), got.content, number, None).numbers:
            yield issue("unsure", posts[number])


def _numbers(got: Fetched, watched: Watched, tools: Tools) -> tuple[int, ...]:
    return tools.parsers.page(got.content, got.address, options(watched)).numbers
