"""Nights, totals and their reasons, with the algebra, the gazetteer and people's decisions put together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from counterclaim import accounts
from counterclaim.accounts.context import Box, Conflict, Constraint, Context, Parent, Range, packed, pairs
from counterclaim.accounts.nights import questions
from counterclaim.accounts.periods import mornings, period
from counterclaim.accounts.review.standing import standing as in_force
from counterclaim.accounts.stream import LAG, published, stretches
from counterclaim.accounts.why import Kept, of_claim, of_figure, of_finding, of_report
from counterclaim.algebra.oracle import UnsettledError
from counterclaim.algebra.shared import clashes, reach
from counterclaim.languages.load import available
from counterclaim.model.kept import Decision, Figure, Filter, Link, Night, Source, Step, Told
from counterclaim.model.records import Contradiction, Finding
from counterclaim.places import gazetteer


def context(
    sources: Mapping[str, Source],
    links: Sequence[Link] = (),
    decisions: Sequence[Decision] = (),
    *,
    zone: str = "UTC",
    deleted: Collection[str] = (),
    reasons: bool = True,
) -> Context:
    """What accounts depend on beside the claims; `deleted` are reports found gone.

    Without `reasons`, the claims that a figure's bounds rest on are not looked for.
    """
    parent = gazetteer(available()).parent
    standing, _ = in_force(decisions)
    return Context(
        sources=sources,
        links=tuple(links),
        same=pairs(each.about for each in standing if each.kind == "same"),
        apart=pairs(each.about for each in standing if each.kind == "not_same"),
        deleted=frozenset(deleted),
        parent=parent,
        zone=zone,
        solver=partial(_solved, parent, reasons),
        clashes=partial(_clashing, parent),
    )


def night(
    told: Iterable[Told],
    morning: date,
    around: Context,
    places: Collection[str] = (),
    findings: Sequence[Finding] = (),
) -> Night:
    """The account of the night that ends on `morning`; see `accounts.night`."""
    return accounts.night(told, morning, around, places, findings)


def total(told: Iterable[Told], asked: Filter, by: str, around: Context) -> Iterator[Figure]:
    """Figures by night, day, week, month, year, all, place or source; see `accounts.total`."""
    return accounts.total(told, asked, by, around)


def contradictions(told: Iterable[Told], around: Context) -> Iterator[Contradiction]:
    """What claims of several reports cannot all be true, night by night, then longer totals against their nights.

    `told` is a sequence, or an iterator in the order of publication. A sequence alone is checked for longer totals, and
    what it tells long after a night is compared too.
    """
    whole = isinstance(told, Sequence)
    for morning, near in stretches(told, around, lag=None if whole else LAG):
        yield from accounts.clashes(near, period("night", morning, around.zone), around)
    if isinstance(told, Sequence):
        yield from accounts.longer(told, around)[0]


def recomputed(figure: str, told: Iterable[Told], around: Context) -> Figure | None:
    """The figure of an id, worked out again; None where no claim touches it. Raises ValueError for no such id.

    The zone in which the id counts nights takes the place of the context's.
    """
    asked = accounts.parse(figure)
    around = around._replace(zone=asked.zone)
    if asked.period.unit in ("night", "day"):
        return accounts.figure((accounts.scoped(one, around) for one in told), asked, around)
    days = mornings(asked.period, asked.zone)
    wanted = Filter(
        (asked.measure,),
        (asked.thing,),
        tuple(asked.place.split("+")) if asked.place else (),
        (asked.source,) if asked.source is not None else (),
        since=days[0],
        until=days[-1],
    )
    return next(accounts.total(told, wanted, asked.period.unit, around), None)


def why(key: str, told: Sequence[Told], kept: Kept, around: Context, findings: Mapping[str, Finding]) -> Step:
    """The chain from a figure, claim, finding or report, by its id, down to the quotes.

    `told` are the claims that a figure may be made of. Raises KeyError where the ledger holds nothing of that id.
    """
    if key in findings:
        return of_finding(findings[key], kept, key)
    if kept.told(key) is not None:
        return of_claim(key, kept, _figures_of(key, told, kept, around))
    if kept.entry(key) is not None:
        return of_report(key, kept, [each for each in told if each.report == key])
    try:
        found = recomputed(key, told, around)
    except ValueError as error:
        raise KeyError(f"{key}: no figure, claim, finding or report has this id ({error})") from error
    if found is None:
        raise KeyError(f"{key}: no claim touches this figure")
    return of_figure(found, kept)


def _figures_of(key: str, told: Sequence[Told], kept: Kept, around: Context) -> list[Figure]:
    """The figures, everywhere and by country, of the nights that a claim touches."""
    one = kept.told(key)
    if one is None:
        return []
    found = []
    claim = accounts.scoped(one, around)
    for morning, near in stretches(sorted(told, key=published), around):
        around_night = period("night", morning, around.zone)
        if claim.when is None or not any(each.id == key for each in near):
            continue
        same = [each for each in near if each.claim.measure == claim.claim.measure]
        for asked in questions([claim], around_night, around):
            figure = accounts.figure(same, asked, around)
            found += [figure] if figure else []
    return found


def _solved(parent: Parent, reasons: bool, constraints: Sequence[Constraint], asked: Box) -> Range:
    """The strict bounds; where no proof is found, what holds without one."""
    try:
        return Range(*reach(constraints, asked, parent, reasons=reasons))
    except UnsettledError:
        return packed(constraints, asked)


def _clashing(parent: Parent, constraints: Sequence[Constraint]) -> tuple[Conflict, ...]:
    try:
        found = clashes(constraints, parent)
    except UnsettledError:
        return ()
    return tuple(Conflict(*each) for each in found)
