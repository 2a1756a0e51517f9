"""Review: what to look at next, and what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Final

import orjson
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from counterclaim import ledger as kept
from counterclaim.accounts.review import agreement as compared
from counterclaim.desk.desk import Desk, Here
from counterclaim.desk.exchange.asking import MOST, Asked, Paged
from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.exchange.giving import give, said, told
from counterclaim.desk.people import needs, person
from counterclaim.desk.views import Agreed, Decided, DecisionsPage, Queue
from counterclaim.desk.work.queue import queue as next_up
from counterclaim.desk.work.shifts import as_before, part_in, shifts, totals, touched
from counterclaim.desk.work.surroundings import around
from counterclaim.model.kept import Decision
from counterclaim.model.public import instant
from counterclaim.pipeline.reviewing import decided, grouped, undone, unfit

router = APIRouter(prefix="/api", tags=["review"])

NAME: Final = 120
ID: Final = 300
FIELDS: Final = 100_000
"""Bytes of the fields of one decision."""

Id = Annotated[str, Field(min_length=1, max_length=ID)]


class Deciding(BaseModel):
    """A decision to make: about claims, reports or sources by their ids; `fields` in the public JSON's form."""

    kind: Annotated[str, Field(max_length=20)]
    about: Annotated[list[Id], Field(max_length=100)] = []
    why: Annotated[str, Field(max_length=2_000)] = ""
    fields: Annotated[dict[str, Any], Field(max_length=40)] = {}
    undoes: Annotated[int, Field(ge=1, le=2**31)] | None = None
    by: Annotated[str, Field(max_length=NAME)] = ""


@router.get("/review/queue", **told(Queue))
def queue(request: Request, here: Here, asked: Asked, limit: Annotated[int, Query(ge=1, le=MOST)] = 50) -> Response:
    """Claims that nobody has looked at, those first that would change a total most."""
    return give(request, lambda: next_up(here, asked, limit))


@router.get("/decisions", **told(DecisionsPage, table=True))
def decisions(
    request: Request, here: Here, paged: Paged, about: Annotated[str | None, Query(max_length=ID)] = None
) -> Response:
    """Decisions, the latest first; those about a claim, report or source where one is named."""

    def work() -> DecisionsPage:
        before = _number(paged.after)
        made = kept.decisions(here.ledger, about)
        behind = [one for one in reversed(made) if before is None or one.number < before]
        some = behind[: paged.limit]
        numbers = {one.number for one in some}
        gone = tuple(number for number in undone(made) if number in numbers)
        following = str(some[-1].number) if len(behind) > len(some) else None
        return DecisionsPage(tuple(some), gone, following, len(made))

    return give(request, work, _rows)


@router.post("/decisions", dependencies=[needs("reviewer")], **told(Decided))
def decide(request: Request, here: Here, made: Deciding) -> Response:
    """Decide: `kind`, `about`, `why`, `fields`, `undoes`; `by` where nobody logs in. Needs the role of reviewer."""
    wanted = _wanted(made, _author(request, here, made), datetime.now(UTC))
    ledger = here.ledger
    was, before = touched(ledger, wanted), around(here, (), None)
    done, issues = next(decided(ledger, wanted))
    if done is None:
        raise AskedError(" ".join(issue.message for issue in issues), "Nothing was decided.")
    here.settling.soon()
    now, after = touched(ledger, done), around(here, (), None)
    figures = dict.fromkeys((*part_in(was, before), *part_in(now, after)))
    sums = totals(ledger, figures, before, as_before(was, now)), totals(ledger, figures, after)
    return said(Decided(done, now, tuple(shifts(*sums))))


@router.get("/review/agreement", **told(Agreed))
def agreement(
    request: Request,
    here: Here,
    one: Annotated[str | None, Query(max_length=NAME)] = None,
    other: Annotated[str | None, Query(max_length=NAME)] = None,
) -> Response:
    """The reviewers, and how two of them agree."""

    def work() -> Agreed:
        made = kept.decisions(here.ledger)
        reviewers = tuple(sorted({each.by for each in made}))
        for name in (one, other):
            if name is not None and name not in reviewers:
                raise AskedError(f"nobody named {name} has decided anything.", "Take a name from `reviewers`.")
        return Agreed(reviewers, compared(made, one, other) if one is not None and other is not None else None)

    return give(request, work)


def _author(request: Request, here: Desk, made: Deciding) -> str:
    """Who decides: the person who is logged in, or who they say they are where nobody has to."""
    known = person(request)
    name = known.name if known is not None else made.by.strip() if here.settings.open else ""
    if not name:
        raise AskedError("A decision has an author.", "Name yourself in `by`.")
    return name


def _wanted(made: Deciding, by: str, at: datetime) -> Decision:
    fields = tuple(made.fields.items())
    try:
        written = orjson.dumps(made.fields)
    except TypeError as error:
        raise AskedError(f"The fields cannot be kept: {error}.", "Give them in the public JSON's form.") from error
    if orjson.loads(written) != made.fields or "\0" in "".join((made.why, by, *made.about)) or b"\\u0000" in written:
        raise AskedError("A number that is none, or a null character, cannot be kept.", "Leave it out.")
    if len(written) > FIELDS:
        raise AskedError(f"The fields have more than {FIELDS:,} bytes.", "Give those that change alone.")
    fault = unfit(made.kind, made.about, fields)
    if fault is not None:
        raise AskedError(fault)
    if len(grouped(made.kind, made.about)) > 1:
        raise AskedError(f"{made.kind} is about claims of one report at a time.", "Decide report by report.")
    if made.undoes is not None and made.kind != "undo":
        raise AskedError("undoes belongs to an undo alone.", "Leave it out, or decide undo.")
    return Decision(0, made.kind, tuple(dict.fromkeys(made.about)), by, at, made.why, fields, made.undoes)


def _number(after: str | None) -> int | None:
    if after is None:
        return None
    if not (after.isascii() and after.isdigit() and len(after) < 12):
        raise AskedError(f"after={after}: no page ends there.", "Take `next` from the page before.")
    return int(after)


def _rows(page: DecisionsPage) -> Iterator[Mapping[str, object]]:
    for one in page.items:
        yield {
            "number": one.number,
            "at": instant(one.at),
            "by": one.by,
            "kind": one.kind,
            "about": " ".join(one.about),
            "fields": orjson.dumps(dict(one.fields)).decode() if one.fields else "",
            "why": one.why,
            "undoes": one.undoes,
            "undone": one.number in page.undone,
        }
