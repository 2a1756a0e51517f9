"""Who says so: offices, institutions and names beside the words that report speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from counterclaim.model import Speaker
from counterclaim.reading.mentions import Hit
from counterclaim.reading.people import People, name_end, name_start, written
from counterclaim.reading.tokens import Tokens

_APART = 6  # the most tokens between a name and the office that stands in apposition to it
_BESIDE = 2  # the most tokens between a name alone and the verb it is the subject of
_DASHES = ("-", "|")


@dataclass(slots=True)
class Voice:
    """Somebody at tokens [i, j) who may be asserting; `said`: with a reporting verb; `cited`: as the origin."""

    i: int
    j: int
    speaker: Speaker
    said: bool = False
    cited: bool = False
    covers: str | None = None  # the country whose sky this institution reports on
    back: bool = False  # "this was reported by": speaks for the sentences before


class _Sentence:
    """The hits of one sentence, by where they begin and where they end."""

    def __init__(self, tokens: Tokens, at: dict[int, Hit], a: int, b: int, people: People) -> None:
        self.tokens, self.at, self.a, self.b, self.people = tokens, at, a, b, people
        self.hits = [at[k] for k in range(a, b) if k in at]
        self.ending = {hit.j: hit for hit in self.hits}
        self.verbs = [h for h in self.hits if _speaks(h)]
        self.channel = next((str(h.senses["channel"].value) for h in self.hits if "channel" in h.senses), None)

    @cached_property
    def known(self) -> set[int]:
        """The tokens that are no part of a person's name."""
        openers = self.people.lexicon.openers | self.people.lexicon.common
        known = {k for k in range(self.a, self.b) if self.tokens.word[k] in openers}
        return known.union(*(range(h.i, h.j) for h in self.hits if h.senses or not h.places[0].weak))

    def office(self, hit: Hit) -> Voice:
        """The office or institution that begins at `hit`, with its seat and who holds it."""
        tokens, at, b = self.tokens, self.at, self.b
        role, body = hit.senses.get("role"), hit.senses.get("institution")
        i, j, end, seat = hit.i, hit.j, hit.j, None
        while j < b:
            if j not in at:
                if not self._describes(j, body is None and role is not None):
                    break
                seat = seat or self._owner(j)
                j += 1
                continue
            senses = at[j].senses
            serving = j == hit.j and "at" in senses and senses["at"].value == "to"  # "adviser to the government"
            if ("at" in senses and not (serving or "of" in senses)) or "say" in senses:
                break
            if at[j].places and seat is None:
                seat = self.people.place(at[j].places, at[j].j in at and "head" in at[at[j].j].senses)
                end = at[j].j
            elif "institution" in senses and body is None:
                body, end = senses["institution"], at[j].j
            elif "head" in senses or "place_noun" in senses or at[j].places or "place" in senses:
                end = at[j].j if {"head", "place"} & senses.keys() or at[j].places else end
            elif not (serving or {"of", "det", "one", "role"} & senses.keys()):
                break
            j = at[j].j
        before = self.ending.get(i)
        if before is not None and before.places and seat is None and not self._located(before):
            seat, i = self.people.place(before.places, False), before.i
        elif i > self.a and seat is None and (seat := self._owner(i - 1)) is not None:
            i -= 1
        name_i, name_j = self._holder(i, end) if role is not None else (end, end)
        name = written(tokens, name_i, name_j) if name_j > name_i else None
        title = None if role is None else str(role.value)
        if body is not None:
            told = str(body.features.get("generic", body.value)) if seat and role is None else str(body.value)
            title = f"{title} of {told}" if title else told
            seat = None if told[0].isupper() else seat
        title = f"{title} of {seat}" if seat else title
        covers = body.features.get("covers") if body is not None and not seat else None
        speaker = Speaker(title, None, self.channel) if role is None else Speaker(name, title, self.channel)
        if name is not None:
            self.people.meet(tokens, name_i, name_j, speaker)
        return Voice(min(i, name_i), max(end, name_j), speaker, covers=covers)

    def _describes(self, j: int, wanting: bool) -> bool:
        """Whether the unknown word at `j` stands between an office and its institution."""
        nxt = self.at.get(j + 1)
        follows = wanting and nxt is not None and "institution" in nxt.senses and self.tokens.word[j].isalpha()
        return follows or self.people.possessor(self.tokens.word[j]) is not None

    def _owner(self, k: int) -> str | None:
        """The place that token `k` names as a possessor."""
        owner = self.people.possessor(self.tokens.word[k])
        return self.people.place(self.people.gazetteer.find(owner), False) if owner else None

    def _located(self, hit: Hit) -> bool:
        before = self.ending.get(hit.i)
        return before is not None and "at" in before.senses and "of" not in before.senses

    def _holder(self, i: int, end: int) -> tuple[int, int]:
        """The name of who holds the office at tokens [i, end): behind it, or in apposition before or behind."""
        tokens, at = self.tokens, self.at
        after = name_end(tokens, at, end, self.b)
        if after > end:
            return end, after
        if end + 1 < self.b and tokens.word[end] == ",":
            after = name_end(tokens, at, end + 1, self.b)
            if after > end + 1:
                return end + 1, after
        for comma in range(i - 1, max(self.a, i - _APART), -1):
            if tokens.word[comma] == ",":
                start = name_start(tokens, self.known, self.a, comma)
                return (start, comma) if comma - start > 1 or self.people.recall(tokens, start, comma) else (end, end)
            if (
                comma in at
                and not {"det", "one", "of", "type", "at"} & at[comma].senses.keys()
                and not at[comma].places
            ):
                break
        return end, end

    def bare(self, verb: Hit, taken: set[int]) -> Voice | None:
        """Somebody who is only named, beside the verb."""
        tokens, people = self.tokens, self.people
        end = name_end(tokens, self.at, verb.j, self.b)
        if end > verb.j and verb.j not in taken:
            known = people.recall(tokens, verb.j, end)
            return Voice(verb.j, end, known or Speaker(written(tokens, verb.j, end), None, self.channel))
        near = range(verb.i, max(self.a, verb.i - _BESIDE - 1), -1)
        stop = next((k for k in near if tokens.cap[k - 1] and k - 1 not in self.known), verb.i)
        start = name_start(tokens, self.known, self.a, stop)
        if start == stop or stop - 1 in taken or people.possessor(tokens.word[stop - 1]):
            return None
        if any(k in self.at for k in range(stop, verb.i)):
            return None
        known = people.recall(tokens, start, stop)
        sure = stop - start > 1 or start > self.a or (stop == verb.i and "statement" in verb.senses)
        if known is None and not sure:
            return None  # any word that begins a sentence is capitalised
        return Voice(start, stop, known or Speaker(written(tokens, start, stop), None, self.channel))

    def titled(self, hit: Hit) -> Voice | None:
        """A channel by its own name: the words in quotes behind "Telegram channel"."""
        word, j = self.tokens.word, hit.j
        if j + 1 < self.b and word[j] == '"' and '"' in word[j + 1 : min(self.b, j + 7)]:
            end = word.index('"', j + 1)
            return Voice(hit.i, end + 1, Speaker(written(self.tokens, j + 1, end), None, self.channel))
        return None


