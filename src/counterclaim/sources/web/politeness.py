"""How often, how long and how much: the manners of fetching, and the waits that follow from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

from counterclaim import __version__

PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain")
FEEDS: Final = (
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
    "application/xml", "text/xml", "application/json", "text/html", "text/plain",
)  # fmt: skip
DAY: Final = 86_400.0


class Politeness(NamedTuple):
    """The manners. Times are in seconds, `largest` in bytes, also of what is unpacked from an answer.

    `pace` is the least time between two requests to one host; `longest` the time that one answer may take, `patience`
    the time without a byte; `tries` how often one address is tried at once, `wait` the longest wait between two tries.
    `robots` says whose robots.txt is asked: pages found by following links (`followed`), `all`, or `none`. `contact` is
    told to the sites.
    """

    contact: str = ""
    pace: float = 3.0
    patience: float = 15.0
    longest: float = 60.0
    largest: int = 10_000_000
    redirects: int = 5
    tries: int = 3
    wait: float = 60.0
    robots: str = "followed"


def agent(politeness: Politeness) -> str:
    """The User-Agent that sites see."""
    return f"counterclaim/{__version__} (+offline research tool; {politeness.contact or 'no contact given'})"


def retry_after(written: str | None, now: datetime) -> float:
    """The seconds that a Retry-After header asks for, at most a day; 0 where it asks for nothing that can be read."""
    text = (written or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), DAY)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), DAY)


def backoff(failures: int, first: float, longest: float, chance: Callable[[], float]) -> float:
    """The wait after so many failures in a row: doubling from `first`, up to `longest`, shortened by chance to a half.

    The chance keeps many readers of one site from coming back together.
    """
    return min(first * 2.0 ** min(failures - 1, 30), longest) * (0.5 + chance() / 2)
