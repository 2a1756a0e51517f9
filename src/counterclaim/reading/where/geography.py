"""Where a whole report is: the places it names beyond doubt, and the zone its clock times are in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.model import Window
from counterclaim.places import Entry, Form, zone_of
from counterclaim.reading.drafts import Draft
from counterclaim.reading.state import State
from counterclaim.reading.when.windows import moved
from counterclaim.reading.where.spots import Spot
from counterclaim.reading.words.mentions import Hit

_TOWN = 10_000  # people in a town whose name alone tells the region
_NAMED = 0.1  # what a country named in passing weighs beside one where something happened


def settle(state: State, zone: str | None) -> None:
    """Set the report's known places and its zone; `zone` overrides what the report suggests."""
    named = [hit for hit in state.at.values() if hit.places]
    state.known = frozenset(_known(state, named))
    state.local = state.lexicon.zones if zone is None else {}
    state.clock = state.clock._replace(zone=zone or _zone(state, named))
    if state.local:
        state.clock = state.clock._replace(zone=_home(state, named))


def _known(state: State, named: list[Hit]) -> Iterator[str]:
    """Region and country codes that the report names beyond doubt."""
    for hit in named:
        noun = state.at.get(hit.j)  # "the Belgorod region", "a Belgorod village"
        headed = noun is not None and (
            "head" in noun.senses
            or ("place_noun" in noun.senses and bool(noun.senses["place_noun"].features.get("kind")))
        )
        sure = {f.id for f in hit.places if not f.weak and (f.role == "name" or headed)}
        for entry in map(state.gazetteer.entry, sure):
            if entry.kind in ("region", "country") and (len(sure) == 1 or headed):
                yield from entry.id.split("+")
                if entry.kind == "region" and entry.country:
                    yield entry.country
            elif entry.kind == "town" and len(sure) == 1 and entry.population >= _TOWN and entry.region:
                yield entry.region


def _lands(state: State, named: list[Hit], fit: Callable[[Form], bool]) -> Iterator[tuple[Hit, Entry, str]]:
    """Each name that lies in one country alone, by its readings that `fit`: one of them, and the country."""
    for hit in named:
        entries = [state.gazetteer.entry(f.id) for f in hit.places if fit(f)]
        lands = {e.country or e.id for e in entries if e.kind != "sea"}
        if len(lands) == 1:
            yield hit, entries[0], lands.pop()


def _home(state: State, named: list[Hit]) -> str:
    """The zone of the country that most of the report's places lie in."""
    met: dict[str, int] = {}
    for hit, _, land in _lands(state, named, lambda f: not f.weak):
        if any(f.role == "name" for f in hit.places if not f.weak):
            met[land] = met.get(land, 0) + 1
    known = [land for land in met if land in state.local]
    return state.local[max(known, key=lambda land: met[land])] if known else state.clock.zone


def _zone(state: State, named: list[Hit]) -> str:
    """The zone of the country the report tells of; the language's own where it tells of its home countries or none."""
    weight: dict[str, float] = {}
    for hit, entry, land in _lands(state, named, lambda f: not f.weak):
        before = next((state.at[k] for k in (hit.i - 1, hit.i - 2) if k in state.at and state.at[k].j == hit.i), None)
        located = before is not None and "at" in before.senses and before.senses["at"].value == "in"
        weight[land] = weight.get(land, 0) + (_NAMED if entry.kind == "country" and not located else 1)
    if not weight or weight.keys() & state.lexicon.home:
        return state.lexicon.zone
    return zone_of(max(weight, key=lambda land: weight[land])) or state.lexicon.zone


def localise(state: State, drafts: list[Draft]) -> None:
    """Times told without a zone are those of the claim's place, where the language says so."""
    for draft in drafts:
        land = next((code.split("-")[0] for code in draft.codes), "")
        if land in state.local and draft.window_span not in state.zoned and draft.window != Window():
            draft.window = moved(draft.window, state.local[land])


def finest(state: State, spot_list: list[Spot]) -> list[Spot]:
    """Without the countries that only say where the other places lie."""
    codes = [code for spot in spot_list for code in spot.codes]

    def outer(spot: Spot) -> bool:
        return all(
            name.kind == "country" and any(c != o and state.gazetteer.contains(o, c) for c in codes for o in name.codes)
            for name in spot.names
        )

    return [spot for spot in spot_list if not outer(spot)]
