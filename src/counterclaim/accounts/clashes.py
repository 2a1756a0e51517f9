"""Which numbers of one night cannot all hold: one voice across its posts, several voices under stated assumptions.

Two comparisons are made. Numbers of whole nights are held against one another, on the assumption that reports of one
night tell of the same attack; and numbers with hours are held against one another, and against a night's number in the
hours that every night takes in. Claims of one report are left to that report's own arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from counterclaim.accounts.account import account
from counterclaim.accounts.admit import by_voice, order
from counterclaim.accounts.constraints import Firm, alone, core, rows, sure
from counterclaim.accounts.context import Constraint, Context, touching
from counterclaim.accounts.once import once
from counterclaim.accounts.periods import within
from counterclaim.accounts.questions import Question, belongs, touches
from counterclaim.accounts.scoped import Scoped, lineage, widened
from counterclaim.accounts.verdicts import contradiction
from counterclaim.model.kept import Excluded, Period
from counterclaim.model.records import Contradiction, Count


def clashes(claims: Sequence[Scoped], period: Period, context: Context) -> tuple[Contradiction, ...]:
    """The contradictions between reports of a night, in the order told; each names what it rests on."""
    of = ((each, belongs(each, period, context.zone)) for each in sorted(widened(claims, context), key=order))
    here = [each for each, held in of if held is not None and held.whole]
    found: dict[tuple[str, ...], Contradiction] = {}
    for measure, thing in sorted({(each.claim.measure, lineage(each.claim.thing)[-1]) for each in here}):
        question = Question(measure, thing, None, period, None, context.zone)
        near = [each for each in here if each.claim.measure == measure and touches(each, question, context)]
        for one in _of_matter(near, question, context):
            found.setdefault(one.claims, one)
    place = {each.id: index for index, each in enumerate(sorted(here, key=order))}
    return tuple(sorted(found.values(), key=lambda each: place[each.claims[0]]))


def _of_matter(near: Sequence[Scoped], asked: Question, context: Context) -> Iterator[Contradiction]:
    """What voices tell against one another; then what relays tell against the voice that they cite."""
    own, copied = once(near, context)
    voices = by_voice(own)
    excluded = dict(copied)
    for told in voices.values():
        excluded |= account(told, asked, context).excluded
    yield from _compared(own, asked, excluded, context)
    for told in voices.values():
        altered = {each.id for each in told if each.id in excluded and _altered(excluded[each.id], told)}
        if altered:
            rest = {key: each for key, each in excluded.items() if key not in altered}
            found = _compared(told, asked, rest, context)
            yield from (each for each in found if altered.intersection(each.claims))


def _compared(
    own: Sequence[Scoped], asked: Question, excluded: Mapping[str, Excluded], context: Context
) -> Iterator[Contradiction]:
    firm = Firm(each for each in sure(own, asked.measure, excluded, context) if not _stale(each, own, excluded))
    known = {each.id: each for each in firm}
    for comparison in (_whole_nights(firm, asked, context), _hours(firm, asked, context)):
        for conflict in context.clashes(comparison):
            named = dict.fromkeys(key for index in conflict.constraints for key in comparison[index].claims)
            told_by = [known[key] for key in named]
            if len({each.told.report for each in told_by}) > 1:
                yield contradiction(conflict, comparison, told_by, context)


def _altered(out: Excluded, told: Sequence[Scoped]) -> bool:
    """Whether a relay gives a number other than that which it is held to repeat."""
    pair = [each.claim.count[:2] for each in told if each.id in (out.claim, out.of)]
    return out.because == "copy" and len(set(pair)) > 1


def _stale(claim: Scoped, others: Sequence[Scoped], excluded: Mapping[str, Excluded]) -> bool:
    """Whether a number repeats one that another voice has corrected since."""
    return any(
        other.claim.count == claim.claim.count
        and (other.sites, other.claim.thing) == (claim.sites, claim.claim.thing)
        and other.voice != claim.voice
        and other.id in excluded
        and excluded[other.id].because in ("retired", "contained")
        and _numbers(excluded[other.id], others) != other.claim.count
        for other in others
    )


def _numbers(out: Excluded, others: Sequence[Scoped]) -> Count | None:
    """The count of the claim that an exclusion points to, where the two tell of one scope."""
    one = next((each for each in others if each.id == out.claim), None)
    other = next((each for each in others if each.id == out.of), None)
    if one is None or other is None or (one.sites, one.when) != (other.sites, other.when):
        return one and one.claim.count
    return other.claim.count


def _whole_nights(firm: Sequence[Scoped], asked: Question, context: Context) -> tuple[Constraint, ...]:
    """What is told of the night as a whole, by its name or by hours that take in the dark ones."""
    hours = core(asked.period)
    whole = Firm(
        each
        for each in firm
        if each.when
        and (each.when.kind == "night" or (each.when.kind == "clock" and within(hours, each.when.span)))
        and _whole(each, firm, context)
    )
    span = (asked.period.start, asked.period.end)
    return tuple(row for each in whole for row in rows(each, span, span, whole, context))


def _whole(claim: Scoped, firm: Sequence[Scoped], context: Context) -> bool:
    """Whether the voice tells nothing of the night beside the claim; what lies in its hours is inside it."""
    return not any(
        each.voice == claim.voice
        and each.told.report != claim.told.report
        and each.when is not None
        and each.when != claim.when
        and (claim.when is None or claim.when.kind != "clock" or not within(each.when.span, claim.when.span))
        and touching(each.reach, claim.reach, context.parent)
        for each in firm
    )


def _hours(firm: Firm, asked: Question, context: Context) -> tuple[Constraint, ...]:
    """What is told with hours, and the upper bounds that a night's number puts on its dark hours."""
    found: list[Constraint] = []
    for each in firm:
        if each.when and each.when.kind == "clock":
            found.extend(rows(each, each.when.span, each.when.span, firm, context))
        elif each.when and each.when.kind == "night" and alone(each, firm, context):
            found.extend(rows(each, None, core(asked.period), firm, context))
    return tuple(found)
