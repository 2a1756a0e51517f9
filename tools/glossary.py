"""Write docs/glossary.md from the vocabulary, or with --check say whether it is as the vocabulary gives it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from counterclaim.model.vocabulary import Term, sections

PAGE = Path(__file__).parents[1] / "docs" / "glossary.md"
INTRODUCTION = """# Glossary

Every term of the field as Counterclaim uses it. Generated from `src/counterclaim/model/vocabulary.yml` by
`make glossary`; change it there.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([INTRODUCTION, *(line for name, terms in sections().items() for line in _section(name, terms))])


def _section(name: str, terms: Mapping[str, Term]) -> Iterator[str]:
    yield f"## {name.capitalize()}\n"
    yield from _findings(terms) if name == "findings" else _terms(terms)
    yield ""


def _terms(terms: Mapping[str, Term]) -> Iterator[str]:
    labelled = any(term.label for term in terms.values())
    nested = any(term.parent for term in terms.values())
    head = ["term", *(["shown as"] if labelled else []), *(["kind of"] if nested else []), "meaning"]
    yield from (_row(head), _row(["---"] * len(head)))
    for term in terms.values():
        parent = f"`{term.parent}`" if term.parent else ""
        yield _row([f"`{term.key}`", *([term.label] if labelled else []), *([parent] if nested else []), term.means])


def _findings(terms: Mapping[str, Term]) -> Iterator[str]:
    yield from (_row(["code", "family", "title"]), _row(["---"] * 3))
    for term in terms.values():
        yield _row([f"[{term.key}](findings/{term.key}.md)", term.family, term.title])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def main() -> int:
    """Write the page, or compare it; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where the page is stale")
    check = parser.parse_args().check
    if not check:
        PAGE.write_text(page(), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        print(f"{PAGE} is stale: run `make glossary`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
