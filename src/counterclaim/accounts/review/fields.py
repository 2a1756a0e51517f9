"""What a reviewer may set each field of a claim to: one check a field, on values in the public JSON's form.

A check gives what is wrong in words ("measure is 'shot'; use one of …"), or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

from counterclaim.model.vocabulary import section

Value = Any
Check = Callable[[str, Value], str | None]

_CODE: Final = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?|sea:[a-z_]+")
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z")
_SPANS: Final = ("count", "thing", "measure", "window", "speaker")
LONGEST: Final = 2_000
"""Characters that a name in a correction may have."""


def _term(vocabulary: str) -> Check:
    def check(name: str, value: Value) -> str | None:
        known = section(vocabulary)
        good = isinstance(value, str) and value in known
        return None if good else f"{name} is {value!r}; use one of {', '.join(known)}"

    return check


def _flag(name: str, value: Value) -> str | None:
    return None if isinstance(value, bool) else f"{name} is {value!r}; use true or false"


def _words(name: str, value: Value) -> str | None:
    good = value is None or (isinstance(value, str) and 0 < len(value) <= LONGEST)
    return None if good else f"{name} is not a text of 1 to {LONGEST} characters, or null"


def _cue(name: str, value: Value) -> str | None:
    good = value is None or value == "further"
    return None if good else f"{name} is {value!r}; use 'further' or null"


def _count(name: str, value: Value) -> str | None:
    if (fault := _shape(name, value, ("low", "high", "form"))) is not None:
        return fault
    low, high = value["low"], value["high"]
    if not _whole(low) or not (high is None or _whole(high)):
        return f"{name}: low and high are whole numbers from 0 on; high may be null"
    if high is not None and high < low:
        return f"{name}: low is {low} and high is {high}; give both, low not above high"
    return _term("forms")(f"{name}.form", value["form"])


def _places(name: str, value: Value) -> str | None:
    for row in value if isinstance(value, list | tuple) else (None,):
        if (fault := _shape(f"a place of {name}", row, ("code", "name"))) is not None:
            return fault
        if not (isinstance(row["code"], str) and _CODE.fullmatch(row["code"])):
            return f"{name}: {row['code']!r} is no code; use ISO 3166-2, ISO 3166-1 or a sea, such as sea:black"
        if (fault := _words(f"{name}.name", row["name"])) is not None:
            return fault
    return None


def _towns(name: str, value: Value) -> str | None:
    for row in value if isinstance(value, list | tuple) else (None,):
        if (fault := _shape(f"a town of {name}", row, ("name", "id", "region"))) is not None:
            return fault
        if row["name"] is None or any(_words(name, row[key]) for key in ("name", "id")):
            return f"{name}: name and id are texts; id may be null"
        if row["region"] is not None and not (isinstance(row["region"], str) and _CODE.fullmatch(row["region"])):
            return f"{name}: region {row['region']!r} is no ISO 3166-2 code"
    return None


def _window(name: str, value: Value) -> str | None:
    if (fault := _shape(name, value, ("start", "end", "date", "precision", "zone"))) is not None:
        return fault
    for key in ("start", "end"):
        if value[key] is not None and not _instant(value[key]):
            return f"{name}.{key} is {value[key]!r}; write UTC as 2031-07-10T04:00Z"
    if value["start"] and value["end"] and _moment(value["end"]) < _moment(value["start"]):
        return f"{name} ends at {value['end']}, before it starts at {value['start']}"
    if value["date"] is not None and not _date(value["date"]):
        return f"{name}.date is {value['date']!r}; write 2031-07-10"
    if value["precision"] is not None and (fault := _term("precisions")(f"{name}.precision", value["precision"])):
        return fault
    return _words(f"{name}.zone", value["zone"])


def _speaker(name: str, value: Value) -> str | None:
    if value is None:
        return None
    keys = ("name", "role", "channel", *(("via",) if isinstance(value, Mapping) and "via" in value else ()))
    if (fault := _shape(name, value, keys)) is not None:
        return fault
    via = value.get("via", [])
    if not isinstance(via, list | tuple) or any(one is None or _words(name, one) for one in via):
        return f"{name}.via is a list of texts"
    return next((fault for key in keys[:3] if (fault := _words(f"{name}.{key}", value[key]))), None)


def _quote(name: str, value: Value) -> str | None:
    if (fault := _shape(name, value, ("start", "stop", "text"))) is not None:
        return fault
    if (fault := _span(name, (value["start"], value["stop"]))) is not None:
        return fault
    good = isinstance(value["text"], str) and len(value["text"]) == value["stop"] - value["start"]
    return None if good else f"{name}.text is not as long as its range; give start, stop and text together"


def _evidence(name: str, value: Value) -> str | None:
    if (fault := _shape(name, value, (*_SPANS, "places"))) is not None:
        return fault
    if not isinstance(value["places"], list | tuple):
        return f"{name}.places is a list of ranges"
    given = [(key, value[key]) for key in _SPANS if value[key] is not None]
    spans = [*given, *(("places", span) for span in value["places"])]
    return next((fault for key, span in spans if (fault := _span(f"{name}.{key}", span))), None)


CHECKS: Final[Mapping[str, Check]] = {
    "measure": _term("measures"),
    "thing": _term("things"),
    "model": _words,
    "count": _count,
    "places": _places,
    "towns": _towns,
    "window": _window,
    "speaker": _speaker,
    "stance": _term("stances"),
    "background": _flag,
    "cue": _cue,
    "part_of": _words,
    "closed": _flag,
    "each": _flag,
    "quote": _quote,
    "evidence": _evidence,
    "corrects": _words,
}
"""The fields that a correction may change, and what each may be."""

PARTIAL: Final = ("count", "window", "speaker", "quote", "evidence")
"""Fields of several values, of which a correction may give some: the others stay."""


def _shape(name: str, value: Value, keys: tuple[str, ...]) -> str | None:
    good = isinstance(value, Mapping) and set(value) == set(keys)
    return None if good else f"{name} is no object of {', '.join(keys)}"


def _span(name: str, value: Value) -> str | None:
    good = isinstance(value, list | tuple) and len(value) == 2 and all(map(_whole, value)) and value[0] < value[1]
    return None if good else f"{name} is no range: two whole numbers, the first below the second"


def _whole(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _instant(value: Value) -> bool:
    try:
        return isinstance(value, str) and bool(_INSTANT.fullmatch(value)) and bool(_moment(value))
    except ValueError:
        return False


def _moment(value: str) -> datetime:
    return datetime.fromisoformat(value)


def _date(value: Value) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False
