"""What all visits of sources share: what they are given, what they say at the end, and how they remember."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, Protocol, cast

from counterclaim.model import Issue
from counterclaim.sources import article, feed, page, receive_stream
from counterclaim.sources.received import Delivery, Options, Received
from counterclaim.sources.web.fetch import Fetcher
from counterclaim.sources.web.results import Fetched, Gone, Known
from counterclaim.sources.web.watched import Watched

KnownTo = Callable[[str], Mapping[str, object]]
"""The addresses of a source (by its key) whose reports the ledger holds and does not hold for gone."""


Place = dict[str, Any]
"""Where a source's next visit begins, as JSON holds it."""


class Outcome(NamedTuple):
    """How a visit ended: `well` or not, whether there is `more` to fetch at once, how long the site asks to `wait`.

    `place` is where the next visit begins; None: where the last delivery says.
    """

    well: bool = True
    more: bool = False
    wait: float = 0.0
    place: Place | None = None


Visit = Generator[Delivery | Issue, None, Outcome]


class PageRead(Protocol):
    """A channel's page as its parser gives it (`sources.telegram_preview.Page`)."""

    @property
    def found(self) -> tuple[Received, ...]:
        """The posts with text, in the order of the page."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all posts, in ascending order."""

    @property
    def previous(self) -> str | None:
        """The address of the page of older posts; None at the beginning of the channel's history."""


class Parsers(NamedTuple):
    """What makes reports of bytes: a channel's page, a feed, an article's page, and an input of any kind."""

    page: Callable[[bytes, str, Options], PageRead]
    feed: Callable[[bytes, str, Options], Iterable[Received]]
    article: Callable[[bytes, str, Options], Received]
    stream: Callable[[io.BufferedReader, str, Options], Iterator[Received]]


class Tools(NamedTuple):
    """What a visit works with."""

    fetcher: Fetcher
    parsers: Parsers
    known: KnownTo


Visitor = Callable[[Watched, Place, Tools], Visit]


def opened(content: bytes) -> io.BufferedReader:
    """Bytes as an open input, which can be read from anywhere."""
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(content)))


def options(watched: Watched) -> Options:
    """How the reports of a source are read."""
    return Options(language=watched.source.language, source=watched.source.key)


def delivery(
    got: Fetched | Gone, found: tuple[Received, ...], place: Mapping[str, object], gone: tuple[str, ...] = ()
) -> Delivery:
    """What a fetch brought, with the place to go on from."""
    return Delivery(got.content, got.address, got.received, got.media, got.headers, found, gone, remembered(place))


def remembered(place: Mapping[str, object]) -> str:
    """A place as a cursor, the same words for the same place."""
    return json.dumps(place, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def recalled(cursor: str | None) -> Place:
    """The place that a cursor holds; the beginning where it holds none."""
    try:
        place = json.loads(cursor or "{}")
    except ValueError:
        return {}
    return place if isinstance(place, dict) else {}


def version(row: object) -> Known | None:
    """The version that a place remembers as a list [ETag, Last-Modified, …]."""
    if not isinstance(row, list) or len(row) < 2 or not any(row[:2]):
        return None
    return Known(*(word if isinstance(word, str) else None for word in row[:2]))


HOUSE: Final = Parsers(page, feed, article, receive_stream)
"""The parsers of this house."""
