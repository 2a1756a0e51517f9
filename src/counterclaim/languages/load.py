"""A language is a folder of data; this module turns folders into one `Lexicon`.

A folder holds `language.yml` (its name, zone, letters, commonest words, paradigms of endings) and any number of
other YAML files. Each file maps a slot to rows; each row says what it `is`, its `forms`, and examples: `reads`
(text => claims), `says` (text => trend) and `passes` (texts with nothing to read). Other keys of a row are features.

A form is a phrase; `stem[class]` stands for all inflected forms that the paradigm `class` gives, which is where
grammatical number comes from; `form:sg` and `form:pl` say the number of an irregular one. The folder `und` (ISO 639
"undetermined") holds what all languages share. What each slot may hold stands in `slots.yml`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.languages.compiled import Compiled, kept
from counterclaim.model.text import fold

ROOT = Path(__file__).parent
SHARED = "und"
TREND = "trend"
OWN_KEYS = frozenset({"is", "forms", "reads", "passes", "says", "note", "number", "over"})  # all others are features
INFLECTED = re.compile(r"^(.*)\[(\w+)\]$")
_STOPPED = re.compile(r"(?<=[^\W\d_])\.")


class Sense(NamedTuple):
    """One meaning of a form: `slot` and `value`, grammatical `number` ("sg", "pl", "both" or None), other features."""

    slot: str
    value: Any
    number: str | None
    features: Mapping[str, Any]


class Lexicon(NamedTuple):
    """All that is known of one language: form -> slot -> Sense, and what tells the language itself."""

    code: str
    name: str
    zone: str
    letters: frozenset[str]
    script: str
    common: frozenset[str]
    forms: dict[str, dict[str, Sense]]
    span: dict[str, int]
    triggers: frozenset[str]
    bare_singular: bool
    endings: tuple[tuple[str, str], ...]
    home: frozenset[str]
    topics: frozenset[str]  # words of the field: a report with none of them is about something else; empty: not asked
    subject_follows: bool  # whether who says it may stand behind the verb
    possessives: tuple[str, ...]  # what makes a name a possessor
    openers: frozenset[str]  # words that begin a sentence and are nobody's name
    dangling: frozenset[str]  # words that cannot be the last of a text
    trends: Mapping[str, Sense]  # the forms of slot `trend`, which stand apart: they may hold other forms
    trend_span: Mapping[str, int]  # their first words, with the words of the longest
    trend_triggers: frozenset[str]  # the rarest word of each: a text with none of these has no such form
    zones: Mapping[str, str]  # country -> zone, where times are told in the zone of the place


@lru_cache(maxsize=1)
def available() -> tuple[str, ...]:
    """Codes of the languages that have a folder."""
    return tuple(sorted(p.parent.name for p in ROOT.glob("*/language.yml") if p.parent.name != SHARED))


def _content(path: Path) -> dict[str, Any]:
    import yaml  # here, since a compiled language needs none: 45 ms

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text("utf-8"), Loader=loader) or {}


def rows(code: str) -> Iterable[tuple[Path, str, dict[str, Any]]]:
    """Every (file, slot, row) of a language's folder, without the shared ones."""
    for path in sorted((ROOT / code).glob("*.yml")):
        if path.name != "language.yml":
            for slot, entries in _content(path).items():
                for row in entries:
                    yield path, slot, row


@lru_cache(maxsize=16)
def header(code: str) -> dict[str, Any]:
    """The language's own description, `language.yml`. Raises FileNotFoundError for an unknown code."""
    return _content(ROOT / code / "language.yml")


def inflect(form: str, paradigms: Mapping[str, Mapping[str, list[str]]]) -> list[tuple[str, str | None]]:
    """All surface forms of a phrase with their number; words of one phrase agree in number.

    Raises KeyError when a class is not among the paradigms.
    """
    if form.endswith((":sg", ":pl")):
        return [(_in_tokens(form[:-3]), form[-2:])]
    words = [INFLECTED.match(w) for w in form.split()]
    if not any(words):
        return [(_in_tokens(form), None)]
    out: dict[str, str | None] = {}
    counted = ("pc",) if sum(map(bool, words)) > 1 else ()
    for number in ("sg", "pl", *counted):  # pc: what follows "two", "three", "four" in Slavic languages
        choices = [
            [m[1] + ending for ending in paradigms[m[2]].get(number, ())] if m else [w]
            for m, w in zip(words, form.split(), strict=True)
        ]
        for combination in itertools.product(*choices):
            phrase = _in_tokens(" ".join(combination))
            meant = "pl" if number == "pc" else number
            out[phrase] = meant if out.get(phrase, meant) == meant else "both"
    return list(out.items())


