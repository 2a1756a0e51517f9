"""Statements of how attacks go: more frequent, the largest since a date, carried out together."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from counterclaim.languages.load import available, lexicon
from counterclaim.model import Statement
from counterclaim.places import gazetteer
from counterclaim.reading.state import State
from counterclaim.reading.when.windows import Clock, in_utc
from counterclaim.reading.who.statements import airborne
from counterclaim.reading.who.trend_words import BREAKS, Trend, trend_in
from counterclaim.reading.words.mentions import scan
from counterclaim.reading.words.scopes import Sentence, join_lines, sentences
from counterclaim.reading.words.tokens import Tokens, tokenise


def assessed(state: State, said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements of a report with those that say a trend and are none yet, in the order of the text.

    Nobody need be named: what a report says in its own voice has no speaker.
    """
    tokens, at = state.tokens, state.at
    if state.lexicon.trend_triggers.isdisjoint(tokens.word):
        return said
    clock = Clock(state.document.published, state.lexicon.zone)
    trends = {n: trend_in(tokens, at, s, state.lexicon, clock) for n, s in enumerate(state.sentences)}
    if not any(trends.values()):
        return said
    near = airborne([[at[k] for k in range(s.a, s.b) if k in at] for s in state.sentences])
    found = list(said)
    for index, sentence in enumerate(state.sentences):
        trend = trends[index] if near[index] else None
        if trend is not None and not any(
            s.quote.start < tokens.stop[trend.j - 1] and tokens.start[trend.i] < s.quote.stop for s in said
        ):
            voice = next((v for v in state.said[index] if v.said or v.cited), None)
            first = min(trend.i, trend.of, *((voice.i,) if voice else ()))
            start, stop = _clause(tokens, first, trend, sentence)
            found.append(Statement("assessment", voice.speaker if voice else None, state.quote(start, stop)))
    return tuple(sorted(found, key=lambda s: s.quote.start))


def trend_of(quote: str, language: str | None, published: datetime | None) -> tuple[str, date | None] | None:
    """The trend that the words of a statement name, and since when; None where they name none.

    `published` is when the report was, for dates without a year.
    """
    if language not in available() or not tells_of_trends(quote):
        return None
    words = lexicon(language)
    tokens = join_lines(tokenise(quote))
    clock = Clock(in_utc(published), words.zone)
    for sentence in sentences(tokens, words):
        hits = scan(tokens, sentence.a, sentence.b, words, gazetteer(available()))
        found = trend_in(tokens, {hit.i: hit for hit in hits}, sentence, words, clock)
        if found is not None:
            return found.value, found.since
    return None


def tells_of_trends(text: str) -> bool:
    """Whether a text may name a trend in any language: a quick look before reading it."""
    return not _triggers().isdisjoint(tokenise(text).word)


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    return frozenset[str]().union(*(lexicon(code).trend_triggers for code in available()))


def _clause(tokens: Tokens, first: int, trend: Trend, sentence: Sentence) -> tuple[int, int]:
    """From the break before its first word to the end of the sentence, without the signs at its end."""
    i, j = first, sentence.b
    while i > sentence.a and tokens.word[i - 1] not in BREAKS:
        i -= 1
    while j > max(trend.j, trend.of + 1) and not tokens.word[j - 1][0].isalnum():
        j -= 1
    return i, j
