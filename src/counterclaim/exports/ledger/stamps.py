"""Times for machines."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """A time in UTC as RFC 3339, XML Schema and Table Schema all want it: `2025-07-10T04:00:00Z`."""
    return moment.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"
