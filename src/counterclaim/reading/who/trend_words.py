"""The words for trends and what they are said of: "the largest drone attack since May", "raids have intensified".

The words are rows of slot `trend`. They say something where the attack they are said of stands beside them; what is
negated, only possible, or dated to a time long before the report is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from counterclaim.languages.load import Lexicon, Sense
from counterclaim.model.vocabulary import related
from counterclaim.reading.when.since import since_when
from counterclaim.reading.when.times import phrases
from counterclaim.reading.when.windows import Clock, resolve
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.scopes import Sentence
from counterclaim.reading.words.stretch import PAUSE
from counterclaim.reading.words.tokens import Tokens

BREAKS = PAUSE | {"|", ")"}
_BEHIND, _BEFORE = 4, 8  # the most tokens to the word for the attack
_OPPOSITION = 2  # tokens between a comma and the trend that the comma joins to the attack before it
_PAST = timedelta(days=7)  # a trend of a day so long before the report is none of its time
_ANOTHER = frozenset({"at", "time", "using", "link", "say", "statement"})  # what the attack is not looked for behind


class Trend(NamedTuple):
    """A trend at tokens [i, j): a value of slot `trend`, since when, and the word for the attack at token `of`."""

    value: str
    since: date | None
    i: int
    j: int
    of: int


class _Sought(NamedTuple):
    """What a trend with these features is said of: an attack, or a weapon where its number is spoken of."""

    words: Lexicon
    features: Mapping[str, object]

    def found(self, tokens: Tokens, hit: Hit) -> bool:
        """Whether a known form is that."""
        senses = self.words.forms.get(tokens.word[hit.j - 1], {}) if "notthing" in hit.senses else hit.senses
        if "measure" in senses and "launched" in str(senses["measure"].value).split("+"):
            return True
        weapon = "thing" in senses and related(str(senses["thing"].value), "munition")
        return weapon and self.features.get("of") == "number"


def trend_in(tokens: Tokens, at: Mapping[int, Hit], sentence: Sentence, words: Lexicon, clock: Clock) -> Trend | None:
    """The first trend that a sentence says of attacks; `at` holds its known forms by their first tokens."""
    if words.trend_triggers.isdisjoint(tokens.word[sentence.a : sentence.b]):
        return None
    for i, j, sense in _named(tokens, sentence, words):
        if sense.value == "aside" or _unsaid(at, sentence, i):
            continue
        of = _attack(tokens, at, sentence, i, j, _Sought(words, sense.features))
        if of is not None and not _long_past(tokens, at, sentence, clock):
            return Trend(str(sense.value), since_when(tokens, at, j, sentence.b, words, clock.local), i, j, of)
    return None


def _named(tokens: Tokens, sentence: Sentence, words: Lexicon) -> Iterator[tuple[int, int, Sense]]:
    """The longest forms of the slot in a sentence, from left to right."""
    i = sentence.a
    while i < sentence.b:
        longest = min(words.trend_span.get(tokens.word[i], 0), sentence.b - i)
        found = ((k, words.trends.get(" ".join(tokens.word[i : i + k]))) for k in range(longest, 0, -1))
        length, sense = next(((k, sense) for k, sense in found if sense is not None), (1, None))
        if sense is not None:
            yield i, i + length, sense
        i += length


def _unsaid(at: Mapping[int, Hit], sentence: Sentence, i: int) -> bool:
    """Whether it is negated or only possible."""
    before = [at[k].senses for k in range(max(sentence.a, i - 3), i) if k in at and at[k].j <= i]
    return any({"not", "zero", "modal", "irrealis"} & senses.keys() for senses in before)


def _attack(tokens: Tokens, at: Mapping[int, Hit], sentence: Sentence, i: int, j: int, sought: _Sought) -> int | None:
    """The token at which the attack stands that a trend is said of; None where there is none beside it."""
    for k in range(i, min(sentence.b, j + _BEHIND)):
        if k in at and sought.found(tokens, at[k]):
            return k
        if k >= j and (tokens.word[k] in BREAKS or (k in at and _ANOTHER & at[k].senses.keys())):
            break
    if sought.features.get("where") == "behind":
        return None
    for k in range(i - 1, max(sentence.a, i - _BEFORE) - 1, -1):
        if k in at and at[k].j <= i and sought.found(tokens, at[k]):
            return None if _beside_the_point(at, sentence, k) else k
        if tokens.word[k] in BREAKS and not (tokens.word[k] == "," and i - k <= _OPPOSITION):
            break
    return None


def _beside_the_point(at: Mapping[int, Hit], sentence: Sentence, k: int) -> bool:
    """Whether the word at token `k` only says when or with what: "after the massive attack"."""
    for x in range(k - 1, max(sentence.a, k - 3) - 1, -1):
        if x in at and "det" not in at[x].senses:
            senses = at[x].senses
            return "using" in senses or ("time" in senses and senses["time"].value == "after")
    return False


def _long_past(tokens: Tokens, at: Mapping[int, Hit], sentence: Sentence, clock: Clock) -> bool:
    """Whether the sentence tells of a day long before the report."""
    if clock.published is None:
        return False
    for phrase in phrases(tokens, dict(at), sentence.a, sentence.b):
        window = resolve(phrase, clock).window
        if window is not None and window.end is not None and window.end < clock.published - _PAST:
            return True
        if window is not None and window.date is not None and window.date < (clock.published - _PAST).date():
            return True
    return False
