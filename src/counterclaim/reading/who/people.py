"""Names of people in a report: where they stand in a sentence, and who was met under them before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.languages.load import Lexicon
from counterclaim.model import Speaker
from counterclaim.places import Form, Gazetteer
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_RANK = {"country": 0, "region": 1, "town": 2, "sea": 3, "district": 4}


@dataclass(slots=True)
class People:
    """The named speakers met so far in a report, by the beginning of their last names."""

    gazetteer: Gazetteer
    lexicon: Lexicon
    met: dict[str, Speaker] = field(default_factory=dict)

    def meet(self, tokens: Tokens, i: int, j: int, speaker: Speaker) -> None:
        """Remember who bears the name at tokens [i, j)."""
        self.met[stem(tokens.word[j - 1])] = speaker

    def recall(self, tokens: Tokens, i: int, j: int) -> Speaker | None:
        """Who was met before under the last name that ends at token `j`."""
        return self.met.get(stem(tokens.word[j - 1])) if j > i else None

    def possessor(self, word: str) -> str | None:
        """The word that `word` is the possessive form of; None when it is none."""
        return next((word.removesuffix(p) for p in self.lexicon.possessives if word.endswith(p) and word != p), None)

    def place(self, forms: tuple[Form, ...], headed: bool) -> str | None:
        """The English name of what a written place most likely is; None when that is a matter of opinion."""
        sure = [f for f in forms if not f.weak and (f.role == "adjective") == headed] or [
            f for f in forms if not f.weak
        ]
        entries = sorted(map(self.gazetteer.entry, {f.id for f in sure}), key=lambda e: (_RANK[e.kind], -e.population))
        return entries[0].name if entries else None


def stem(word: str) -> str:
    """The part of a last name that its case forms share."""
    return word[: max(4, len(word) - 2)]


def written(tokens: Tokens, i: int, j: int) -> str:
    """Tokens [i, j) as the text has them."""
    return tokens.text[tokens.start[i] : tokens.stop[j - 1]]


def name_end(tokens: Tokens, at: Mapping[int, Hit], i: int, b: int, most: int = 4) -> int:
    """Where a run of up to `most` capitalised words that mean nothing else ends; `i` when none begins there."""
    j = i
    while j < b and j - i < most and tokens.cap[j] and not (at[j].senses.keys() - {"thing"} if j in at else ()):
        if j in at and at[j].places and j == i and not at[j].places[0].weak:
            break
        j += 1
    return j


def name_start(tokens: Tokens, known: set[int], a: int, j: int, most: int = 3) -> int:
    """Where the run of capitalised words that ends before token `j` begins; `j` when there is none."""
    i = j
    while i > a and j - i < most and tokens.cap[i - 1] and i - 1 not in known:
        i -= 1
    return i
