"""CC701: a later number below what the same voice had said to be the least."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from counterclaim.findings.across.material import Material, beside, does, news, published, voice
from counterclaim.findings.across.scope import alike, counts, covers, holds, limits, stretch
from counterclaim.findings.assemble import Rule, amount, counted
from counterclaim.model import Claim, Finding
from counterclaim.model.kept import Told

SAME_SOURCE = Rule("CC701", 2)
SAME_VOICE = Rule("CC701", 3, ("the reports giving the speaker's own numbers",))
RESERVED = Rule("CC701", 4)

_LEAST = {"at_least", "more_than"}
_FOLLOWED = timedelta(days=7)  # how long a toll is still being corrected
_UNDATED = timedelta(hours=12)  # … and how long two tolls of one town, with no time told, are taken for one event's
_RESERVED = {"preliminary", "unconfirmed"}


def find(material: Material) -> Iterator[Finding]:
    """One finding an "at least" that a later report of the same voice falls below; the first such report."""
    by_voice: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in news(material.told):
        if each.published and _whole(each.claim):
            by_voice[voice(each, material.sources), each.claim.measure].append(each)
    for group in by_voice.values():
        group.sort(key=published)
        times = [each.published for each in group]
        for told in group:
            if told.claim.count.form in _LEAST and told.claim.count.low > 1 and told.published:
                first = bisect_right(times, told.published, key=_known)
                last = bisect_right(times, told.published + _FOLLOWED, key=_known)
                below = next((later for later in group[first:last] if _falls(told, later, material)), None)
                if below and not _raised(told, below, group[first:last], material):
                    yield _found(told, below)


def _whole(claim: Claim) -> bool:
    """Whether the number is a total of its scope: no part, no addition, not said of each of several places."""
    return claim.part_of is None and claim.cue != "further" and not claim.each


def _known(moment: datetime | None) -> datetime:
    if moment is None:
        raise ValueError("only claims of known publication are put in order")
    return moment


def _falls(told: Told, later: Told, material: Material) -> bool:
    if later.report == told.report or later.claim.corrects or _deleted(told, later, material):
        return False
    high, low = limits(later.claim.count)[1], told.claim.count.low
    if high is None or high >= low or not _same_event(told, later, material):
        return False
    # what the later report tells in several numbers is no smaller than their sum
    others = [each.claim for each in news(material.reports[later.report]) if counts(later.claim, each.claim)]
    tops = [limits(claim.count)[1] for claim in others if claim.part_of is None]
    return None not in tops and sum(top or 0 for top in tops) < low and all(c.corrects is None for c in others)


def _same_event(told: Told, later: Told, material: Material) -> bool:
    if not alike(later.claim, told.claim):
        return False
    if holds(later.claim, told.claim, material.parent):
        return True
    undated = stretch(told.claim.window) is None and stretch(later.claim.window) is None
    soon = told.published and later.published and later.published - told.published <= _UNDATED
    same_town = bool(told.claim.towns) and covers(later.claim, told.claim, material.parent)
    return undated and bool(soon) and same_town and told.source == later.source and counts(later.claim, told.claim)


def _deleted(told: Told, later: Told, material: Material) -> bool:
    """Whether the earlier report had been taken back when the later one came."""
    gone = [each.deleted for each in material.entries.get(told.report, ()) if each.deleted]
    return bool(gone and later.published and min(gone) <= later.published)


def _raised(told: Told, below: Told, after: Sequence[Told], material: Material) -> bool:
    """Whether the voice took up the higher number again: the lower one was of something else."""
    return any(
        each.claim.count.low >= told.claim.count.low and holds(each.claim, told.claim, material.parent)
        for each in after
        if published(each) > published(below)
    )


def _found(told: Told, later: Told) -> Finding:
    rule, granted = (SAME_SOURCE if told.source == later.source else SAME_VOICE), []
    for each, order in ((told, "earlier"), (later, "later")):
        if each.claim.stance in _RESERVED:
            granted.append(f"the {order} number, said to be {each.claim.stance}")
    if stretch(told.claim.window) is None:
        granted.append("both numbers being of one event, since no time is told")
    if later.claim.count.form == "about":
        granted.append("an approximate number")
    rule = RESERVED._replace(rests_on=rule.rests_on) if granted else rule
    message = f"{counted(told.claim)} {does(told.claim)}, later {amount(later.claim.count)}"
    proof = f"{limits(later.claim.count)[1]} < {told.claim.count.low}"
    return beside(rule, message, [told, later], proof=[proof], rests_on=granted)
