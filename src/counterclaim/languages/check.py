"""Lint of a language's data: what is missing, unknown, ambiguous or not as `slots.yml` says."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import yaml

from counterclaim.languages.load import INFLECTED, OWN_KEYS, ROOT, SHARED, header, inflect, rows
from counterclaim.model import Issue
from counterclaim.model.vocabulary import section

_HEADER = {"code", "name", "zone", "letters", "script", "common", "paradigms"}
_OPTIONS = {
    "home", "topics", "subject_follows", "endings", "zone_of_place", "dangling", "openers", "possessives",
    "bare_singular", "zones",
}  # fmt: skip
_NUMBERS = {"sg", "pl", "pc"}
Row = dict[str, Any]


@lru_cache(maxsize=1)
def slots() -> Mapping[str, Row]:
    """What each slot may hold, as `slots.yml` says."""
    loaded: dict[str, Row] = yaml.safe_load((ROOT / "slots.yml").read_text("utf-8"))
    return loaded


def check(code: str) -> tuple[Issue, ...]:
    """All that is wrong with the data of language `code`; `file: slot: what` in each message."""
    broken = tuple(_broken(code))
    if broken:
        return broken
    held = list(rows(code))
    paradigms = {**header(SHARED)["paradigms"], **header(code)["paradigms"]}
    sound: list[tuple[Path, str, Row]] = []
    issues = [*_header(code), *_missing(code, {slot for _, slot, _ in held})]
    for path, slot, row in held:
        found = list(_row(path, slot, row, paradigms))
        issues += found
        if not found:
            sound.append((path, slot, row))
    return (*issues, *_ambiguous(itertools.chain(rows(SHARED), sound), paradigms))


def _issue(code: str, path: Path, slot: str, message: str) -> Issue:
    return Issue("languages", code, f"{path.name}: {slot}: {message}")


def _broken(code: str) -> Iterator[Issue]:
    for path in sorted((ROOT / code).glob("*.yml")):
        try:
            content = yaml.safe_load(path.read_text("utf-8")) or {}
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            yield Issue("languages", "yaml", f"{path.name}: {' '.join(str(error).split())}")
            continue
        if path.name != "language.yml":
            for slot, entries in content.items():
                if not isinstance(entries, list) or not all(isinstance(row, dict) for row in entries):
                    yield _issue("rows", path, str(slot), "holds no list of rows")


def _header(code: str) -> Iterator[Issue]:
    path, head = ROOT / code / "language.yml", header(code)
    for key in sorted(_HEADER - head.keys()):
        yield _issue("header", path, key, "is missing")
    for key in sorted(head.keys() - _HEADER - _OPTIONS):
        yield _issue("header", path, key, "is none of the keys known")
    for name, endings in head["paradigms"].items():
        bad = set(endings) - _NUMBERS
        if bad or not all(isinstance(ending, str) for several in endings.values() for ending in several):
            yield _issue("paradigm", path, name, "holds more than endings, as text, under sg, pl and pc")


def _missing(code: str, present: set[str]) -> Iterator[Issue]:
    shared = {slot for _, slot, _ in rows(SHARED)}
    for slot, rule in slots().items():
        if rule.get("required") and slot not in present and not (slot in shared and slot == "zone"):
            yield Issue("languages", "missing", f"{slot}: {code} has no row of it")


def _row(path: Path, slot: str, row: Row, paradigms: Mapping[str, Any]) -> Iterator[Issue]:
    rule = slots().get(slot)
    if rule is None:
        yield _issue("slot", path, slot, "is no slot of slots.yml")
        return
    for key in row.keys() - OWN_KEYS:
        allowed = rule.get("keys", {}).get(key)
        if allowed is None:
            yield _issue("key", path, slot, f"{key!r} is no key of it")
        elif allowed and row[key] not in allowed:
            yield _issue("key", path, slot, f"{key} is {row[key]!r}, none of {allowed}")
    if "is" not in row or not _fits(slot, rule, row["is"]):
        yield _issue("value", path, slot, f"is {row.get('is')!r}, which it may not be")
    forms = row.get("forms")
    if not isinstance(forms, list) or not forms:
        yield _issue("forms", path, slot, f"{row.get('is')!r} has no forms")
        return
    yield from _forms(path, slot, forms, paradigms)


def _fits(slot: str, rule: Row, value: Any) -> bool:
    """Whether a slot's rule allows a value; a YAML `on` or `no` that should have been text is caught here."""
    kind = rule.get("type")
    listed = set(rule.get("values", ())) | set(section(rule["section"]) if "section" in rule else ())
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "count":
        return isinstance(value, list) and len(value) == 3 and isinstance(value[0], int) and isinstance(value[2], str)
    if kind == "zone":
        return value in listed or value in available_timezones()
    if kind in ("text", "place"):
        return isinstance(value, str)
    if value is True:
        return True in listed
    return isinstance(value, str) and all(part in (listed or {slot}) for part in value.split("+"))


def _forms(path: Path, slot: str, forms: Iterable[Any], paradigms: Mapping[str, Any]) -> Iterator[Issue]:
    for form in forms:
        if not isinstance(form, str):
            yield _issue("text", path, slot, f"{form!r} is no text: quote it")
        elif not form.strip():
            yield _issue("text", path, slot, "a form is empty")
        elif not unicodedata.is_normalized("NFC", form):
            yield _issue("nfc", path, slot, f"{form!r} is not NFC")
        else:
            classes = [m[2] for m in map(INFLECTED.match, form.split()) if m]
            for name in classes:
                if name not in paradigms:
                    yield _issue("paradigm", path, slot, f"{form!r} names a paradigm that does not exist")


def _ambiguous(held: Iterable[tuple[Path, str, Row]], paradigms: Mapping[str, Any]) -> Iterator[Issue]:
    """One surface form with two meanings in one slot."""
    seen: dict[tuple[str, str], tuple[Any, Row]] = {}
    for path, slot, row in held:
        meaning = row["is"], {key: value for key, value in row.items() if key not in OWN_KEYS}
        for phrase in {phrase for form in row["forms"] for phrase, _ in inflect(form, paradigms)}:
            before = seen.get((slot, phrase), meaning)
            seen[slot, phrase] = meaning
            if before != meaning and not row.get("over"):
                one, other = (
                    " ".join([str(value), *(f"{k}={v}" for k, v in more.items())]) for value, more in (before, meaning)
                )
                yield _issue("ambiguous", path, slot, f"{phrase!r} is both {one} and {other}")
