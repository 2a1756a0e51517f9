"""What every page asks first: how much there is, the words it speaks, the names of places, what to filter by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from counterclaim import ledger as kept
from counterclaim.desk.views import Hint, Name, Vocabulary, Word
from counterclaim.exports.palette import MEASURES, NEUTRAL
from counterclaim.languages.load import available
from counterclaim.ledger import Ledger
from counterclaim.model.vocabulary import section
from counterclaim.places import gazetteer, labels, lookup, town_label

MOST: Final = 12
"""Hints that are given at a time."""

_PLAIN: Final = 2
"""Characters from which on the gazetteer is asked."""


def vocabulary() -> Vocabulary:
    """Every term, with the colours of measures."""
    return Vocabulary(**{name: tuple(_words(name)) for name in Vocabulary._fields})


def _words(name: str) -> Iterator[Word]:
    for term in section(name).values():
        colour = MEASURES.get(term.key, NEUTRAL) if name == "measures" else None
        yield Word(
            term.key, term.label or term.key.replace("_", " "), term.means, term.title, term.parent, term.abstract,
            term.clash, colour and colour.light, colour and colour.dark, getattr(term, "counts", None),
        )  # fmt: skip


def names(codes: Iterable[str], language: str) -> Iterator[Name]:
    """The names of places, of all that hold them, and of all that have a name in that language."""
    places, own = gazetteer(available()), labels(language)
    known: dict[str, None] = {}
    for code in (*codes, *own, *(own or labels_anywhere())):
        up: str | None = code
        while up is not None and up not in known:
            known[up] = None
            up = _parent(up)
    for code in sorted(known):
        yield Name(code, own.get(code) or town_label(code, language) or places.label(code), _parent(code))


def labels_anywhere() -> Iterable[str]:
    """The codes that have a name in some language beside English."""
    return {code for language in available() for code in labels(language)}


def _parent(code: str) -> str | None:
    try:
        return gazetteer(available()).parent(code)
    except (KeyError, ValueError):
        return None


def hints(ledger: Ledger, beginning: str, language: str) -> Iterator[Hint]:
    """Sources and places whose names begin so, or have it in them; places by any name in any language."""
    wanted = beginning.strip().casefold()
    described, own = kept.sources(ledger), labels(language)
    for key in sorted({*described, *kept.heard(ledger)}):
        source = described.get(key)
        name = (source and source.name) or key
        if wanted in name.casefold() or wanted in key.casefold():
            yield Hint("source", key, name)
    if len(wanted) >= _PLAIN:
        for entry in lookup(beginning.strip(), available()):
            if entry.kind in ("country", "region", "sea"):
                yield Hint("place", entry.id, own.get(entry.id) or entry.name)
