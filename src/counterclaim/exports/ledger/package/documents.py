"""The texts of a package: what it is, what its columns mean, and by which rules claims are in it and in its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from string import Template
from typing import Any

from counterclaim.exports.ledger.asked import facts
from counterclaim.exports.ledger.columns import Table
from counterclaim.exports.ledger.rows import Rows
from counterclaim.exports.visible import visible
from counterclaim.model.vocabulary import section

_TERMS = {
    "exclusions": "Why a claim is not added to a figure",
    "assumptions": "What a figure may grant",
    "readings": "Readings of several reports",
    "measures": "Measures",
    "things": "Things",
    "forms": "Forms of a number",
    "stances": "Stances",
    "states": "States of a claim",
    "precisions": "Precisions of a time",
    "periods": "Periods",
    "findings": "Findings",
}


def readme(rows: Rows) -> str:
    """What the package is, what was asked and by which versions it was answered, and what may be done with it."""
    said = {key: visible(value).replace("|", "\\|") for key, value in facts(rows).items()}
    return Template((files(__package__) / "README.md").read_text(encoding="utf-8")).substitute(said)


def inclusion() -> str:
    """The inclusion rules, with the terms they use as the vocabulary defines them."""
    rules = (files(__package__) / "inclusion.md").read_text(encoding="utf-8")
    return rules + "\n" + "\n".join(_terms())


def _terms() -> Iterator[str]:
    for name, heading in _TERMS.items():
        yield f"## {heading}\n"
        for key, term in section(name).items():
            inside = f" (a kind of {term.parent})" if term.parent else ""
            yield f"- `{key}`{inside}: {term.means or term.title}"
        yield ""


def dictionary(tables: Iterable[Table[Any]]) -> str:
    """The data dictionary: every column of every table."""
    return "\n".join(("# Data dictionary", "", *_dictionary(tables)))


def _dictionary(tables: Iterable[Table[Any]]) -> Iterator[str]:
    for table in tables:
        yield from (f"## {table.name}", "", table.means, "", "| column | type | empty | means |", "|---|---|---|---|")
        for column in table.columns:
            yield f"| `{column.name}` | {column.kind} | {'never' if column.required else 'may be'} | {column.means} |"
        yield ""
