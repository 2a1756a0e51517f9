"""Values as the ledger keeps them: canonical JSON, times and short texts that every database takes as they are."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from typing import Any, Final

import orjson

WIDTH: Final = 400
"""Characters of a text that stands in a column to be searched by; the whole of it is in the row's JSON."""

LARGEST: Final = 2**63 - 1
"""The largest number that a column takes; a larger count is exact in the row's JSON alone."""

_LONG: Final = re.compile(r"\d{18}")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_UNKEPT: Final = re.compile("[\0\ud800-\udfff]")


def canonical(value: object) -> str:
    """`value` as JSON in its one canonical form: keys sorted, no spaces; no NUL and no lone half of a character."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def parsed(text: str) -> Any:
    """What `canonical` was made of."""
    if "\\ud" in text or _LONG.search(text):  # lone halves of characters, and numbers that take more than 64 bits
        return json.loads(text)
    return orjson.loads(text)


def digest(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal; halves of characters count as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def column(text: str | None) -> str | None:
    """A text for a column: what databases refuse in it stands as U+FFFD, and it is cut at `WIDTH`."""
    return None if text is None else _UNKEPT.sub("\ufffd", text[:WIDTH])


def number(value: int | None) -> int | None:
    """A count for a column."""
    return None if value is None else min(value, LARGEST)


def moment(text: str | None) -> datetime | None:
    """A time from the form that `written` gives it."""
    return None if text is None else datetime.fromisoformat(text)


def written(moment: datetime | None) -> str | None:
    """A time for canonical JSON, in UTC: `2025-07-10T04:00:00Z`. One without a zone is taken as UTC."""
    if moment is None:
        return None
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.isoformat().removesuffix("+00:00") + "Z"
