"""What a place is called on a page, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from counterclaim.places.entries import slice_name
from counterclaim.places.store import DATA, Store


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


def town_file(language: str) -> Path:
    """Where the names of towns in a language are kept."""
    return DATA / f"town_labels_{language}.z"


@cache
def _towns(language: str) -> Store | None:
    return Store(town_file(language)) if town_file(language).exists() else None


@cache
def _slice(language: str, name: str) -> Mapping[str, str]:
    store = _towns(language)
    rows = (line.split("\t") for line in store.section(name).split("\n") if line) if store else ()
    return {f"geonames:{number}": own for number, own in rows}


def town_label(town: str, language: str) -> str | None:
    """The name of a town in a language, from its id `geonames:N`; None where none is sure.

    `language` is one of those that are read: it names a file. English names stand with the entries.
    """
    scheme, _, number = town.partition(":")
    if scheme != "geonames" or not number.isascii() or not number.isdecimal():
        return None
    return _slice(language, slice_name(town)).get(town)
