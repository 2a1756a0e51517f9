"""What reading notices beside claims: words of two alphabets, unreadable words, broken-off texts, evidence without a
source, one event in two years. Findings are made from these marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from counterclaim.languages.load import Lexicon
from counterclaim.model import Mark, Quote
from counterclaim.reading.noticed.unreadable import unreadable
from counterclaim.reading.who.speakers import Voice
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.scopes import Sentence
from counterclaim.reading.words.tokens import SENTENCE_END, Tokens

_LIMITS = frozenset({280, 300, 400, 500, 512, 600, 700, 800, 1000, 1024, 1500, 2000, 4000, 4096})
_BROKEN = re.compile(r"\[[^\]\n]*(?:\](?:\([^)\s]*)?)?\Z")
_ELLIPSIS = re.compile(r"(?:…|\.{3,})[\])]?\Z")
_LINKED = re.compile(r"(?:\]\([^)\s]*\)|(?:https?://|t\.me/)\S+|[@#]\w+)\W*\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SHORTEST_CUT = 60  # characters; what is shorter is a title
_LONGEST_TITLE = 300
_PHRASE = 14  # tokens that evidence is named in
_CLAUSE = frozenset({";", ":", "(", ")", "-"})


class _Marks:
    """The marks of one report."""

    def __init__(
        self,
        tokens: Tokens,
        at: dict[int, Hit],
        sentences: Sequence[Sentence],
        said: Sequence[Sequence[Voice]],
        lexicon: Lexicon,
    ) -> None:
        self.tokens, self.at, self.sentences, self.said, self.lexicon = tokens, at, sentences, said, lexicon

    def mark(self, kind: str, i: int, j: int, detail: str = "") -> Mark:
        start, stop = self.tokens.start[i], self.tokens.stop[j - 1]
        return Mark(kind, Quote(start, stop, self.tokens.text[start:stop]), detail)

    def mixed(self) -> Iterator[Mark]:
        """Words written in letters of two alphabets; `detail` is the word in the alphabet of most."""
        for k, plain in self.tokens.mixed:
            yield self.mark("mixed_script", k, k + 1, plain)

    def unreadable(self) -> Iterator[Mark]:
        """Words that cannot be read where a number or degree is expected; `detail` is what they may have been."""
        for k, guess in unreadable(self.tokens, self.at, self.lexicon):
            yield self.mark("unreadable", k, k + 1, guess)

    def corroboration(self) -> Iterator[Mark]:
        """Evidence said to corroborate, in a sentence that names nobody."""
        for sentence, voices in zip(self.sentences, self.said, strict=True):
            hits = [self.at[k] for k in range(sentence.a, sentence.b) if k in self.at]
            for hit in hits:
                if "corroborate" not in hit.senses or voices:
                    continue
                stop = next((k for k in range(hit.j, sentence.b) if self.tokens.word[k] in _CLAUSE), sentence.b)
                proofs = [h for h in hits if "evidence" in h.senses and hit.j <= h.i < min(stop, hit.j + _PHRASE)]
                if proofs and not self._named(hit.j, proofs[-1].j, stop):
                    yield self.mark("corroboration", hit.j, proofs[-1].j)

    def _named(self, i: int, j: int, stop: int) -> bool:
        """Whether a name stands in the evidence or right behind it: "imagery from Maxar"."""
        return any(self.tokens.cap[k] for k in range(i, min(stop, j + 4)))

    def event_dates(self, published: datetime | None) -> Iterator[Mark]:
        """ "Earlier this year …, a reference to the 2023 attack": one event in two years."""
        for sentence in self.sentences if published else ():
            hits = [self.at[k] for k in range(sentence.a, sentence.b) if k in self.at]
            told = next((h for h in hits if "relyear" in h.senses), None)
            same = next((h for h in hits if "identity" in h.senses and told and h.i >= told.j), None)
            if told is None or same is None or published is None:
                continue
            year = published.year + int(told.senses["relyear"].value)
            for k in range(same.j, min(sentence.b, same.j + 6)):
                event = self._event(k + 1, sentence.b)
                if _YEAR.match(self.tokens.word[k]) and event is not None and int(self.tokens.word[k]) != year:
                    begun = self.mark("event_dates", told.i, told.j).quote.text.lower()
                    yield self.mark("event_dates", told.i, event.j, f"{begun} ({year}) and {self.tokens.word[k]}")
                    break

    def _event(self, k: int, b: int) -> Hit | None:
        """The name of an attack at token `k` or right behind it."""
        hits = [self.at[x] for x in range(k, min(b, k + 3)) if x in self.at]
        return next(
            (h for h in hits if h.senses.get("measure") and h.senses["measure"].features.get("kind") == "noun"), None
        )

    def truncated(self) -> Iterator[Mark]:
        """The last words of a text that breaks off: in the middle of a link, on a word that cannot end a sentence, at a
        round number of characters with no full stop, or with dots in a list."""
        text, words = self.tokens.text, self.tokens.word
        last = next((k for k in range(len(words) - 1, -1, -1) if words[k][0].isalnum()), None)
        body = text.rstrip()
        if last is None or len(body) < _SHORTEST_CUT:
            return
        tail = words[last + 1 :]
        dangling = words[last] in self.lexicon.dangling and not tail
        dotted = bool(_ELLIPSIS.search(body)) and ("," in words[max(0, last - 12) : last] and tail[:1] != ['"'])
        broken = bool(_BROKEN.search(body))
        if not broken and _LINKED.search(body):
            return
        ended = bool(tail) and (tail[0] in SENTENCE_END or tail[-1] in SENTENCE_END)
        at_limit = (
            len(text) in _LIMITS
            and not ended
            and (len(text) > _LONGEST_TITLE or any(word in SENTENCE_END for word in words[:last]))
        )
        if at_limit or broken or dangling or dotted or (tail and tail[-1] == ","):
            first = max(0, last - 5)
            start = max([first, *(k + 1 for k in range(first, last) if words[k][0] == "\n")])
            quote = Quote(self.tokens.start[start], len(body), text[self.tokens.start[start] : len(body)])
            yield Mark("truncated", quote)


def marks(
    tokens: Tokens,
    at: dict[int, Hit],
    sentences: Sequence[Sentence],
    said: Sequence[Sequence[Voice]],
    lexicon: Lexicon,
    published: datetime | None,
) -> tuple[Mark, ...]:
    """The marks of a report by kind, each in the order of the text; `said` holds the voices of each sentence."""
    found = _Marks(tokens, at, sentences, said, lexicon)
    return (
        *found.corroboration(), *found.event_dates(published), *found.unreadable(), *found.mixed(), *found.truncated(),
    )  # fmt: skip


def bearing(found: Sequence[Mark], rests: Mapping[str, Sequence[Quote]]) -> tuple[Mark, ...]:
    """Marks of dates with the ids of the claims whose windows rest on them; `rests` gives the dates of each claim."""
    return tuple(mark._replace(claims=tuple(key for key, on in rests.items() if mark.quote in on)) for mark in found)
