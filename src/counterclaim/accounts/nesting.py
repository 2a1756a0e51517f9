"""How two claims of one voice stand to each other: the same again, a correction, one inside the other, or apart.

Where a window tells its hours, a number over a longer window holds those inside it. Where it does not (a night, a day,
no time at all) that is a reading: tried first, and given up where the numbers have no room for it.
"""

from __future__ import annotations

from datetime import time, timedelta

from counterclaim.accounts.context import Context, above, inside, touching
from counterclaim.accounts.periods import local, meet, within
from counterclaim.accounts.scoped import Scoped, lineage, uniform
from counterclaim.model.vocabulary import related

SAME, RETIRED, CONTAINED, LIKELY, APART = "same", "retired", "contained", "likely", "apart"

_DUSK, _DAWN = time(20), time(8)  # between them lies a night that is told without hours
_NIGHT_OVER = timedelta(hours=18)  # from noon to 06:00
_VAGUE = frozenset({"night", "day", "undated", "open"})


def relation(one: Scoped, other: Scoped, context: Context) -> str:
    """What `one` is to `other`, a topmost claim of the same voice.

    SAME: told again; RETIRED: `other` came later with another number of the same; CONTAINED: surely inside it; LIKELY:
    inside it on the reading that is tried first; APART: it adds.
    """
    pair = frozenset((one.id, other.id))
    reports = frozenset((one.told.report, other.told.report))
    if pair in context.apart or (len(reports) > 1 and reports in context.apart):
        return APART
    if pair in context.same or (len(reports) > 1 and reports in context.same and _like(one, other)):
        return SAME
    if not related(one.claim.thing, other.claim.thing) or one.when is None or other.when is None:
        return APART
    if not touching(one.reach, other.reach, context.parent):
        return APART
    return _told_together(one, other, context) if len(reports) == 1 else _told_apart(one, other, context)


