"""A figure: what is reported, what must be, what each claim did, and how the answer changes under another reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from counterclaim.accounts.account import Bounds, account
from counterclaim.accounts.across import Combined, combined
from counterclaim.accounts.admit import by_voice, order
from counterclaim.accounts.constraints import constraints
from counterclaim.accounts.context import Context, Range
from counterclaim.accounts.once import once
from counterclaim.accounts.questions import Question, belongs, touches
from counterclaim.accounts.scoped import Scoped, widened
from counterclaim.accounts.switches import either_way
from counterclaim.model.kept import Excluded, Figure, Period, Reading


def figure(claims: Iterable[Scoped], asked: Question, context: Context) -> Figure | None:
    """The figure that answers a question about one night or day; None where no claim touches it.

    Every claim that touches the question is either counted or excluded, once.
    """
    return figure_of(heard(claims, asked.period, asked.zone, context), asked, context)


def heard(claims: Iterable[Scoped], period: Period, zone: str, context: Context) -> list[Scoped]:
    """The claims of a night or day in the order told, as every question about it takes them."""
    return [each for each in sorted(widened(claims, context), key=order) if belongs(each, period, zone)]


def figure_of(told: Sequence[Scoped], asked: Question, context: Context) -> Figure | None:
    """As `figure`, of what is `heard` of the question's period."""
    own = [each for each in told if asked.source is None or each.told.source == asked.source]
    return either_way(lambda without: _figure(own, asked, context._replace(withheld=without)), context.withheld)


def _figure(heard: Sequence[Scoped], asked: Question, context: Context) -> Figure | None:
    near = [each for each in heard if touches(each, asked, context)]
    if not near:
        return None
    own, copied = once(near, context)
    found = combined({voice: account(told, asked, context) for voice, told in by_voice(own).items()}, context)
    excluded = {**found.excluded, **copied}
    wholes = {each.id for each in own if each.id not in copied}
    beside = [each for each in heard if each.claim.part_of in wholes and not touches(each, asked, context)]
    bounds = _allowed([*own, *beside], asked, excluded, found.contested, context)
    reported = _fitted(found.reported, bounds)
    return Figure(
        asked.id,
        asked.measure,
        asked.thing,
        asked.place,
        asked.period,
        asked.source,
        min(bounds.low, reported[0]),
        None if bounds.high is None else max(bounds.high, reported[1] or 0),
        reported,
        tuple(each.id for each in sorted(found.counted, key=order)),
        _settled(excluded, near),
        bounds.binding,
        tuple(sorted((found.assumed | _granted(heard, found, bounds)) - context.withheld)),
        _readings(found),
    )


def _allowed(
    told: Sequence[Scoped],
    asked: Question,
    excluded: Mapping[str, Excluded],
    contested: Iterable[Collection[str]],
    context: Context,
) -> Range:
    """The strict bounds; where claims cannot hold together, what holds without the ones and without the others.

    Voices that may not mean the same by a measure bound the figure each for itself.
    """
    groups = list(by_voice(told).values()) if "same_measure" in context.withheld else [told]
    found = [context.solver(constraints(group, asked, excluded, context), asked.box) for group in groups]
    for side in contested:
        rest = [each for each in told if each.id not in side and each.claim.part_of not in side]
        if len(rest) < len(told):
            found.append(context.solver(constraints(rest, asked, excluded, context), asked.box))
    highs = [each.high for each in found if each.high is not None]
    high = max(highs) if len(highs) == len(found) else None
    return Range(
        min(each.low for each in found), high, tuple(dict.fromkeys(key for each in found for key in each.binding))
    )


def _fitted(reported: Bounds, strict: Range) -> Bounds:
    """What is reported, narrowed by the strict bounds; where the two cannot meet, from one to the other."""
    low, high = reported
    if high is not None and high < strict.low:
        return low, strict.low
    if strict.high is not None and strict.high < low:
        return strict.high, high
    tops = [each for each in (high, strict.high) if each is not None]
    return max(low, strict.low), min(tops, default=None)


def _granted(heard: Sequence[Scoped], found: Combined, bounds: Range) -> set[str]:
    """What the bounds, or the numbers themselves, take for granted."""
    binding = [each for each in heard if each.id in bounds.binding]
    nightly = bounds.high is not None and any(each.when and each.when.kind == "night" for each in binding)
    needs = {
        "same_night": nightly,
        "complete_list": any(each.claim.closed for each in binding),
        "soft_number": any(each.soft for each in (*found.counted, *binding)),
    }
    return {key for key, needed in needs.items() if needed}


def _settled(excluded: dict[str, Excluded], near: Sequence[Scoped]) -> tuple[Excluded, ...]:
    return tuple(excluded[each.id] for each in near if each.id in excluded)


def _readings(found: Combined) -> tuple[Reading, ...]:
    """The two readings, where they differ."""
    if found.reported == found.additive:
        return ()
    return Reading("nested", *found.reported), Reading("additive", *found.additive)
