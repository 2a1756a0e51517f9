"""The account of one night: a figure for each measure and thing that is told, everywhere and country by country.

Figures across sources come first, then those of each source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from counterclaim.accounts.context import Context, above
from counterclaim.accounts.figures import figure
from counterclaim.accounts.periods import night as night_period
from counterclaim.accounts.questions import Question, belongs
from counterclaim.accounts.scoped import Scoped, scoped
from counterclaim.model.kept import Figure, Night, Period, Told
from counterclaim.model.records import Finding


def night(
    told: Iterable[Told],
    morning: date,
    context: Context,
    places: Collection[str] = (),
    findings: Sequence[Finding] = (),
) -> Night:
    """The account of the night that ends on `morning`, noon to noon in the context's zone.

    `told` may hold claims of other nights; they are left out. `places` asks for figures of regions beside countries.
    """
    period = night_period(morning, context.zone)
    near = [each for each in (scoped(one, context) for one in told) if belongs(each, period, context.zone)]
    reports = {each.told.report for each in near}
    names = {each.id for each in near}
    return Night(
        period,
        tuple(figures(near, period, context, places)),
        tuple(each.told for each in near),
        tuple(each for each in findings if names.intersection(each.claims)),
        tuple(link for link in context.links if link.report in reports or link.origin in reports),
    )


def figures(near: Sequence[Scoped], period: Period, context: Context, places: Collection[str] = ()) -> Iterator[Figure]:
    """The figures of a period: across sources, then by source."""
    asked = list(questions(near, period, context, places))
    sources = sorted({each.told.source for each in near})
    for source in (None, *sources):
        for question in asked:
            found = figure(near, question._replace(source=source), context)
            if found is not None and (source is None or found.counted):
                yield found


def questions(
    near: Sequence[Scoped], period: Period, context: Context, places: Collection[str] = ()
) -> Iterator[Question]:
    """What is told of: each measure and thing, everywhere, in each country and sea, in the `places` asked for."""
    matters: dict[tuple[str, str], dict[str, None]] = {}
    for claim in near:
        roots = matters.setdefault((claim.claim.measure, claim.claim.thing), {})
        roots.update((above(site, context.parent)[-1], None) for site in sorted(claim.sites or ()))
    for (measure, thing), roots in sorted(matters.items()):
        where = [None, *sorted(roots), *sorted(places)]
        for place in dict.fromkeys(where):
            yield Question(measure, thing, place, period, None, context.zone)
