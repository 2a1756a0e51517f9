"""A claim as an account sees it: whose word, where, when, of what."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from math import ceil
from typing import NamedTuple

from counterclaim.accounts.context import Context, inside
from counterclaim.accounts.voices import voice
from counterclaim.accounts.when import When
from counterclaim.accounts.when import when as window
from counterclaim.model.kept import Told
from counterclaim.model.records import Claim
from counterclaim.model.text import fold
from counterclaim.model.vocabulary import ancestors, related, section

_BARE = frozenset({"singular", "plural"})
_MIXED = ("site", "building", "vehicle", "person", "other")  # two numbers of such may count two kinds of it


class Scoped(NamedTuple):
    """A claim with its scope settled. `voice` is the speaker, or the source where it speaks itself.

    `own` says that the source is the voice's own, no relay; `side` is the voice's. What a relay tells is told in the
    voice's view of territory, and of the voice's home where it names no place. `reach` adds to `sites` the regions that
    are counted in a country of theirs; `cut` says that some region of theirs is counted elsewhere. `when` is None where
    not even the time of publication is known.
    """

    told: Told
    voice: str
    sites: frozenset[str] | None
    reach: frozenset[str] | None
    cut: bool
    when: When | None
    own: bool = True
    side: str | None = None

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.told.claim

    @property
    def id(self) -> str:
        """Its id, which holds in the whole ledger."""
        return self.told.claim.id

    @property
    def model(self) -> str:
        """The weapon's name as compared; empty where none is told."""
        return _folded(self.told.claim.model or "")

    @property
    def viewed(self) -> bool:
        """Whether the source's view of territory makes its sites other than their codes say."""
        return self.cut or self.reach != self.sites

    @property
    def long(self) -> bool:
        """Whether it tells of more than one night."""
        return self.when is not None and self.when.kind == "long"

    @property
    def soft(self) -> bool:
        """Whether its number is approximate."""
        return section("forms")[self.claim.count.form].soft

    @property
    def bare(self) -> bool:
        """Whether it is a bare noun or "several", which tells of a case and gives no total."""
        return self.claim.count.form in _BARE or self.open

    @property
    def open(self) -> bool:
        """Whether its number is no more than a soft floor."""
        return self.soft and self.claim.count.high is None


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name)


def scoped(told: Told, context: Context) -> Scoped:
    """The scope of one claim."""
    sites = _sites(told.claim)
    said = voice(
        told, context.sources, lambda place: sites is not None and inside(sites, frozenset({place}), context.parent)
    )
    source = said.home or context.sources.get(told.source)
    if sites is None and source is not None and source.place and not _lost(told.claim):
        sites = frozenset({source.place})
    view = source.view if source and sites else ()
    reach = sites and sites.union(region for region, country in view if country in sites)
    cut = any(sites and _taken(region, country, sites, context) for region, country in view)
    when = window(told.claim.window, told.published, context.zone, relayed=not said.own)
    return Scoped(told, said.name, sites, reach, cut, when, said.own, source.side if source else None)


def widened(claims: Iterable[Scoped], context: Context) -> list[Scoped]:
    """The claims, each whole taking in its parts' places, whatever its own say: "15 over A, 2 of them over B".

    A part that names nobody is the word of whoever gives the whole.
    """
    known = {each.id: each for each in claims}
    for claim in list(known.values()):
        told_by = known.get(claim.claim.part_of or "")
        if told_by is not None and claim.own and not (claim.claim.speaker and claim.claim.speaker.name):
            known[claim.id] = claim._replace(voice=told_by.voice, own=told_by.own)
    for claim in list(known.values()):
        whole, seen = claim.claim.part_of, {claim.id}
        while whole is not None and whole in known and whole not in seen:
            seen.add(whole)
            held = known[whole]
            if held.sites is not None and held.reach is not None and claim.sites is not None:
                told = frozenset(s for s in claim.sites if not inside(frozenset({s}), held.reach, context.parent))
                known[whole] = held._replace(sites=held.sites | told, reach=held.reach | told)
            whole = held.claim.part_of
    return list(known.values())


def limits(claim: Claim) -> tuple[int, int | None]:
    """The bounds of a count. "About n" reaches a tenth of n, or half the unit that n is rounded to, to both sides."""
    low, high, form = claim.count
    if form != "about" or low != high or not low:
        return low, high
    unit = 1
    while low % (unit * 10) == 0:
        unit *= 10
    unit *= 5 if low % (unit * 5) == 0 else 1
    reach = max(1, ceil(low / 10), unit // 2)
    return max(0, low - reach), low + reach


def loosened(claim: Scoped, room: tuple[int, int | None]) -> Scoped:
    """An approximate number with the room that it has."""
    count = claim.claim.count._replace(low=room[0], high=room[1])
    return claim._replace(told=claim.told._replace(claim=claim.claim._replace(count=count)))


@cache
def uniform(thing: str) -> bool:
    """Whether two numbers of the thing surely count the same kind of it: two men and three women are both people."""
    return not any(related(thing, mixed) for mixed in _MIXED)


@cache
def lineage(thing: str) -> tuple[str, ...]:
    """The thing and its ancestors."""
    return (thing, *ancestors(thing))


def counts(measure: str, asked: str) -> bool:
    """Whether a claim of `measure` is one of what is asked: the dead are casualties."""
    return measure == asked or asked in ancestors(measure, "measures")


def _lost(claim: Claim) -> bool:
    return any(town.region is None for town in claim.towns)


def _sites(claim: Claim) -> frozenset[str] | None:
    """Its towns, and its codes without a town of their own; None if that is not known."""
    if _lost(claim):
        return None
    towns = {f"{town.region}/{town.id or fold(town.name)}" for town in claim.towns}
    held = {town.region for town in claim.towns}
    codes = {code for place in claim.places for code in place.code.split("+")}
    return frozenset(towns | {code for code in codes if code not in held}) or None


def _taken(region: str, country: str, sites: frozenset[str], context: Context) -> bool:
    """Whether a region that lies in one of the sites is counted elsewhere by the source."""
    return region not in sites and country not in sites and context.parent(region) in sites
