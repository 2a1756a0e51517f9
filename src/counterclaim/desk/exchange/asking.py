"""What an address asks for: the filter, the page of a list, the form of the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Annotated, Any, Final, NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import Depends, Query
from pydantic import BeforeValidator

from counterclaim.desk.exchange.faults import AskedError
from counterclaim.model.kept import Filter
from counterclaim.model.vocabulary import section

MOST: Final = 200
"""Items of one page of a list."""

WORDS: Final = 200
"""Characters that a filter's words may have."""


YEARS: Final = range(1000, 9000)
"""Years of the days that can be asked for."""


_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _day(said: object) -> object:
    if isinstance(said, str) and not _DAY.fullmatch(said):  # a number would be taken for seconds since 1970
        raise ValueError("write it as 2025-07-10")
    return said


Day = Annotated[date, BeforeValidator(_day)]


def asked(
    measure: Annotated[list[str], Query(description="Such as intercepted; those inside it too.")] = [],  # noqa: B006
    thing: Annotated[list[str], Query(description="Such as drone; those inside it too.")] = [],  # noqa: B006
    place: Annotated[list[str], Query(description="A code: a country, a region, a sea.")] = [],  # noqa: B006
    source: Annotated[list[str], Query(description="A source's key.")] = [],  # noqa: B006
    side: Annotated[list[str], Query(description="A side, as the sources' descriptions name it.")] = [],  # noqa: B006
    since: Annotated[Day | None, Query(alias="from", description="The first morning.")] = None,
    until: Annotated[Day | None, Query(alias="to", description="The last morning.")] = None,
    state: Annotated[list[str], Query(description="What reviewers made of a claim.")] = [],  # noqa: B006
    text: Annotated[str, Query(max_length=WORDS, description="Words that the report has.")] = "",
) -> Filter:
    """The filter of an address. Raises AskedError for a term that is not in the vocabulary, or days in wrong order."""
    for name, day in (("from", since), ("to", until)):
        if day is not None and day.year not in YEARS:
            raise AskedError(f"{name}={day}: nothing is counted in that year.", f"Use {YEARS[0]} to {YEARS[-1]}.")
    if since and until and since > until:
        raise AskedError(f"{since} lies after {until}, so that nothing is asked for.", "Turn them round.")
    return Filter(
        terms("measure", measure, "measures"),
        terms("thing", thing, "things"),
        tuple(place),
        tuple(source),
        tuple(side),
        since,
        until,
        terms("state", state, "states"),
        text,
    )


def inline(work: Callable[..., Any]) -> Any:
    """A dependency that is too quick to be worth a thread of its own, which FastAPI gives to all that is not async."""

    @wraps(work)
    async def done(*args: Any, **kwargs: Any) -> Any:
        return work(*args, **kwargs)

    return Depends(done)


Asked = Annotated[Filter, inline(asked)]


def terms(name: str, keys: Iterable[str], of: str) -> tuple[str, ...]:
    """Keys of a section of the vocabulary. Raises AskedError for any other."""
    found = tuple(dict.fromkeys(keys))
    for key in found:
        if key not in section(of):
            raise AskedError(f"{name}={key}: there is no such {name}.", f"Use one of {', '.join(section(of))}.")
    return found


def zone(
    zone: Annotated[str | None, Query(max_length=64, description="Nights are counted in this zone.")] = None,
) -> str | None:
    """The zone of an address; None for that of most sources. Raises AskedError for one that does not exist."""
    if zone is not None:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise AskedError(f"zone={zone}: there is no such zone.", "Write it as Europe/Kyiv.") from error
    return zone


Zone = Annotated[str | None, inline(zone)]


class Part(NamedTuple):
    """Which part of a list: `limit` items behind `after`, which is None at its beginning."""

    after: str | None
    limit: int


def part(
    after: Annotated[str | None, Query(max_length=200, description="What `next` of the page before says.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> Part:
    """The part of a list that an address asks for."""
    return Part(after, limit)


Paged = Annotated[Part, inline(part)]


def query(asked: Filter, **more: Any) -> str:
    """A filter as the query of an address."""
    pairs = [
        *(("measure", each) for each in asked.measures),
        *(("thing", each) for each in asked.things),
        *(("place", each) for each in asked.places),
        *(("source", each) for each in asked.sources),
        *(("side", each) for each in asked.sides),
        *([("from", asked.since.isoformat())] if asked.since else []),
        *([("to", asked.until.isoformat())] if asked.until else []),
        *(("state", each) for each in asked.states),
        *([("text", asked.text)] if asked.text else []),
        *((key, value) for key, value in more.items() if value is not None),
    ]
    return urlencode(pairs)
