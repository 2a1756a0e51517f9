"""A claim with some fields set anew, or what forbids it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from counterclaim.accounts.review.fields import CHECKS, PARTIAL
from counterclaim.model import Answer, Claim, Report
from counterclaim.model.public import from_public, to_public

Fields = Mapping[str, Any]


def corrected(claim: Claim, fields: Fields, known: Iterable[str], text: str | None) -> Claim | str:
    """`claim` with `fields` changed; or, in words, what is wrong with them.

    `known` are the claims of its report, which `part_of` and `corrects` may name; `text` is that of the report, and
    quotes and ranges must lie in it (None: it is not at hand, and that is not checked).
    """
    unknown = [name for name in fields if name not in CHECKS]
    if unknown:
        return f"{unknown[0]!r} is no field that can be corrected; use {', '.join(CHECKS)}"
    if not fields:
        return "it gives no field; give those to change"
    whole = to_public(Answer(Report(""), (claim,)))
    row: dict[str, Any] = whole["claims"][0]
    for name, value in fields.items():
        row[name] = _merged(name, row.get(name), value)
    for name in fields:
        fault = CHECKS[name](name, row[name]) or _refers(claim.id, name, row[name], known) or _in_text(name, row, text)
        if fault is not None:
            return fault
    return from_public({**whole, "claims": [row]}).claims[0]


def _merged(name: str, before: Any, value: Any) -> Any:
    """A new value; what an object of a partial field leaves out stays as it was."""
    if name not in PARTIAL or not isinstance(value, Mapping):
        return value
    return {**(before or {"name": None, "role": None, "channel": None}), **value}


def _refers(claim: str, name: str, value: Any, known: Iterable[str]) -> str | None:
    if name not in ("part_of", "corrects") or value is None:
        return None
    if value == claim:
        return f"{name} is the claim itself; name another claim of the report, or null"
    return None if value in set(known) else f"{name} is {value!r}, no claim of this report; name one, or null"


def _in_text(name: str, row: Fields, text: str | None) -> str | None:
    if text is None or name not in ("quote", "evidence"):
        return None
    if name == "quote":
        quote = row["quote"]
        good = text[quote["start"] : quote["stop"]] == quote["text"]
        return None if good else "quote.text does not stand in the report at that range; take it from the report"
    spans = [span for key, span in row["evidence"].items() if key != "places" and span is not None]
    beyond = [span for span in (*spans, *row["evidence"]["places"]) if span[1] > len(text)]
    return f"evidence: {list(beyond[0])} reaches beyond the text of {len(text)} characters" if beyond else None
