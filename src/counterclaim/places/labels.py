"""What a place is called on a page, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


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
