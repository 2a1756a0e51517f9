"""The share of what was launched that was intercepted, as an interval.

Interval division under the constraint that an outcome is part of what was launched (R. E. Moore, R. B. Kearfott,
M. J. Cloud, Introduction to Interval Analysis, SIAM 2009): for a <= I <= b and c <= L <= d with I <= L
and L >= 1, the share I/L lies in [a/d, min(1, b/max(c, 1))], and both ends are reached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from counterclaim.model.kept import Figure, Period
from counterclaim.model.measured import Interval, Share
from counterclaim.model.vocabulary import ancestors, section

Bounds = tuple[int, int | None]

OUTCOMES = ("intercepted", "suppressed")
_LAUNCHED = "launched"
_WEAPONS = "munition"


def share(launched: Figure, outcome: Figure) -> Share:
    """The share of two figures of one source, period, place and thing; else none, with the reason."""
    because = _unlike(launched, outcome)
    bounds = reported = None
    if because is None:
        bounds, because = divided((launched.low, launched.high), (outcome.low, outcome.high))
        reported = divided(launched.reported, outcome.reported)[0] if bounds else None
    return Share(
        outcome.period,
        outcome.thing,
        outcome.place,
        outcome.source,
        outcome.measure,
        bounds,
        reported,
        because,
        (launched.id, outcome.id),
    )


def shares(figures: Iterable[Figure]) -> tuple[Share, ...]:
    """The share of every outcome told by a source that tells of launches in that period, in order of time.

    Where its launches are of another place or thing, the share is none and says so.
    """
    kept = [each for each in figures if each.source is not None and each.counted]
    launched = {_scope(each): each for each in kept if each.measure == _LAUNCHED}
    of_source: defaultdict[tuple[Period, str | None], list[Figure]] = defaultdict(list)
    for each in launched.values():
        of_source[each.period, each.source].append(each)
    found = []
    for each in sorted(kept, key=lambda one: (one.period.start, one.id)):
        if each.measure in OUTCOMES and _WEAPONS in (each.thing, *ancestors(each.thing)):
            base, others = launched.get(_scope(each)), of_source[each.period, each.source]
            if base or others:
                found.append(share(base or _nearest(each, others), each))
    return tuple(found)


def divided(launched: Bounds, outcome: Bounds) -> tuple[Interval | None, str | None]:
    """The interval of outcome over launched, both bounded; or the reason why there is none."""
    (least, most), (low, high) = launched, outcome
    if most is not None and most < low:
        return None, f"{low} told with that outcome, {most} launched"
    if most == 0:
        return None, "none were launched"
    floor = Fraction(low, most) if most else Fraction(0)
    ceiling = Fraction(1) if high is None else min(Fraction(1), Fraction(high, max(least, 1)))
    return (floor, ceiling), None


def _scope(figure: Figure) -> tuple[Period, str, str | None, str | None]:
    return figure.period, figure.thing, figure.place, figure.source


def _unlike(launched: Figure, outcome: Figure) -> str | None:
    """Why the figures cannot be set against each other."""
    things = section("things")
    checks = (
        (launched.measure == _LAUNCHED and outcome.measure in OUTCOMES, "not launches and an outcome of theirs"),
        (launched.source is not None and launched.source == outcome.source, "not of one source"),
        (launched.period == outcome.period, "not of one period"),
        (launched.place == outcome.place, "not of one place"),
        (
            launched.thing == outcome.thing,
            f"{things[launched.thing].label} were launched, {things[outcome.thing].label} counted: unlike categories",
        ),
        (bool(launched.counted and outcome.counted), "no report of one of them"),
    )
    return next((reason for holds, reason in checks if not holds), None)


def _nearest(outcome: Figure, launched: Sequence[Figure]) -> Figure:
    """Launches of another scope to name the difference by: of the same place rather than of the same thing."""
    return min(launched, key=lambda each: (each.place != outcome.place, each.thing != outcome.thing, each.id))