def voices(tokens: Tokens, at: dict[int, Hit], a: int, b: int, people: People) -> list[Voice]:
    """The voices in tokens [a, b): those who say something first, the nearest to the verb before others."""
    sentence = _Sentence(tokens, at, a, b, people)
    found: list[Voice] = []
    for hit in sentence.hits:
        if found and hit.i < found[-1].j:
            continue
        if {"role", "institution"} & hit.senses.keys():
            found.append(sentence.office(hit))
        elif "channel" in hit.senses and (voice := sentence.titled(hit)) is not None:
            found.append(voice)
    taken = {k for voice in found for k in range(voice.i, voice.j)}
    for verb in sentence.verbs:
        if (voice := sentence.bare(verb, taken)) is not None:
            found.append(voice)
            taken.update(range(voice.i, voice.j))
    signature = next((k + 1 for k in range(b - 1, a, -1) if tokens.word[k] in _DASHES), b)
    end = name_end(tokens, at, signature, b)
    if end > signature and end >= b - 1 and signature not in taken:
        known = people.recall(tokens, signature, end)
        found.append(Voice(signature, end, known or Speaker(written(tokens, signature, end))))
    back = any("back" in hit.senses for hit in sentence.hits)
    for voice in found:
        before = tokens.word[voice.i - 1] if voice.i > a else ""
        signed = before in _DASHES or (before == "," and voice.j >= b - 1)
        opening = voice.j < b and tokens.word[voice.j] == ":" and voice.i <= a + 1
        voice.said = bool(sentence.verbs) or signed or opening
        voice.cited = any("cite" in h.senses and 0 <= voice.i - h.j <= 2 for h in sentence.hits)
        voice.back = back
    return sorted(found, key=lambda voice: (not voice.cited, _distance(voice, sentence.verbs)))


def _speaks(hit: Hit) -> bool:
    """Whether it is a word of saying; a noun that names a statement has no subject."""
    said = hit.senses.get("statement")
    return bool({"say", "cite"} & hit.senses.keys()) or (said is not None and said.features.get("of") != "noun")


def _distance(voice: Voice, verbs: list[Hit]) -> int:
    """Tokens between a voice and the nearest verb of saying."""
    return min((h.i - voice.j if h.i >= voice.j else voice.i - h.j for h in verbs), default=0)
