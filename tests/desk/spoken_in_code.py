"""What the code can say to a person, found in its syntax: for tests of the texts."""

import ast
import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import counterclaim

CODE = Path(counterclaim.__file__).parent
SAMPLES = ("7", "Word", "2031-06-02", "1900 to 2199", "accept", "week", "reader")
"""What may stand in a hole: a number, a name, a day, years, a kind of decision, a period, a role."""

Parts = tuple[str | None, ...]
"""A sentence in parts, None where something is filled in."""


def said_by(callees: frozenset[str], folder: str) -> Iterator[tuple[str, Parts]]:
    """Every text that is given to one of these as an argument, under a folder or in a file; with where it stands."""
    for path in sorted(each for each in (CODE / folder).rglob("*.py") if "web" not in each.parts) or [CODE / folder]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = _named(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in callees:
                for given in (*node.args, *(each.value for each in node.keywords if each.arg != "headers")):
                    for parts in _texts(given, known):
                        yield f"{path.relative_to(CODE)}:{node.lineno}", parts


def phrases(path: Path) -> Iterator[tuple[str, str]]:
    """Every run of two words or more that a module says: all its texts but docstrings and errors raised."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    apart: list[ast.AST] = [each for each in ast.walk(tree) if isinstance(each, ast.Raise)]
    apart += [each.format_spec for each in ast.walk(tree) if isinstance(each, ast.FormattedValue) and each.format_spec]
    silent |= {id(part) for each in apart for part in ast.walk(each)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            for phrase in re.findall(r"[A-Za-z][^“”\"→]*[A-Za-z]", re.sub(r"^\.[a-z]+", "", node.value)):
                if " " in phrase:
                    yield f"{path.relative_to(CODE)}:{node.lineno}", phrase


def filled(parts: Parts) -> Iterator[str]:
    """A sentence with samples in its holes, in every combination."""
    holes = parts.count(None)
    for chosen in product(SAMPLES, repeat=min(holes, 4)):
        samples = iter((*chosen, *("7" for _ in range(holes - len(chosen)))))
        yield "".join(next(samples) if part is None else part for part in parts)


def _texts(node: ast.expr, known: Mapping[str, list[ast.expr]]) -> Iterator[Parts]:
    match node:
        case ast.Constant(value=str(text)) if " " in text:
            yield (text,)
        case ast.JoinedStr(values=values):
            yield tuple(each.value if isinstance(each, ast.Constant) else None for each in values)  # type: ignore[misc]
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one, known)
            yield from _texts(other, known)
        case ast.Name(id=name) | ast.Call(func=ast.Name(id=name)):
            for value in known.get(name, ()):
                yield from _texts(value, {})


def _named(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What names of a module stand for: values given to them, and what functions return."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found.setdefault(name, []).append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found.setdefault(name, []).append(value)
            case ast.FunctionDef(name=name):
                values = [each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value]
                found.setdefault(name, []).extend(values)
    return found


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
