"""What others tell of a voice's words, beside what the voice tells itself: never added, never in its place.

A relay's number of the night stands where the voice's own source gives none; where it gives one, the relay repeats it,
rightly or not (CC706 tells the difference).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from counterclaim.accounts.admit import Admitted
from counterclaim.accounts.context import Context, touching
from counterclaim.accounts.periods import meet
from counterclaim.accounts.scoped import Scoped
from counterclaim.model.kept import Excluded
from counterclaim.model.vocabulary import related

_NIGHT = timedelta(hours=8)  # hours that make up a night where it is told by the clock
_VAGUE = frozenset({"night", "undated", "day"})


def relayed(found: Admitted, context: Context) -> dict[str, Excluded]:
    """The topmost claims of one voice that repeat another of it, and their parts, with the claim that each repeats."""
    own = [top for top in found.tops if top.own]
    gone: dict[str, Excluded] = {}
    heard: list[Scoped] = []
    for top in found.tops:
        if top.own or top.claim.cue == "further" or top.bare:
            continue
        first, because = _repeated(top, own, context), "copy"
        if first is None:
            first, because = (
                next((each for each in heard if _near(top, each, context) and _equal(top, each)), None),
                "same",
            )
        if first is None:
            heard.append(top)
            continue
        gone[top.id] = Excluded(top.id, because, first.id)
        for part in found.parts.get(top.id, ()):
            gone[part.id] = Excluded(part.id, because, _counterpart(part, found.parts.get(first.id, ()), first).id)
    return gone


def _repeated(relay: Scoped, own: Iterable[Scoped], context: Context) -> Scoped | None:
    """The voice's own claim that a relay repeats: the same number, or another of the same scope."""
    near = [each for each in own if _near(relay, each, context) and not each.bare]
    equal = [each for each in near if _equal(relay, each)]
    latest = [each for each in near if _one_scope(relay, each, context)]
    return equal[-1] if equal else latest[-1] if latest else None


def _counterpart(part: Scoped, others: Sequence[Scoped], whole: Scoped) -> Scoped:
    """The part of the same places and thing, else the whole."""
    scope = part.sites, part.claim.thing, part.model
    return next((each for each in others if (each.sites, each.claim.thing, each.model) == scope), whole)


def _near(one: Scoped, other: Scoped, context: Context) -> bool:
    pairs = frozenset((one.id, other.id)), frozenset((one.told.report, other.told.report))
    alike = related(one.claim.thing, other.claim.thing) and touching(one.reach, other.reach, context.parent)
    timely = one.when is not None and other.when is not None and meet(one.when.span, other.when.span)
    return alike and timely and not any(pair in context.apart for pair in pairs)


def _equal(one: Scoped, other: Scoped) -> bool:
    one_model = one.model == other.model or not (one.model and other.model)
    return one_model and one.claim.count[:2] == other.claim.count[:2]


def _one_scope(relay: Scoped, own: Scoped, context: Context) -> bool:
    """Whether both count the same thing in the same places, in one night as a whole."""
    if relay.when is None or own.when is None or (relay.claim.thing, relay.model) != (own.claim.thing, own.model):
        return False
    if relay.sites != own.sites and None not in (relay.claim.places or None, own.claim.places or None):
        return False
    if relay.when.span == own.when.span or {relay.when.kind, own.when.kind} <= _VAGUE:
        return True
    vague, hours = (relay, own) if relay.when.kind in _VAGUE else (own, relay)
    if vague.when is None or hours.when is None or vague.when.kind not in _VAGUE:
        return False
    return hours.when.span[1] - hours.when.span[0] >= _NIGHT