def overlap(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether two numbers with known hours may count some of the same, though neither lies in the other."""
    if one.when is None or other.when is None or one.when.kind in _VAGUE or other.when.kind in _VAGUE:
        return False
    if one.told.report == other.told.report and (one.model != other.model or _coordinate(one, other)):
        return False
    if "further" in (one.claim.cue, other.claim.cue) or frozenset((one.id, other.id)) in context.apart:
        return False
    alike = related(one.claim.thing, other.claim.thing) and uniform(one.claim.thing)
    return alike and meet(one.when.span, other.when.span) and touching(one.sites, other.sites, context.parent)


def case_of(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether `one` is a bare noun that may speak of what `other` counts."""
    vague = one.open or (one.when is not None and one.when.kind in _VAGUE)
    if one.id == other.id or not one.bare or other.bare or not vague or one.when is None or other.when is None:
        return False
    alike = related(one.claim.thing, other.claim.thing) and touching(one.sites, other.sites, context.parent)
    return alike and meet(one.when.span, other.when.span)


def _like(one: Scoped, other: Scoped) -> bool:
    first, second = one.claim, other.claim
    return first.thing == second.thing and one.sites == other.sites and one.model == other.model


def _told_together(one: Scoped, other: Scoped, context: Context) -> str:
    """Two claims of one report that no part_of joins."""
    if "further" in (one.claim.cue, other.claim.cue) or _coordinate(one, other):
        return APART
    if one.model != other.model and (other.model or not one.model):
        return APART
    unplaced = one.sites is None and other.sites is not None  # a number with no place, beside a total
    if not _nested(one._replace(sites=other.sites) if unplaced else one, other, context):
        return APART
    if _like(one, other) and one.when == other.when:
        if one.claim.count == other.claim.count:
            return SAME
        return CONTAINED if uniform(one.claim.thing) and _fits(one, other) else APART
    if one.when == other.when and one.claim.thing == other.claim.thing and not _first(other, one):
        return APART
    return CONTAINED if uniform(one.claim.thing) and one.model == other.model and _fits(one, other) else APART


def _told_apart(one: Scoped, other: Scoped, context: Context) -> str:
    """Two claims of different reports of one voice."""
    if other.claim.cue == "further" or (other.model and one.model != other.model) or (other.bare and not one.bare):
        return APART
    if _like(one, other) and _same_time(one, other):
        if one.claim.cue == "further" or one.bare != other.bare:
            return APART
        if one.claim.count == other.claim.count and not _cases(one, other):
            return SAME
        return APART if _cases(one, other) else RETIRED
    nested = _nested(one, other, context)
    if _cases(one, other) or not (nested or _spread(one, other, context)):
        return APART
    if nested and other.when and other.when.kind == "clock":
        return CONTAINED
    return LIKELY if _fits(one, other) and _before(one, other, context) else APART


def _nested(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether the scope of `one` lies in that of `other`."""
    if one.when is None or other.when is None or other.claim.thing not in lineage(one.claim.thing):
        return False
    return within(one.when.span, other.when.span) and inside(one.sites, other.reach, context.parent)


def _spread(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether `other` lists the regions where it happened, and `one` tells of their country without a split."""
    return lists(other, one, context) and _nested(one._replace(sites=other.sites), other, context)


def lists(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether `one` splits a number by all the regions where it happened, and `other` tells of their country."""
    if other.sites is None or not one.sites or not one.claim.closed:
        return False
    return other.sites <= {site for each in one.sites for site in above(each, context.parent)}


def _same_time(one: Scoped, other: Scoped) -> bool:
    """Whether two claims tell the same time, the moment of telling aside."""
    first, second = one.claim.window, other.claim.window
    if one.when is None or other.when is None or "undated" in (one.when.kind, other.when.kind):
        return False
    kinds = {one.when.kind, other.when.kind}
    if kinds == {"night", "open"}:  # "as of 10:00" of a night that is told by its name
        last = max(one.when.span[0], other.when.span[0]) + _NIGHT_OVER
        return one.when.span[0] == other.when.span[0] and min(one.when.span[1], other.when.span[1]) >= last
    return (first.start, first.end, first.date) == (second.start, second.end, second.date)


def _cases(one: Scoped, other: Scoped) -> bool:
    """Whether each tells of a case of its own, at no stated hour."""
    vague = any(each.when and each.when.kind in ("day", "undated") for each in (one, other))
    return vague and one.bare and other.bare


def _first(one: Scoped, other: Scoped) -> bool:
    """Whether `one` stands before `other` in their report, as a total before its parts."""
    return one.claim.quote.start < other.claim.quote.start


def _coordinate(one: Scoped, other: Scoped) -> bool:
    """Whether the same words of what happened go with both numbers: "three A and two B were shot down"."""
    first, second = one.claim.evidence, other.claim.evidence
    same_words = first.measure is not None and first.measure == second.measure and first.count != second.count
    named = first.thing != second.thing and None not in (first.thing, second.thing)
    return same_words and one.sites == other.sites and (named or one.model != other.model)


def _fits(one: Scoped, other: Scoped) -> bool:
    high = other.claim.count.high
    return high is None or one.claim.count.low <= high


def _before(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether `one` was over when `other` was told, and within the hours that a night without hours reaches."""
    if one.when is None or other.when is None:
        return False
    published, first = other.told.published, one.told.published
    if published is not None and ((first is not None and first > published) or one.when.span[1] > published):
        return False
    if other.when.kind != "night" or one.when.kind in ("night", "undated"):
        return True
    morning, zone = other.claim.window.date, other.claim.window.zone or context.zone
    if morning is None:
        return True
    hours = local(morning - timedelta(days=1), _DUSK, zone), local(morning, _DAWN, zone)
    start, end = one.when.span
    if one.when.kind == "open":  # "as of 02:00": when it began is not told
        return hours[0] <= end < hours[1]
    return hours[0] <= start + (end - start) / 2 < hours[1] or (one.when.kind == "day" and meet(one.when.span, hours))
