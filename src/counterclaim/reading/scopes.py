"""Document > paragraph > sentence or bullet. A sentence is a range of tokens that says one thing."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.languages.load import Lexicon
from counterclaim.reading.tokens import BULLET, NEWLINE, SENTENCE_END, Tokens


class Sentence(NamedTuple):
    """Tokens [a, b); `paragraph` counts from 0; `listed` when it is a bullet or continues a list."""

    a: int
    b: int
    paragraph: int
    listed: bool
    line_end: bool


def _ends(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Whether the full stop (or the like) at token `i` ends a sentence."""
    word, n = tokens.word, len(tokens.word)
    if i + 1 >= n:
        return True
    after = word[i + 1]
    if after in (NEWLINE, "\n\n", BULLET):
        return True
    if after in SENTENCE_END or after == ")" or after == '"' and tokens.start[i + 1] == tokens.stop[i]:
        return False
    if not (tokens.cap[i + 1] or after[0].isdigit() or after in ('"', "(", "-")):
        return False
    if word[i] == "." and i:
        before = word[i - 1]
        if "abbr" in lexicon.forms.get(before, ()) or (len(before) == 1 and before.isalpha()):
            return False
        if tokens.start[i + 1] == tokens.stop[i]:
            return False
    return True


def join_lines(tokens: Tokens) -> Tokens:
    """Without the line breaks that fall inside a phrase (the next line goes on in small letters)."""
    word = tokens.word
    keep = [
        i
        for i, w in enumerate(word)
        if w != NEWLINE or _breaks(tokens, i)
    ]  # fmt: skip
    if len(keep) == len(word):
        return tokens
    moved = {old: new for new, old in enumerate(keep)}
    return Tokens(
        tokens.text, [word[i] for i in keep], [tokens.start[i] for i in keep], [tokens.stop[i] for i in keep],
        [tokens.cap[i] for i in keep], [(moved[i], w) for i, w in tokens.mixed if i in moved],
    )  # fmt: skip


def _breaks(tokens: Tokens, i: int) -> bool:
    word = tokens.word
    if i == 0 or i + 1 >= len(word):
        return True
    before, after = word[i - 1], word[i + 1]
    if before in SENTENCE_END or before in ":;" or not after[0].isalpha():
        return True
    return tokens.cap[i + 1]


def sentences(tokens: Tokens, lexicon: Lexicon) -> list[Sentence]:
    """The sentences of a text in order; empty ones are left out."""
    word = tokens.word
    out: list[Sentence] = []
    a, paragraph, listed, n = 0, 0, False, len(word)
    for i in range(n + 1):
        w = word[i] if i < n else "\n\n"
        if w in (NEWLINE, "\n\n"):
            if i > a:
                out.append(Sentence(a, i, paragraph, listed, True))
            paragraph += 1
            a, listed = i + 1, i + 1 < n and word[i + 1] == "-"
        elif w == BULLET:
            if i > a:
                out.append(Sentence(a, i, paragraph, listed, False))
            a, listed = i + 1, True
        elif w in SENTENCE_END and _ends(tokens, i, lexicon):
            if i > a:
                out.append(Sentence(a, i, paragraph, listed, False))
            a, listed = i + 1, False
    return out
