"""What is said without a count: denials, acknowledgements, calls, threats, assessments, inquiries.

A statement is kept where a report tells of weapons in the air: in the sentence itself or one beside it, or anywhere
where the sentence tells of an attack. Somebody must be said to make it, but for those rows of slot `statement` that
are marked `impersonal` ("an investigation is under way").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model import Quote, Speaker, Statement
from counterclaim.model.vocabulary import related
from counterclaim.reading.who.people import People
from counterclaim.reading.who.speakers import Voice
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.scopes import Sentence
from counterclaim.reading.words.tokens import Tokens

_REACH = 12  # the most tokens between a verb and its subject
_BESIDE = 3  # … and between a verb and a place that stands for its government
_BREAKS = frozenset({",", ";", ":", "(", ")", "|", "\n"})
_FLYING = ("munition", "aircraft", "helicopter")
_ATTACKS = ("launched", "intercepted", "launched+intercepted")
_PEOPLE = ("person", "child")


class _Statements:
    """Finds the statements of one report."""

    def __init__(self, tokens: Tokens, at: dict[int, Hit], sentences: Sequence[Sentence], people: People) -> None:
        self.tokens, self.at, self.sentences, self.people = tokens, at, sentences, people
        self.hits = [[at[k] for k in range(s.a, s.b) if k in at] for s in sentences]
        self.airborne = airborne(self.hits)

    def find(self, said: Sequence[Sequence[Voice]]) -> Iterator[Statement]:
        for n, sentence in enumerate(self.sentences):
            if self.airborne[n]:
                for hit in self.hits[n]:
                    if "statement" in hit.senses and not self._void(hit, sentence):
                        yield from self._statement(hit, sentence, said[n])

    def _void(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether it is negated, only possible, or an appeal to people to take care."""
        before = [
            self.at[k] for k in range(max(sentence.a, hit.i - 3), hit.i) if k in self.at and self.at[k].j <= hit.i
        ]
        if any({"not", "zero"} & h.senses.keys() or ("modal" in h.senses and h.j == hit.i) for h in before):
            return True
        after = [self.at[k] for k in range(hit.j, min(sentence.b, hit.j + 3)) if k in self.at]
        return str(hit.senses["statement"].value) == "call" and any(
            "thing" in h.senses and str(h.senses["thing"].value) in _PEOPLE for h in after
        )

    def _statement(self, hit: Hit, sentence: Sentence, said: Sequence[Voice]) -> Iterator[Statement]:
        sense = hit.senses["statement"]
        noun = sense.features.get("of") == "noun"
        found = self._subject(hit, sentence, said, _BESIDE if noun else _REACH) or self._author(hit, sentence, said)
        if found is None and not sense.features.get("impersonal"):
            return
        first, speaker = found or (hit.i, None)
        yield Statement(str(sense.value), speaker, self._clause(min(first, hit.i), hit, sentence, noun))

    def _subject(self, hit: Hit, sentence: Sentence, said: Sequence[Voice], reach: int) -> tuple[int, Speaker] | None:
        """Who stands before the verb, or behind it where the language allows that; the nearest of all."""
        found: list[tuple[int, int, Speaker]] = []
        follows = self.people.lexicon.subject_follows
        for voice in said:
            away = hit.i - voice.j if voice.j <= hit.i else voice.i - hit.j if follows and voice.i >= hit.j else -1
            if 0 <= away <= (reach if voice.j <= hit.i else _BESIDE) and not self._other_verb(voice, hit):
                found.append((away, voice.i, voice.speaker))
        beside = range(max(sentence.a, hit.i - _BESIDE), hit.i)
        found += [(hit.i - k - 1, k, Speaker(name)) for k in beside if (name := self._government(k, sentence))]
        return min(found, key=lambda f: f[0])[1:] if found else None

    def _other_verb(self, voice: Voice, hit: Hit) -> bool:
        """Whether another verb of saying comes between, whose subject the voice is."""
        lo, hi = (voice.j, hit.i) if voice.j <= hit.i else (hit.j, voice.i)
        return any(k in self.at and {"say", "statement", "measure"} & self.at[k].senses.keys() for k in range(lo, hi))

    def _government(self, k: int, sentence: Sentence) -> str | None:
        """The place at token `k` where it stands for those who govern it: not "in", "from" or "over" it."""
        hit, word = self.at.get(k), self.tokens.word[k]
        if hit is None and self.tokens.cap[k] and (owner := self.people.possessor(word)):
            return self.people.place(self.people.gazetteer.find(owner), False)
        if hit is None or hit.senses or not any(f.role == "name" and not f.weak for f in hit.places):
            return None
        before = self.at.get(k - 1) if k > sentence.a else None
        return None if before is not None and "at" in before.senses else self.people.place(hit.places, False)

    def _author(self, hit: Hit, sentence: Sentence, said: Sequence[Voice]) -> tuple[int, Speaker] | None:
        """Who is named behind "by" or "from" in the same clause: "calls for a response from lawmakers"."""
        for k in range(hit.j, min(sentence.b, hit.j + _REACH)):
            if self.tokens.word[k] in _BREAKS:
                return None
            before = self.at.get(k)
            if before is not None and "author" in before.senses:
                named = next((v for v in said if v.i in (before.j, before.j + 1)), None)
                return (hit.i, named.speaker) if named else None
        return None

    def _clause(self, first: int, hit: Hit, sentence: Sentence, noun: bool) -> Quote:
        """From the break before its speaker to the end of the sentence; what a noun names ends at the next break."""
        word = self.tokens.word
        i, j = first, hit.j
        while i > sentence.a and word[i - 1] not in _BREAKS:
            i -= 1
        while j < sentence.b and not (noun and word[j] in _BREAKS):
            j += 1
        while j > hit.j and not word[j - 1][0].isalnum() and word[j - 1] not in ('"', ")", "%"):
            j -= 1
        start, stop = self.tokens.start[i], self.tokens.stop[j - 1]
        return Quote(start, stop, self.tokens.text[start:stop])


def airborne(sentences: Sequence[Sequence[Hit]]) -> list[bool]:
    """Which sentences, each given by its known forms, may hold a statement: those near weapons, ground combat aside."""
    armed = [any(map(_tells_of_weapons, hits)) for hits in sentences]
    attacked = [any(map(_tells_of_attacks, hits)) and any(armed) for hits in sentences]
    near = [any(armed[max(0, n - 1) : n + 2]) for n in range(len(armed))]
    return [
        (beside or attack) and not any("ground" in hit.senses for hit in hits)
        for beside, attack, hits in zip(near, attacked, sentences, strict=True)
    ]


def _tells_of_weapons(hit: Hit) -> bool:
    thing = hit.senses.get("thing")
    return "notthing" in hit.senses or (thing is not None and any(related(str(thing.value), kind) for kind in _FLYING))


def _tells_of_attacks(hit: Hit) -> bool:
    return "measure" in hit.senses and str(hit.senses["measure"].value) in _ATTACKS


def statements(
    tokens: Tokens, at: dict[int, Hit], sentences: Sequence[Sentence], said: Sequence[Sequence[Voice]], people: People
) -> tuple[Statement, ...]:
    """The statements of a report in the order of the text; `said` holds the voices of each sentence.

    Of several inquiries with nobody named, the first is kept.
    """
    if not any("statement" in hit.senses for hit in at.values()):
        return ()
    found = _Statements(tokens, at, sentences, people).find(said)
    kept = {(s.kind, s.speaker and (s.speaker, s.quote)): s for s in reversed(list(found))}
    return tuple(sorted(kept.values(), key=lambda s: s.quote.start))
