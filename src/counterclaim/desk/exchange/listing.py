"""Lists: which part an address asks for, in which order, and how many fit in all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeVar

import orjson
from fastapi import Query, Request

from counterclaim.desk.desk import Desk
from counterclaim.desk.exchange.asking import MOST, Part, inline
from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.exchange.giving import wants_csv
from counterclaim.ledger import MOST_COUNTED, Place

ROWS: Final = 10_000
"""Rows of a list as a table."""

AT_ONCE: Final = 500
"""Rows of a table that are in memory at a time."""

_ID: Final = re.compile(r"[A-Za-z0-9.@_-]{1,100}")

Order = Literal["newest", "oldest"]
Page = TypeVar("Page")

After = Annotated[str | None, Query(max_length=200, description="What `next` of the page before says.")]
Limit = Annotated[int, Query(ge=1, le=ROWS, description=f"At most {MOST} as JSON, {ROWS} as CSV.")]


class Stretch(NamedTuple):
    """Which part of a list by time of publication: `limit` items behind `after`, which is None at its beginning."""

    after: str | None
    limit: int
    newest: bool = True


def listed(request: Request, after: After = None, limit: Limit = 50) -> Part:
    """The part of a list that an address asks for. Raises AskedError for more than fits in the form asked for."""
    if limit > MOST and not wants_csv(request):
        raise AskedError(f"limit={limit}: a page has at most {MOST}.", "Ask for format=csv, or for `next`.")
    return Part(after, limit)


def stretch(
    request: Request,
    after: After = None,
    limit: Limit = 50,
    order: Annotated[Order | None, Query(description="The newest first, unless `after` is of the other order.")] = None,
) -> Stretch:
    """As `listed`, of a list by time of publication. Raises AskedError for a page that ends in the other order, too."""
    listed(request, after, limit)
    of = order or "newest" if after is None else placed(after)[0]
    if order not in (None, of):
        raise AskedError(f"after={after}: that page is of a list that begins with the {of}.", f"Ask for order={of}.")
    return Stretch(after, limit, of == "newest")


Listed = Annotated[Part, inline(listed)]
Stretched = Annotated[Stretch, inline(stretch)]


def written(place: Place, newest: bool) -> str:
    """Where a page ends, as addresses carry it: with the order, since what lies behind is another thing in each."""
    moment = "" if place.published is None else place.published.isoformat()
    return f"{'newest' if newest else 'oldest'}~{moment}~{place.id}"


def placed(after: str) -> tuple[Order, Place]:
    """The order, and where in it a page ends, as `written` wrote it. Raises AskedError for what it did not write."""
    of, _, rest = after.partition("~")
    moment, _, id_ = rest.partition("~")
    wrong = AskedError(f"after={after}: no page ends there.", "Take `next` from the page before.")
    if of not in ("newest", "oldest") or not _ID.fullmatch(id_):
        raise wrong
    try:
        published = datetime.fromisoformat(moment).astimezone(UTC) if moment else None
    except (ValueError, OverflowError) as error:
        raise wrong from error
    return "newest" if of == "newest" else "oldest", Place(published, id_)


def in_parts(ask: Callable[[Any], Page], part: Part | Stretch) -> Iterator[Page]:
    """A long part of a list as pages, one after another; `ask` gives the page of a part."""
    left = part.limit
    while True:
        page: Any = ask(part._replace(limit=min(left, AT_ONCE)))
        yield page
        left -= len(page.items)
        if page.next is None or left <= 0:
            return
        part = part._replace(after=page.next)


def fitting(here: Desk, of: str, count: Callable[[], int | None]) -> tuple[int | None, bool]:
    """How many fit and whether more do, counted once until something changes; `of` says what is counted."""
    tag = f"{here.state_of_things()} {of}"
    held = here.answers.get(tag)
    found: int | None = count() if held is None else orjson.loads(held)
    if held is None:
        here.answers.keep(tag, orjson.dumps(found))
    return (None, False) if found is None else (min(found, MOST_COUNTED), found > MOST_COUNTED)
