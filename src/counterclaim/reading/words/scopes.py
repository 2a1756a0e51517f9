"""Document > paragraph > sentence or bullet. A sentence is a range of tokens that says one thing."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.languages.load import Lexicon
from counterclaim.reading.words.tokens import BULLET, NEWLINE, SENTENCE_END, Tokens

_PARAGRAPH = "\n\n"
_LINES = frozenset({NEWLINE, _PARAGRAPH})
_BREAKS = _LINES | {BULLET} | SENTENCE_END
_OPENERS = frozenset({'"', "(", "-"})  # signs that may begin a sentence


class Sentence(NamedTuple):
    """Tokens [a, b); `paragraph` counts from 0; `listed` when it is a bullet or continues a list."""

    a: int
    b: int
    paragraph: int
    listed: bool
    line_end: bool


def join_lines(tokens: Tokens) -> Tokens:
    """Without the line breaks that fall inside a phrase (the next line goes on in small letters)."""
    word = tokens.word
    if NEWLINE not in word:
        return tokens
    keep = [i for i, w in enumerate(word) if w != NEWLINE or _breaks(tokens, i)]
    if len(keep) == len(word):
        return tokens
    moved = {old: new for new, old in enumerate(keep)}
    return Tokens(
        tokens.text,
        [word[i] for i in keep],
        [tokens.start[i] for i in keep],
        [tokens.stop[i] for i in keep],
        [tokens.cap[i] for i in keep],
        [(moved[i], w) for i, w in tokens.mixed if i in moved],
    )


def _breaks(tokens: Tokens, i: int) -> bool:
    """Whether the line break at token `i` parts two phrases."""
    word = tokens.word
    if i == 0 or i + 1 >= len(word):
        return True
    before, after = word[i - 1], word[i + 1]
    return before in SENTENCE_END or before in ":;" or not after[0].isalpha() or tokens.cap[i + 1]


def sentences(tokens: Tokens, lexicon: Lexicon) -> list[Sentence]:
    """The sentences of a text in order; empty ones are left out."""
    word = tokens.word
    out: list[Sentence] = []
    a, paragraph, listed, n = 0, 0, False, len(word)
    for i in [k for k, w in enumerate(word) if w in _BREAKS]:
        w = word[i]
        line = w in _LINES
        if not line and w != BULLET and not _ends(tokens, i, lexicon):
            continue
        if i > a:
            out.append(Sentence(a, i, paragraph, listed, line))
        a, paragraph = i + 1, paragraph + line
        listed = w == BULLET or (line and a < n and word[a] == "-")
    if n > a:
        out.append(Sentence(a, n, paragraph, listed, True))
    return out


def _ends(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Whether the full stop (or the like) at token `i` ends a sentence."""
    word = tokens.word
    if i + 1 >= len(word):
        return True
    after, spaced = word[i + 1], tokens.start[i + 1] > tokens.stop[i]
    if after in _LINES or after == BULLET:
        return True
    if after in SENTENCE_END or after == ")" or (after == '"' and not spaced):
        return False
    if not (tokens.cap[i + 1] or after[0].isdigit() or after in _OPENERS):
        return False
    if word[i] != "." or i == 0:
        return True
    before = word[i - 1]
    initial = len(before) == 1 and before.isalpha()
    return spaced and not initial and "abbr" not in lexicon.forms.get(before, ())