def _in_tokens(form: str) -> str:
    """A form as it stands among tokens, where a full stop behind a letter is a token of its own: "p . m ."."""
    return " ".join(_STOPPED.sub(" . ", fold(form)).split())


def _compiled(code: str) -> Compiled:
    """A language as plain values: each meaning once, each set of meanings once, and the set of every form."""
    head, shared = header(code), header(SHARED)
    paradigms = {**shared["paradigms"], **head["paradigms"]}
    found: dict[str, dict[str, int]] = {}
    trends: dict[str, int] = {}
    meanings: dict[str, int] = {}
    senses: list[tuple[str, Any, str | None, dict[str, Any]]] = []
    for _, slot, row in itertools.chain(rows(SHARED), rows(code)):
        features = {k: v for k, v in row.items() if k not in OWN_KEYS}
        for form in row["forms"]:
            for phrase, number in inflect(str(form), paradigms):
                sense = (slot, row["is"], row.get("number", number), features)
                key = meanings.setdefault(repr(sense), len(senses))
                if key == len(senses):
                    senses.append(sense)
                if slot == TREND:
                    trends[phrase] = key
                else:
                    found.setdefault(phrase, {})[slot] = key
    sets: dict[tuple[int, ...], int] = {}
    forms = {phrase: sets.setdefault(tuple(slots.values()), len(sets)) for phrase, slots in found.items()}
    common = set(head["common"])
    acts = (phrase for phrase, slots in found.items() if "measure" in slots)
    return {
        "head": head, "zones": shared["zones"], "senses": senses, "sets": list(sets), "forms": forms,
        "span": _span(forms), "triggers": _triggers(acts, common), "trends": trends, "trend_span": _span(trends),
        "trend_triggers": _triggers(trends, common),
    }  # fmt: skip


def _span(forms: Iterable[str]) -> dict[str, int]:
    """The first words of forms, each with the words of the longest form that begins with it."""
    span: dict[str, int] = {}
    for words in map(str.split, forms):
        span[words[0]] = max(span.get(words[0], 0), len(words))
    return span


def _triggers(forms: Iterable[str], common: set[str]) -> list[str]:
    """The rarest word of each form, as far as can be told: long, and none of the language's commonest."""
    return sorted({max(phrase.split(), key=lambda w: (w not in common, len(w))) for phrase in forms})


@lru_cache(maxsize=16)
def lexicon(code: str) -> Lexicon:
    """The lexicon of language `code`, the shared folder included. Raises FileNotFoundError for an unknown code."""
    folders = [path for folder in (code, SHARED) for path in sorted((ROOT / folder).glob("*.yml"))]
    if not (ROOT / code / "language.yml").is_file():
        raise FileNotFoundError(f"no language {code!r} in {ROOT}")
    made = kept(code, [Path(__file__), *folders], lambda: _compiled(code))
    head = made["head"]
    senses = [Sense(*sense) for sense in made["senses"]]
    sets = [{senses[key].slot: senses[key] for key in keys} for keys in made["sets"]]
    return Lexicon(
        code=code,
        name=head["name"],
        zone=head["zone"],
        letters=frozenset(head["letters"]),
        script=head["script"],
        common=frozenset(head["common"]),
        forms={phrase: sets[key] for phrase, key in made["forms"].items()},
        span=made["span"],
        triggers=frozenset(made["triggers"]),
        bare_singular=bool(head.get("bare_singular", True)),
        endings=tuple((end, number) for number, ends in head.get("endings", {}).items() for end in ends),
        home=frozenset(head.get("home", ())),
        topics=frozenset(head.get("topics", ())),
        subject_follows=bool(head.get("subject_follows", False)),
        possessives=tuple(head.get("possessives", ())),
        openers=frozenset(head.get("openers", ())),
        dangling=frozenset(head.get("dangling", ())),
        trends={phrase: senses[key] for phrase, key in made["trends"].items()},
        trend_span=made["trend_span"],
        trend_triggers=frozenset(made["trend_triggers"]),
        zones=made["zones"] if head.get("zone_of_place") else {},
    )
