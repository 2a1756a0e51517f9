"""The terms of the field, as `vocabulary.yml` defines them: loaded once, asked everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Term(NamedTuple):
    """One entry of the vocabulary; `title`, `family` and `clash` belong to findings alone.

    `counts` is the thing that a measure usually counts.
    """

    key: str
    means: str
    label: str = ""
    parent: str | None = None
    soft: bool = False
    abstract: bool = False
    family: str = ""
    title: str = ""
    plural: str = ""
    clash: bool = False
    counts: str | None = None


Section = Mapping[str, Term]


@cache
def sections() -> Mapping[str, Section]:
    """Every section of the vocabulary (measures, things, stances …) with its terms in the order of the file."""
    import yaml  # here, since most commands on most days ask for nothing but a few labels

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw: dict[str, dict[str, dict[str, Any]]] = yaml.load(
        (files("counterclaim.model") / "vocabulary.yml").read_text(encoding="utf-8"), Loader=loader
    )
    return {
        name: {key: Term(key=key, **{"means": "", **row}) for key, row in rows.items()} for name, rows in raw.items()
    }


def section(name: str) -> Section:
    """The terms of one section by their keys. Raises KeyError for a section that is not in the vocabulary."""
    return sections()[name]


@cache
def ancestors(key: str, name: str = "things") -> tuple[str, ...]:
    """The parents of a thing (or of a term of section `name`), nearest first: a claim of it is a claim of these too."""
    terms, found = section(name), []
    parent = terms[key].parent
    while parent is not None:
        found.append(parent)
        parent = terms[parent].parent
    return tuple(found)


@cache
def related(one: str, other: str) -> bool:
    """Whether two things are the same, or one is an ancestor of the other."""
    return one == other or one in ancestors(other) or other in ancestors(one)


def codes() -> tuple[str, ...]:
    """The codes of all findings, in order."""
    return tuple(section("findings"))
