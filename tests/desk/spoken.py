"""Sentences of the engine in a language of the pages, as lib/sentences.ts finds them: for tests of the texts."""

import json
import re
from functools import cache
from pathlib import Path

from counterclaim import desk
from counterclaim.model.vocabulary import section

TEXTS = Path(desk.__file__).parent / "web" / "texts"
LANGUAGES = sorted(path.name for path in TEXTS.iterdir() if path.is_dir())
OTHERS = [each for each in LANGUAGES if each != "en"]
MOST = 600
DEEP = 24
FILES = ("sentences", "issues", "faults")
_TERMS = {"thing": "things", "measure": "measures"}
_SHAPES = {
    "count": r"(?:at least |at most |up to )?[0-9]+(?: to [0-9]+| or more| or fewer)?",
    "words": "[^“”]+",
    "size": r"[0-9][0-9,]*",
    "sum": r"(?:at most )?[0-9].*?",
    "morning": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "time": r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}(?: [A-Za-z/_]+)?)?",
}
Patterns = list[tuple[re.Pattern[str], str]]


@cache
def texts(language: str, page: str) -> dict[str, str]:
    """The texts of a page; no key stands twice."""
    pairs = json.loads((TEXTS / language / f"{page}.json").read_text(encoding="utf-8"), object_pairs_hook=list)
    assert len({key for key, _ in pairs}) == len(pairs), "a key stands twice"
    return dict(pairs)


def holes(text: str) -> list[str]:
    """The names of what is filled in."""
    return re.findall(r"\{(\w+)\}", text)


def said(sentence: str, language: str) -> str | None:
    """The sentence in the language; None where no pattern fits. Places and days stay as English has them."""
    if len(sentence) > MOST:
        return None
    found = (_translated(sentence, language, _patterns(language, file), 0) for file in FILES)
    return next((each for each in found if each is not None), None)


def _translated(sentence: str, language: str, known: Patterns, depth: int) -> str | None:
    if not any(sign.isalpha() for sign in sentence):
        return sentence
    if depth > DEEP:
        return None
    if sentence in _assumptions(language):
        return _assumptions(language)[sentence]
    for pattern, into in known:
        if not (found := pattern.fullmatch(sentence)):
            continue
        filled = {name: _filling(_kind(name), part, language, known, depth) for name, part in found.groupdict().items()}
        if None not in filled.values():
            return re.sub(r"\{(\w+)\}", lambda hole, filled=filled: filled[hole[1]], into)  # type: ignore[misc]
    return None


def _filling(kind: str, part: str, language: str, known: Patterns, depth: int) -> str | None:
    if kind in ("name", "names", "words", "time", "morning", "mornings", "place", "size"):
        return part
    if kind == "role":
        return texts(language, "people").get(f"role_{part}")
    if kind in _TERMS:
        keys = (key for key, term in section(_TERMS[kind]).items() if term.label == part)
        return next((texts(language, "terms")[f"{_TERMS[kind]}.{key}"] for key in keys), None)
    if kind.endswith("_key"):
        return texts(language, "terms").get(f"{kind.removesuffix('_key')}.{part}")
    found = _translated(part, language, known, depth + 1)
    return found or part if kind == "reason" else found


def _kind(name: str) -> str:
    """The kind of a hole: its name without the number that tells it from another one."""
    return re.sub(r"[0-9]+$", "", name)


@cache
def _patterns(language: str, file: str) -> Patterns:
    files = dict.fromkeys((file, "sentences"))
    return [(_pattern(english), into) for each in files for english, into in texts(language, each).items()]


def _pattern(english: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", english)
    return re.compile("".join(f"(?P<{p}>{_shape(p)})" if at % 2 else re.escape(p) for at, p in enumerate(parts)), re.S)


def _shape(name: str) -> str:
    kind = _kind(name)
    if kind in _TERMS:
        labels = sorted((term.label for term in section(_TERMS[kind]).values()), key=len, reverse=True)
        return "|".join(map(re.escape, labels))
    return "[a-z_]+?" if kind.endswith("_key") else _SHAPES.get(kind, ".+?")


@cache
def _assumptions(language: str) -> dict[str, str]:
    named = texts(language, "terms")
    terms = section("assumptions").items()
    return {_small(term.means): _small(named[f"assumptions.{key}.means"]) for key, term in terms}


def _small(whole: str) -> str:
    return (whole[:1].lower() + whole[1:]).removesuffix(".")
