"""Whether numbers of two voices may tell of the same events, and whether one takes in the other."""

from __future__ import annotations

from typing import Final

from counterclaim.accounts.context import Context, inside, touching
from counterclaim.accounts.nesting import lists
from counterclaim.accounts.periods import meet, within
from counterclaim.accounts.scoped import Scoped, lineage
from counterclaim.model.vocabulary import related

CLOCK: Final = frozenset({"clock", "instant"})
"""The kinds of time that are told by the clock."""


def touch(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether two voices may tell of the same events."""
    pair = frozenset((one.id, other.id)), frozenset((one.told.report, other.told.report))
    if any(each in context.apart for each in pair):
        return False
    if any(each in context.same for each in pair):
        return True
    if one.side and other.side and one.side != other.side and not _same_sky(one, other, context):
        return False
    alike = related(one.claim.thing, other.claim.thing) and touching(one.reach, other.reach, context.parent)
    return alike and together(one, other)


def _same_sky(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether voices of two sides tell of the same places: of a front's two skies each tells of its own."""
    if one.sites is None or other.sites is None:
        return False
    return inside(one.sites, other.sites, context.parent) or inside(other.sites, one.sites, context.parent)


def together(one: Scoped, other: Scoped) -> bool:
    """Whether their times meet."""
    if one.when is None or other.when is None:
        return False
    return meet(one.when.span, other.when.span)


def holds(outer: Scoped, inner: Scoped, context: Context) -> bool:
    """Whether the scope of one voice's number takes in another's, of the same night where hours are not told."""
    if outer.when is None or inner.when is None or outer.claim.thing not in lineage(inner.claim.thing):
        return False
    if outer.model and outer.model != inner.model:
        return False
    timely = together(outer, inner) if outer.when.kind not in CLOCK else within(inner.when.span, outer.when.span)
    loose = inner.when.kind not in CLOCK and together(outer, inner)
    placed = inside(inner.sites, outer.reach, context.parent) or lists(outer, inner, context)
    return (timely or loose) and placed
