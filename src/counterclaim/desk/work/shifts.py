"""The totals of nights before and after a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from counterclaim import accounts
from counterclaim import ledger as kept
from counterclaim.accounts.context import Context
from counterclaim.desk.views import Shift, Total
from counterclaim.ledger import Ledger
from counterclaim.model.kept import Decision, Figure, Filter, Told
from counterclaim.pipeline.accounting import recomputed
from counterclaim.pipeline.reviewing import figures_of

AROUND: Final = timedelta(days=1)
"""How far around a night its claims are looked for."""

MOST: Final = 6
"""Totals that are worked out for one decision."""


def touched(ledger: Ledger, made: Decision) -> tuple[Told, ...]:
    """The claims that a decision is about, or the one that it undoes was, with the parts that a split makes of them."""
    if made.undoes is not None:
        before = next((one for one in kept.decisions(ledger) if one.number == made.undoes), None)
        return () if before is None else touched(ledger, before._replace(undoes=None))
    parts = (f"{whole}-{name}" for whole in made.about for name, _ in made.fields if made.kind == "split")
    return tuple(kept.claims(ledger, [*made.about, *parts]))


def totals(
    ledger: Ledger, figures: Iterable[str], around: Context, other: Callable[[list[Told]], list[Told]] = list
) -> dict[str, Total | None]:
    """The figures of these ids, `MOST` of them, as they are or over what `other` makes of a night's claims.

    `around` is that of no report: the links of each night's reports are looked up. None where no claim touches one.
    """
    found: dict[str, Total | None] = {}
    nights: dict[date, tuple[list[Told], Context]] = {}
    for key in list(dict.fromkeys(figures))[:MOST]:
        morning = morning_of(key)
        if morning not in nights:
            told = other(near(ledger, morning))
            links = tuple(kept.links(ledger, dict.fromkeys(one.report for one in told)))
            nights[morning] = told, around._replace(links=links)
        made = recomputed(key, *nights[morning])
        found[key] = None if made is None else _total(made)
    return found


def as_before(before: Sequence[Told], after: Sequence[Told]) -> Callable[[list[Told]], list[Told]]:
    """Makes of a night's claims what they were before a decision."""
    changed = {one.claim.id for one in (*before, *after)}
    return lambda told: [*(one for one in told if one.claim.id not in changed), *before]


def shifts(before: dict[str, Total | None], after: dict[str, Total | None]) -> Iterator[Shift]:
    """Totals side by side, those that changed first."""
    both = [Shift(key, before.get(key), after.get(key)) for key in dict.fromkeys((*before, *after))]
    yield from sorted(both, key=lambda one: one.before == one.after)


def part_in(told: Sequence[Told], around: Context) -> list[str]:
    """The figures in which claims have a part."""
    return list(dict.fromkeys(figures_of(told, around).values()))


def near(ledger: Ledger, morning: date) -> list[Told]:
    """The claims of a night, and those of the days beside it."""
    return list(kept.told(ledger, Filter(since=morning - AROUND, until=morning + AROUND)))


def morning_of(figure: str) -> date:
    """The morning of a night's figure."""
    return date.fromisoformat(accounts.parse(figure).period.label)


def _total(made: Figure) -> Total:
    morning = date.fromisoformat(made.period.label)
    return Total(made.id, made.measure, made.thing, made.place, morning, made.low, made.high, made.reported)
