"""Publication times as they are written in files and on the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_YEARS: Final = range(1000, 9000)


def published(written: str | int | float) -> datetime:
    """The time that `written` gives, in UTC: ISO 8601, RFC 2822 (as in feeds), or seconds since 1970.

    A time without a zone is taken as UTC, a date alone as its midnight, UTC. Raises ValueError for anything else, and
    for years that no report is of, around which nothing can be counted.
    """
    try:
        if isinstance(written, int | float):
            return _usable(datetime.fromtimestamp(written, UTC))
        text = written.strip()
        if text.isdigit() and len(text) > 8:
            return _usable(datetime.fromtimestamp(int(text), UTC))
        moment = datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)
        return _usable(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC))
    except (ValueError, TypeError, IndexError, OverflowError, OSError) as error:
        raise ValueError(f"“{written}” is no time that can be read; 2025-07-10T05:10Z and 2025-07-10 are") from error


def _usable(moment: datetime) -> datetime:
    if moment.year not in _YEARS:
        raise ValueError(f"no report is of the year {moment.year}")
    return moment
