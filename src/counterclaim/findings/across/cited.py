"""CC706 without a link: a report cites a speaker whose own channel gives another number."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from counterclaim.findings.across.material import Material, news, own_voice, published, voice
from counterclaim.findings.across.scope import Stretch, alike, kind, limits, stretch
from counterclaim.model import Claim
from counterclaim.model.kept import Told

_NIGHT = timedelta(hours=8)  # hours that make up a night where it is told by the clock
_LONGEST = timedelta(hours=36)  # what is longer is told of several nights
_BACK = 200  # how many earlier numbers of one scope and time are looked through


def pairs(material: Material) -> Iterator[tuple[Told, Told]]:
    """Each number that is put into a speaker's mouth, with the last that the speaker's own source had given of it.

    None where any number that the source had given of that scope and night agrees, or where it had given none. Places
    must be the same, and a night must be told as such or by its hours: a tranche of the evening is no number of the
    night.
    """
    own: defaultdict[Hashable, list[Told]] = defaultdict(list)
    cited: list[tuple[Told, date]] = []
    for each in news(material.told):
        when = stretch(each.claim.window)
        if each.published and when and _whole(each.claim):
            says = voice(each, material.sources)
            if says == own_voice(each.source, material.sources):
                own[says, kind(each.claim), when.start.date()].append(each)
            elif each.claim.speaker:
                cited.append((each, when.start.date()))
    for each, day in cited:
        of = voice(each, material.sources), kind(each.claim)
        near = (own.get((*of, day + timedelta(days=step)), []) for step in (-2, -1, 0, 1, 2))
        before = sorted((one for said in near for one in _before(said, each)), key=published, reverse=True)
        same = list(islice((one for one in before if _same_time(each.claim, one.claim)), _BACK))
        if same and not any(_agree(each.claim, one.claim) for one in same):
            yield each, same[0]


def _before(said: Sequence[Told], each: Told) -> Sequence[Told]:
    return said[: bisect_right(said, published(each), key=published)]


def _whole(claim: Claim) -> bool:
    return claim.part_of is None and claim.cue != "further" and not claim.each and bool(claim.places)


def _agree(one: Claim, other: Claim) -> bool:
    (low, high), (least, most) = limits(one.count), limits(other.count)
    return ((most is None or low <= most) and (high is None or least <= high)) or not alike(one, other)


def _same_time(relay: Claim, original: Claim) -> bool:
    given, stated = stretch(relay.window), stretch(original.window)
    if given is None or stated is None:
        return False
    return given == stated or _night(given, stated) or _night(stated, given)


def _night(night: Stretch, hours: Stretch) -> bool:
    """Whether one is a night without hours, the other its hours."""
    inside = night.start <= hours.start and hours.end <= night.end
    single = night.end - night.start <= _LONGEST
    return single and not night.sharp and hours.sharp and inside and hours.end - hours.start >= _NIGHT
