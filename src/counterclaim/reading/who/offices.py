"""Offices and institutions in a sentence: their seat, and who holds them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from counterclaim.languages.load import Sense
from counterclaim.model import Speaker
from counterclaim.reading.who.people import People, name_end, name_start, written
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_APART = 6  # the most tokens between a name and the office that stands in apposition to it
_SMALL = ("of", "det", "one", "role")  # what may stand between an office and its institution
_PLAIN = ("det", "one", "of", "type", "at")  # what may stand between a name and the office behind it


class Office(NamedTuple):
    """An office or institution at tokens [i, j); `covers`: the country whose sky it reports on."""

    i: int
    j: int
    speaker: Speaker
    covers: str | None


class _Title(NamedTuple):
    """What an office's words name: up to token `j`, the institution it belongs to and its seat."""

    j: int
    body: Sense | None
    seat: str | None


class Speech:
    """The forms of one sentence that matter to who speaks in it."""

    def __init__(self, tokens: Tokens, at: Mapping[int, Hit], a: int, b: int, people: People, hits: list[Hit]) -> None:
        self.tokens, self.at, self.a, self.b, self.people, self.hits = tokens, at, a, b, people, hits
        self.channel = next((str(h.senses["channel"].value) for h in hits if "channel" in h.senses), None)

    @cached_property
    def ending(self) -> dict[int, Hit]:
        """The forms by the token they end at."""
        return {hit.j: hit for hit in self.hits}

    @cached_property
    def known(self) -> set[int]:
        """The tokens that are no part of a person's name."""
        openers, common = self.people.lexicon.openers, self.people.lexicon.common
        word = self.tokens.word
        known = {k for k in range(self.a, self.b) if word[k] in openers or word[k] in common}
        return known.union(*(range(h.i, h.j) for h in self.hits if h.senses or not h.places[0].weak))

    def office(self, hit: Hit) -> Office:
        """The office or institution that begins at `hit`, with its seat and who holds it."""
        role = hit.senses.get("role")
        title, i = self._title(hit), hit.i
        seat = title.seat
        if seat is None:
            i, seat = self._seat_before(i)
        name_i, name_j = self._holder(i, title.j) if role is not None else (title.j, title.j)
        told = _told(role, title.body, seat)
        covers = title.body.features.get("covers") if title.body is not None and not seat else None
        if role is None:
            return Office(i, title.j, Speaker(told, None, self.channel), covers)
        name = written(self.tokens, name_i, name_j) if name_j > name_i else None
        speaker = Speaker(name, told, self.channel)
        if name is not None:
            self.people.meet(self.tokens, name_i, name_j, speaker)
        return Office(min(i, name_i), max(title.j, name_j), speaker, covers)

    def _title(self, hit: Hit) -> _Title:
        """Read on from an office's first word to its institution and seat."""
        at, j, end = self.at, hit.j, hit.j
        body, seat, role = hit.senses.get("institution"), None, "role" in hit.senses
        while j < self.b:
            nxt = at.get(j)
            if nxt is None:
                if not self._describes(j, body is None and role):
                    break
                seat = seat or self._owner(j)
                j += 1
                continue
            senses = nxt.senses
            serving = j == hit.j and "at" in senses and senses["at"].value == "to"  # "adviser to the government"
            if "say" in senses or ("at" in senses and not serving and "of" not in senses):
                break
            if nxt.places and seat is None:
                seat = self.people.place(nxt.places, nxt.j in at and "head" in at[nxt.j].senses)
                end = nxt.j
            elif "institution" in senses and body is None:
                body, end = senses["institution"], nxt.j
            elif nxt.places or "head" in senses or "place" in senses:
                end = nxt.j
            elif not (serving or "place_noun" in senses or any(slot in senses for slot in _SMALL)):
                break
            j = nxt.j
        return _Title(end, body, seat)

    def _describes(self, j: int, wanting: bool) -> bool:
        """Whether the unknown word at `j` stands between an office and its institution."""
        nxt = self.at.get(j + 1)
        follows = wanting and nxt is not None and "institution" in nxt.senses and self.tokens.word[j].isalpha()
        return follows or self.people.possessor(self.tokens.word[j]) is not None

    def _seat_before(self, i: int) -> tuple[int, str | None]:
        """Where an office begins with the place before it ("Kharkiv mayor", "Kyiv's air force"), and that place."""
        before = self.ending.get(i)
        if before is not None and before.places and not self._located(before):
            return before.i, self.people.place(before.places, False)
        seat = self._owner(i - 1) if i > self.a else None
        return (i - 1, seat) if seat is not None else (i, None)

    def _owner(self, k: int) -> str | None:
        """The place that token `k` names as a possessor."""
        owner = self.people.possessor(self.tokens.word[k])
        return self.people.place(self.people.gazetteer.find(owner), False) if owner else None

    def _located(self, hit: Hit) -> bool:
        """Whether a preposition other than "of" stands before a place."""
        before = self.ending.get(hit.i)
        return before is not None and "at" in before.senses and "of" not in before.senses

    def _holder(self, i: int, end: int) -> tuple[int, int]:
        """The name of who holds the office at tokens [i, end): behind it, or in apposition before or behind."""
        tokens, at = self.tokens, self.at
        for first in (end, end + 1) if end + 1 < self.b and tokens.word[end] == "," else (end,):
            after = name_end(tokens, at, first, self.b)
            if after > first:
                return first, after
        for k in range(i - 1, max(self.a, i - _APART), -1):
            if tokens.word[k] == ",":
                start = name_start(tokens, self.known, self.a, k)
                named = k - start > 1 or self.people.recall(tokens, start, k)
                return (start, k) if named else (end, end)
            hit = at.get(k)
            if hit is not None and not hit.places and not any(slot in hit.senses for slot in _PLAIN):
                break
        return end, end


def _told(role: Sense | None, body: Sense | None, seat: str | None) -> str | None:
    """An office in words: "governor of Belgorod region", "press service of the air force of Ukraine"."""
    title = None if role is None else str(role.value)
    if body is not None:
        told = str(body.features.get("generic", body.value)) if seat and role is None else str(body.value)
        title = f"{title} of {told}" if title else told
        seat = None if told[0].isupper() else seat
    return f"{title} of {seat}" if seat else title
