"""CC707: a total that is its parts' sum only if what lies inside one of them is added again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from counterclaim.findings.across.material import Material, beside, does, news, published, voice
from counterclaim.findings.across.scope import Stretch, kind, stretch
from counterclaim.findings.assemble import Rule, counted
from counterclaim.model import Finding
from counterclaim.model.kept import Told

TWICE = Rule("CC707", 4, ("a later number over a longer window containing the earlier ones inside it",))

_FEWEST = 5  # what is added again must be more than a late recovery or two
_GAP = timedelta(hours=18)  # the longest that may lie between reports that tell of every night


class Part(NamedTuple):
    """A number with its time."""

    when: Stretch
    told: Told


def find(material: Material) -> Iterator[Finding]:
    """One finding a total that equals all numbers of one voice added up, those inside others included.

    The voice's reports must cover the total's time, not overlap but by one lying inside another, and add up to
    another number when each is counted once. Exact numbers of the same measure, thing, model and places alone.
    """
    groups: defaultdict[object, list[Part]] = defaultdict(list)
    current = {each.claim.id for each in news(material.told)}
    for each in material.told:
        claim, when = each.claim, stretch(each.claim.window)
        alone = claim.part_of is None and claim.cue != "further" and not claim.each and claim.stance != "denied"
        if when and alone and claim.count.low == claim.count.high and claim.places:
            groups[kind(claim)].append(Part(when, each))
    for group in groups.values():
        told = sorted((part for part in group if part.told.claim.id in current), key=lambda part: part.when.start)
        for total in group:
            first = bisect_left(told, total.when.start, key=lambda part: part.when.start)
            last = bisect_right(told, total.when.end, key=lambda part: part.when.start)
            if found := list(_explanations(total, told[first:last], material)):
                yield min(found, key=lambda one: (len(one.claims), one.claims))


def _explanations(total: Part, group: Sequence[Part], material: Material) -> Iterator[Finding]:
    voices: defaultdict[str, dict[tuple[Stretch, int], Part]] = defaultdict(dict)
    for part in sorted(group, key=lambda one: published(one.told)):  # of equal times the last told stands
        earlier = part.told.published and total.told.published and part.told.published < total.told.published
        if earlier and part.told.report != total.told.report and _inside(part.when, total.when):
            voices[voice(part.told, material.sources)][part.when, part.told.claim.count.low] = part
    for parts in voices.values():
        outer, inner = nested(list(parts.values()))
        if inner and _apart(outer) and _cover(outer, total.when) and _again(total, outer, inner):
            yield _found(total, outer, inner)


def nested(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """The parts that lie in no other, and those that do, in order of time; of the same time, the last given stands."""
    latest = {part.when[:2]: part for part in parts}
    ordered = sorted(latest.values(), key=lambda part: part.when.start)
    inner = [one for one in ordered if any(one is not other and _inside(one.when, other.when) for other in ordered)]
    return [one for one in ordered if one not in inner], inner


def _inside(one: Stretch, other: Stretch) -> bool:
    return other.start <= one.start and one.end <= other.end


def _apart(outer: Sequence[Part]) -> bool:
    return all(one.when.end <= other.when.start for one, other in pairwise(outer))


def _cover(outer: Sequence[Part], when: Stretch) -> bool:
    """Whether no gap between the parts, nor before or after them, is longer than that between two nights."""
    ends = [when.start, *(part.when.end for part in outer)]
    starts = [*(part.when.start for part in outer), when.end]
    whole = len(outer) > 1 or outer[0].when[:2] == when[:2]
    return whole and all(start - end <= _GAP for end, start in zip(ends, starts, strict=True))


def _again(total: Part, outer: Sequence[Part], inner: Sequence[Part]) -> bool:
    once, again = (sum(part.told.claim.count.low for part in parts) for parts in (outer, inner))
    return again >= _FEWEST and total.told.claim.count.low == once + again


def _found(total: Part, outer: Sequence[Part], inner: Sequence[Part]) -> Finding:
    once = sum(part.told.claim.count.low for part in outer)
    numbers = [part.told.claim.count.low for part in (*outer, *inner)]
    claim = total.told.claim
    within = "one inside another" if len(inner) == 1 else f"{len(inner)} inside others"
    message = f"{counted(claim)} {does(claim)} adds reports up, {within}; once each, {once}"
    proof = [f"{' + '.join(map(str, numbers))} = {claim.count.low}"]
    if len(outer) > 1:
        proof.append(f"{' + '.join(map(str, numbers[: len(outer)]))} = {once}")
    told = [total.told, *(part.told for part in (*outer, *inner))]
    return beside(TWICE, message, told, proof=proof, repairs=[f"{claim.count.low} → {once}"])
