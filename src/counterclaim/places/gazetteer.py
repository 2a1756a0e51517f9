"""The gazetteer: written forms to places, for the languages asked for."""

from __future__ import annotations

from functools import cache

from counterclaim.places.entries import Entries
from counterclaim.places.forms import CORE, decode, read_section
from counterclaim.places.records import Entry, Form
from counterclaim.places.store import DATA, Store


class Gazetteer:
    """Phrases are folded by `model.text.fold`; a phrase's tokens are divided by spaces alone."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._entries = Entries()
        self._stores = [Store(DATA / f"names_{language}.z") for language in languages]
        self._loaded: set[str] = set()
        self._written: dict[str, str] = {}
        self._spans: dict[str, int] = {}
        self._decoded: dict[str, tuple[Form, ...]] = {}
        self.core: dict[str, tuple[Form, ...]] = {}
        self._load(CORE)
        known = {written: self._decode(written) for written in set(self._written.values())}
        self.core = {phrase: known[written] for phrase, written in self._written.items()}

    def find(self, phrase: str) -> tuple[Form, ...]:
        """All places that a folded phrase may stand for; empty when it is no name."""
        written = self._written.get(phrase)
        name = phrase[:2].rstrip()
        if name not in self._loaded:
            self._load(name)
            written = self._written.get(phrase)
        if written is None:
            return ()
        return self._decoded.get(written) or self._decode(written)

    def span(self, first: str) -> int:
        """The most tokens of a phrase that starts with this folded token; 0 when none does."""
        name = first[:2]
        if name not in self._loaded:
            self._load(name)
        return self._spans.get(first) or (1 if first in self._written else 0)

    def entry(self, place: str) -> Entry:
        """The place of that id; raises KeyError when there is none."""
        return self._entries.entry(place)

    def regions(self) -> list[str]:
        """The codes of all regions, unions among them."""
        return self._entries.regions()

    def parent(self, code: str) -> str | None:
        """What a region, town or district lies in directly; None for countries and seas."""
        return self._entries.parent(code)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether `inner` is `outer` or lies in it.

        A union "A+B" contains what A or B contains, and lies where both lie.
        """
        if "+" in inner and outer != inner:
            return all(self.contains(outer, part) for part in inner.split("+"))
        if "+" in outer:
            return outer == inner or any(self.contains(part, inner) for part in outer.split("+"))
        place: str | None = inner
        while place is not None and place != outer:
            place = self.parent(place)
        return place is not None

    def label(self, code: str) -> str:
        """The English name of a place, or the code itself where it is unknown."""
        try:
            return self.entry(code).name
        except KeyError:
            return code

    def phrases(self) -> list[str]:
        """Every phrase known; loads all that has not been loaded."""
        for store in self._stores:
            for name in store.names():
                self._load(name)
        return list(self._written)

    def _load(self, name: str) -> None:
        if name in self._loaded:
            return
        self._loaded.add(name)
        for store in self._stores:
            written, spans = read_section(store.section(name))
            _merge(self._written, written)
            for first, length in spans.items():
                self._spans[first] = max(length, self._spans.get(first, 0))

    def _decode(self, written: str) -> tuple[Form, ...]:
        readings: dict[tuple[str, str], Form] = {}
        for form in map(decode, written.split(" ")):
            if form.weak or form[:2] not in readings:
                readings[form[:2]] = form
        forms = self._decoded[written] = tuple(readings.values())
        return forms


def _merge(all_written: dict[str, str], more: dict[str, str]) -> None:
    for phrase in all_written.keys() & more.keys():
        more[phrase] = " ".join(dict.fromkeys(f"{all_written[phrase]} {more[phrase]}".split(" ")))
    all_written |= more


@cache
def gazetteer(languages: tuple[str, ...]) -> Gazetteer:
    """The gazetteer with the names of those languages ("en", "ru", "uk"); made once for each choice.

    Raises FileNotFoundError for a language that has no names.
    """
    return Gazetteer(languages)
