"""What one claim is about, and whether another's scope holds it: measure, thing, places and time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from counterclaim.findings.place import Parent, lineage
from counterclaim.model import Claim, Count, Window
from counterclaim.model.text import fold
from counterclaim.model.vocabulary import ancestors

Site = tuple[str, str]  # a code, and a town in it or ""

_DAY = timedelta(days=1)
_NOON = time(12)
_MIXED = {"person", "site", "building", "vehicle", "other"}
_STEM = 4  # letters by which two forms of one noun are known


class Stretch(NamedTuple):
    """A stretch of time in UTC, half-open; `sharp` where its limits were stated, not taken from a night or a day."""

    start: datetime
    end: datetime
    sharp: bool


def stretch(window: Window) -> Stretch | None:
    """When a claim's events happened; a night without hours reaches from noon to noon. None where that is not known."""
    if window.start and window.end:
        if window.start > window.end:
            return None
        return Stretch(_utc(window.start), _utc(window.end), window.precision in {"minute", "hour"})
    if window.date is None or window.precision not in {"night", "day"}:
        return None
    zone = _zone(window.zone)
    if window.precision == "day":
        return Stretch(_at(window.date, time(), zone), _at(window.date + _DAY, time(), zone), False)
    return Stretch(_at(window.date - _DAY, _NOON, zone), _at(window.date, _NOON, zone), False)


def reaches(outer: Claim, inner: Claim) -> bool:
    """Whether the time of `outer` holds that of `inner`.

    What has no hours is held by the same night or day, or by a longer stretch of whole days.
    """
    one, other = stretch(outer.window), stretch(inner.window)
    if one is None or other is None:
        return False
    if one.sharp and not other.sharp:
        return False
    return one.start <= other.start and other.end <= one.end


def sites(claim: Claim) -> frozenset[Site]:
    """Where the claim counts: its towns, and its codes without a town of their own."""
    towns = {(town.region, town.id or fold(town.name)) for town in claim.towns if town.region}
    inside = {region for region, _ in towns}
    codes = {code for place in claim.places for code in place.code.split("+")}
    return frozenset(towns | {(code, "") for code in codes if code not in inside})


def covers(outer: Claim, inner: Claim, parent: Parent) -> bool:
    """Whether every site of `inner` lies in one of `outer`; neither of unknown places."""
    held, holders = sites(inner), sites(outer)
    return bool(held) and bool(holders) and all(holders & set(_chain(site, parent)) for site in held)


def counts(outer: Claim, inner: Claim) -> bool:
    """Whether what `inner` counts is counted by `outer`: the same measure and thing, or wider ones."""
    same_measure = outer.measure in (inner.measure, *ancestors(inner.measure, "measures"))
    same_thing = outer.thing in (inner.thing, *ancestors(inner.thing))
    return same_measure and same_thing and outer.model in (None, inner.model)


def holds(outer: Claim, inner: Claim, parent: Parent) -> bool:
    """Whether all that `inner` counts is counted by `outer`, so that the outer number cannot be the smaller."""
    return counts(outer, inner) and covers(outer, inner, parent) and reaches(outer, inner)


def alike(one: Claim, other: Claim) -> bool:
    """Whether both count the same kind of their thing, as far as their nouns tell.

    A drone is a drone; but two women and three people are both told of persons, and a number of the one is none of the
    other. Of such things `one` must have no noun of its own, or that of `other` but for its ending.
    """
    if _MIXED.isdisjoint((one.thing, *ancestors(one.thing))):
        return True
    noun, known = _noun(one), _noun(other)
    return not noun or noun[:_STEM] == known[:_STEM]


def _noun(claim: Claim) -> str:
    if claim.evidence.thing is None:
        return ""
    start, stop = (max(0, at - claim.quote.start) for at in claim.evidence.thing)
    return fold(claim.quote.text[start:stop])


def limits(count: Count) -> tuple[int, int | None]:
    """The bounds of a count; "about n" reaches a tenth of n, and at least one, to both sides, as in the algebra."""
    if count.form != "about" or count.low != count.high:
        return count.low, count.high
    reach = max(1, -(-count.low // 10))
    return max(0, count.low - reach), count.low + reach


def kind(claim: Claim) -> tuple[str, str, str | None, frozenset[Site]]:
    """What is counted and where; claims that share it differ at most in time and number."""
    return claim.measure, claim.thing, claim.model, sites(claim)


def _chain(site: Site, parent: Parent) -> Iterator[Site]:
    if site[1]:
        yield site
    yield from ((code, "") for code in lineage(site[0], parent))


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
