"""What a place is called on a page, in the language of the reader."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from counterclaim.places.store import DATA

TOWNS: Final = DATA / "town_labels.tsv.xz"
AS_BEFORE: Final = "="
"""In the place of a name that is the one of the column before."""


@cache
def labels(language: str) -> Mapping[str, str]:
    """The names of countries, regions and seas in a language, by code; none in one without a column of `labels.tsv`.

    English names stand with the entries.
    """
    text = files("counterclaim.places").joinpath("data/labels.tsv").read_text("utf-8")
    head, *rows = (line.split("\t") for line in text.splitlines())
    if language not in head[1:]:
        return {}
    column = head.index(language)
    return {row[0]: row[column] for row in rows}


@cache
def _towns(language: str) -> Mapping[str, str]:
    head, *rows = (line.split("\t") for line in lzma.decompress(TOWNS.read_bytes()).decode("utf-8").split("\n"))
    if language not in head[1:]:
        return {}
    column = head.index(language)
    own = ((row[0], row[column - 1] if row[column] == AS_BEFORE else row[column]) for row in rows)
    return {f"geonames:{number}": name for number, name in own if name}


def town_label(town: str, language: str) -> str | None:
    """The name of a town in a language, from its id `geonames:N`; None where none is sure.

    English names stand with the entries.
    """
    return _towns(language).get(town)
