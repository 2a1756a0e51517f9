"""Records of the ledger as JSON: every field by its name, times in UTC, claims in the public form."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from counterclaim.model.public import instant


def as_json(value: object) -> Any:
    """A record, or what stands in one, as JSON has it; a share as a number from 0 to 1."""
    if hasattr(value, "_asdict"):
        return {key: as_json(item) for key, item in value._asdict().items()}
    match value:
        case datetime():
            return instant(value)
        case date():
            return value.isoformat()
        case Fraction():
            return float(value)
        case tuple() | list():
            return [as_json(item) for item in value]
        case dict():
            return {str(key): as_json(item) for key, item in value.items()}
    return value
