"""A text as it is compared with another: what is left when addresses, markup and emoji are passed over.

Texts are compared by their runs of three words (shingles: Broder, On the resemblance and containment of documents,
1997), so that a headline added, a tail cut off or a footer leaves most of them standing. Numbers stand in a shingle
as a number of any size, and are compared apart: an altered number leaves the text alike.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import Final, NamedTuple

from counterclaim.model.text import fold

LIMIT: Final = 50_000
"""Characters of a text that are compared; a longer one is compared by its beginning."""

_ADDRESS: Final = re.compile(r"(?:https?://|www\.|t\.me/|@)\S+")
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")


class Words(NamedTuple):
    """The shingles of a text, the numbers in digits, and how many words it has."""

    shingles: frozenset[int]
    figures: Counter[str]
    length: int


def words(text: str) -> Words:
    """What `text` is compared by."""
    found = _TOKEN.findall(_ADDRESS.sub(" ", fold(text[:LIMIT])))
    tokens = ["0" if token.isdigit() else token for token in found]
    runs = zip(tokens, tokens[1:], tokens[2:], strict=False)
    shingles = frozenset(zlib.crc32(" ".join(run).encode("utf-8", "replace")) for run in runs)
    return Words(shingles, Counter(token for token in found if token.isdigit()), len(tokens))


def figures_agree(one: Words, other: Words) -> bool:
    """Whether at least half of the digits' numbers of the text that has fewer stand in the other too."""
    fewest = min(one.figures.total(), other.figures.total())
    return 2 * (one.figures & other.figures).total() >= fewest
