"""Totals of a week, a month or "since the start", checked against the sum of their nights and never added.

The lemma: what happened in a longer time is at least the sum of what happened in the nights that lie in it; and, if
every night is told, at most that. Nights at the edges that reach beyond the longer time count for neither.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from counterclaim.accounts.admit import order
from counterclaim.accounts.context import Context, inside
from counterclaim.accounts.figures import figure
from counterclaim.accounts.periods import Span, period, within
from counterclaim.accounts.questions import Question
from counterclaim.accounts.scoped import Scoped, limits, scoped
from counterclaim.accounts.stream import published, stretches
from counterclaim.model.kept import Figure, Told
from counterclaim.model.records import Agreement, Contradiction

KIND = "longer"
_NOTHING_ELSE = "nothing happened that no report tells of"
_SHOWN = 12  # numbers of a sum that are written out


class Longer(NamedTuple):
    """A longer total and its nights, by the same voice; `covered`: each night is told for all of its places."""

    claim: Scoped
    nights: tuple[Figure, ...]
    missing: int
    covered: bool


def longer(told: Iterable[Told], context: Context) -> tuple[tuple[Contradiction, ...], tuple[Agreement, ...]]:
    """Longer totals that their nights do not add up to, and those that they do, in the order told.

    Severity 2 where the nights' bounds rule the total out; 4 where what they report does, on the figures' assumptions;
    5, a note, where it takes that nothing happened but what is reported.
    """
    contradictions, agreements = [], []
    for one in totals_with_nights(told, context):
        low, high = limits(one.claim.claim)
        least, told_low = [each.low for each in one.nights], [each.reported[0] for each in one.nights]
        most, told_high = _all(each.high for each in one.nights), _all(each.reported[1] for each in one.nights)
        keys = (one.claim.id, *dict.fromkeys(key for each in one.nights for key in each.counted))
        if high is not None and sum(least) > high:
            contradictions.append(_contradiction(one, keys, least, f"> {high}", 2))
        elif high is not None and sum(told_low) > high:
            assumed = sorted({key for each in one.nights for key in each.assumptions})
            contradictions.append(_contradiction(one, keys, told_low, f"> {high}", 4, assumed))
        elif most is not None and not one.missing and sum(most) < low:
            contradictions.append(_contradiction(one, keys, most, f"< {low}", 2))
        elif one.covered and told_high is not None and not one.missing and sum(told_high) < low:
            contradictions.append(_contradiction(one, keys, told_high, f"< {low}", 5, [_NOTHING_ELSE]))
        elif low == high == sum(told_low) and told_low == told_high and len(one.nights) > 1:
            agreements.append(Agreement(_sum(told_low), keys))
    return tuple(contradictions), tuple(agreements)


def totals_with_nights(told: Iterable[Told], context: Context) -> Iterator[Longer]:
    """Each total of more than a night, with the figures that its own source gives of the nights in it."""
    claims = [each for each in (scoped(one, context) for one in sorted(told, key=published)) if each.when]
    long = [each for each in claims if each.long and _total(each)]
    if not long:
        return
    nights = list(stretches([each.told for each in claims if not each.long], context, lag=None))
    for claim in _once(sorted(long, key=order)):
        figures = list(_nights(claim, nights, context))
        if figures and claim.when:
            length = claim.when.span[1] - claim.when.span[0]
            missing = round(length / timedelta(days=1)) - len(figures)
            known = {each.id: each for each in claims}
            whole = all(
                any(inside(claim.sites, known[key].reach, context.parent) for key in each.counted) for each in figures
            )
            yield Longer(claim, tuple(figures), missing, whole)


def _once(long: Sequence[Scoped]) -> Iterator[Scoped]:
    """The totals without those that repeat another of the voice: its own are told by it, not by relays."""
    heard: set[Hashable] = set()
    for claim in sorted(long, key=lambda each: not each.own):
        said = claim.claim
        key = claim.voice, said.measure, said.thing, said.count[:2], claim.when and (claim.when.span[1].date())
        if claim.own or key not in heard:
            yield claim
        heard.add(key)


def _nights(claim: Scoped, nights: Sequence[tuple[date, list[Scoped]]], context: Context) -> Iterator[Figure]:
    """The figures of the same voice for the nights inside a longer time."""
    said = claim.claim
    told_where = bool(said.places or said.towns)  # else it is all that the voice tells of, whatever its home
    place = "+".join(sorted(claim.sites)) if claim.sites and told_where else None
    for morning, near in nights:
        around = period("night", morning, context.zone)
        if claim.when and within((around.start, around.end), _reach(claim.when.span)):
            own = [each for each in near if each.voice == claim.voice]
            answer = figure(own, Question(said.measure, said.thing, place, around, None, context.zone), context)
            if answer is not None and answer.counted:
                yield answer


def _reach(span: Span) -> Span:
    """A time told in days, with the evening before its first morning."""
    return span[0] - timedelta(hours=12), span[1]


def _total(claim: Scoped) -> bool:
    said = claim.claim
    plain = said.part_of is None and said.cue != "further" and not said.each and not said.model and not claim.bare
    return plain and said.stance == "asserted" and claim.told.state != "rejected"


def _all(bounds: Iterable[int | None]) -> list[int] | None:
    """The bounds, if none is missing."""
    found = list(bounds)
    known = [each for each in found if each is not None]
    return known if len(known) == len(found) else None


def _contradiction(
    one: Longer, keys: tuple[str, ...], nights: Sequence[int], than: str, severity: int, rests_on: Sequence[str] = ()
) -> Contradiction:
    told, added = one.claim.claim.count.low, sum(nights)
    message = f"{told} over the whole time, {added} by its {len(nights)} nights"
    proof = (f"{_sum(nights)} {than}", "a longer time holds at least what its nights hold")
    return Contradiction(KIND, keys, message, proof, (f"{told} → {added}",), severity, tuple(rests_on))


def _sum(numbers: Sequence[int]) -> str:
    """ "8 + 0 + 3 = 11"; a long sum is written by its ends."""
    shown = [f"{number}" for number in numbers]
    if len(shown) > _SHOWN:
        shown = [*shown[: _SHOWN // 2], "…", *shown[-_SHOWN // 2 :]]
    return f"{' + '.join(shown)} = {sum(numbers)}"
