"""Sources as the desk shows them: who they are said to be, how people grade them, what their own numbers show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from counterclaim import ledger as kept
from counterclaim.accounts.review import standing
from counterclaim.desk.desk import Desk
from counterclaim.desk.exchange.faults import MissingError
from counterclaim.desk.views import Profiled, SourceRow, Sources
from counterclaim.desk.work.givens import givens
from counterclaim.ledger import Ledger
from counterclaim.ledger.by_source import Said, last_said
from counterclaim.ledger.touched import AROUND
from counterclaim.ledger.windows import AHEAD
from counterclaim.model.kept import Filter, Source
from counterclaim.pipeline import profiling

NIGHTS: Final = 60
"""Days with claims of a source that a profile covers at most, the latest ones."""

CLAIMS: Final = 400
"""Claims of a source that a profile covers at most, those about its latest days."""


def sources(ledger: Ledger) -> Sources:
    """All sources, described or heard, by their keys."""
    described, heard = kept.sources(ledger), kept.heard(ledger)
    keys = sorted({*described, *heard})
    spans, grades = kept.spans(ledger, heard), graded(ledger)
    rows = (
        SourceRow(source, grades.get(key, source.grade), heard.get(key, 0), *spans.get(key, (None, None)))
        for key in keys
        for source in (described.get(key, Source(key)),)
    )
    sides = sorted({each.side for each in described.values() if each.side})
    return Sources(tuple(rows), tuple(sides))


def graded(ledger: Ledger) -> dict[str, str]:
    """The grades that people gave, by what was graded; for each the last one stands."""
    found = {}
    for decision in standing(kept.decisions(ledger))[0]:
        grade = dict(decision.fields).get("grade")
        if decision.kind == "grade" and grade is not None:
            found.update(dict.fromkeys(decision.about, str(grade)))
    return found


def source(here: Desk, key: str, asked: Filter) -> Profiled:
    """The profile of a source over what fits: over its latest nights, where more of them fit than are read at once.

    Raises MissingError where the ledger knows no such source.
    """
    ledger = here.ledger
    described, said = kept.sources(ledger).get(key), last_said(ledger, asked._replace(sources=(key,)), CLAIMS + 1)
    heard = bool(said) or key in kept.heard(ledger)
    if described is None and not heard:
        raise MissingError(f"The ledger knows no source “{key}”.", "/api/sources lists those that it knows.")
    grade = graded(ledger).get(key, described and described.grade)
    if not heard:
        return Profiled(described or Source(key), grade, asked.since, asked.until, None, 0)
    covered = latest(said)
    if covered is not None:
        asked = asked._replace(since=covered[0], until=asked.until or covered[1])
    own = profiling.own(ledger, key, asked)
    nights, waiting = givens(here, profiling.mornings_of(ledger, own, asked), own.keys)
    found = profiling.told_by(own, nights)
    return Profiled(
        described or Source(key), grade, asked.since, asked.until,
        found, found.claiming - found.copies.count, covered is not None, waiting,
    )  # fmt: skip


def latest(said: Sequence[Said]) -> tuple[date, date] | None:
    """The first and the last of the days that one profile covers, of a source's last claims; None where it covers all.

    Where there are more than `CLAIMS`, claims that were told before all of these may still be about the days at their
    beginning, which are left out; the last day is always covered.
    """
    days = sorted({each.day for each in said if each.day is not None}, reverse=True)
    if not days or (len(said) <= CLAIMS and len(days) <= NIGHTS):
        return None
    begins = said[-1].placed.date() + (AHEAD + 1) * AROUND if len(said) > CLAIMS else days[-1]
    whole = [day for day in days if day >= begins] or days[:1]
    return whole[:NIGHTS][-1], days[0]


def rows(found: Sources) -> Iterator[Mapping[str, object]]:
    """The list of sources as a table."""
    for each in found.items:
        known = {name: value for name, value in each.source._asdict().items() if name not in ("view", "grade")}
        yield {
            **known, "grade": each.grade, "reports": each.reports, "first": each.first, "last": each.last,
            "view": " ".join(_views(each.source.view)),
        }  # fmt: skip


def _views(view: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{region}={country}" for region, country in view)
