"""Sources as the desk shows them: who they are said to be, how people grade them, what their own numbers show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from counterclaim import ledger as kept
from counterclaim.accounts.review import standing
from counterclaim.desk.exchange.faults import MissingError
from counterclaim.desk.views import Profiled, SourceRow, Sources
from counterclaim.ledger import Ledger
from counterclaim.model.kept import Filter, Source
from counterclaim.pipeline.profiling import profiled

MANY: Final = 5_000
"""Claims of one source from which on a profile that names no days is of its latest ones alone."""

LATEST: Final = timedelta(days=30)


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


def source(ledger: Ledger, key: str, asked: Filter) -> Profiled:
    """The profile of a source over what fits; where it has very many claims and no days are named, of its latest month.

    Raises MissingError where the ledger knows no such source.
    """
    described, heard = kept.sources(ledger).get(key), kept.heard(ledger)
    if described is None and key not in heard:
        raise MissingError(f"The ledger knows no source “{key}”.", "/api/sources lists those that it knows.")
    grade = graded(ledger).get(key, described and described.grade)
    if key not in heard:
        return Profiled(described or Source(key), grade, asked.since, asked.until, None, 0)
    own = asked._replace(sources=(key,))
    last = kept.spans(ledger, (key,))[key][1]
    if own.since is None and own.until is None and last is not None and kept.count(ledger, own) > MANY:
        asked = asked._replace(since=last.date() - LATEST, until=last.date())
    found = profiled(ledger, key, asked)
    return Profiled(
        described or Source(key), grade, asked.since, asked.until, found, found.claiming - found.copies.count
    )


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
