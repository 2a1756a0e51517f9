"""Records of the ledger as JSON: every field by its name, times in UTC, claims in the public form."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

from counterclaim.model.public import instant

_PLAIN: Final = frozenset({str, int, bool, float, type(None)})


def as_json(value: object) -> Any:
    """A record, or what stands in one, as JSON has it; a share as a number from 0 to 1."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, tuple | list):
        fields = getattr(kind, "_fields", None)
        if fields is not None:
            return {name: as_json(item) for name, item in zip(fields, value, strict=True)}
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Fraction) else value
