"""The values of a file of sources, read one at a time: each gives the value, or says what was wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

_UNITS: Final = {"": 1, "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_SIZES: Final = {"": 1, "B": 1, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
_LONGEST: Final = 3_660 * 86_400
_CODE: Final = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?|sea:[a-z_]+")


class WantedError(ValueError):
    """A value is not what is wanted; the message says what is."""


def word(value: object) -> str:
    """A line of text with something in it."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise WantedError("give a line of text in quotes")
    return value.strip()


def truth(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WantedError("give true or false")
    return value


def whole(value: object) -> int:
    """A whole number above zero."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise WantedError("give a whole number above zero")
    return value


def seconds(value: object) -> float:
    """A length of time: "90s", "10m", "6h", "2d", "1w", or a number of seconds."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number, unit = float(value), ""
    else:
        found = re.fullmatch(r"(\d{1,9}(?:\.\d{1,9})?)\s*([smhdw])", value.strip()) if isinstance(value, str) else None
        if found is None:
            raise WantedError('give a time such as "90s", "10m", "6h" or "2d"')
        number, unit = float(found[1]), found[2]
    if not 0 <= number * _UNITS[unit] <= _LONGEST:
        raise WantedError("give a time from 0 to ten years")
    return number * _UNITS[unit]


def positive(value: object) -> float:
    """A length of time above zero."""
    if seconds(value) == 0:
        raise WantedError("give a time above zero")
    return seconds(value)


def span(value: object) -> timedelta:
    """A length of time above zero."""
    return timedelta(seconds=positive(value))


def size(value: object) -> int:
    """A number of bytes: "10 MB", "500 KB", or a whole number."""
    if isinstance(value, str):
        found = re.fullmatch(r"(\d{1,9})\s*(B|KB|MB|GB)", value.strip())
        if found is None:
            raise WantedError('give a size such as "10 MB"')
        return int(found[1]) * _SIZES[found[2]]
    return whole(value)


def moment(value: object) -> datetime:
    """A day or time; without a zone it is taken as UTC."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            raise WantedError("give a day such as 2025-07-01") from None
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    raise WantedError("give a day such as 2025-07-01")


def zone(value: object) -> str:
    """A time zone of the tz database."""
    try:
        return ZoneInfo(word(value)).key
    except (KeyError, ValueError, OSError):
        raise WantedError('give a zone of the tz database, such as "Europe/London"') from None


def grade(value: object) -> str:
    """A letter of the Admiralty code."""
    if not isinstance(value, str) or value.upper() not in set("ABCDEF"):
        raise WantedError("give a letter from A (reliable) to F (cannot be judged)")
    return value.upper()


def code(value: object) -> str:
    """The code of a place."""
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise WantedError("give an ISO 3166 code, such as XX or XX-01")
    return value


def view(value: object) -> tuple[tuple[str, str], ...]:
    """The country that a source counts regions in."""
    if not isinstance(value, Mapping) or not all(_CODE.fullmatch(str(word)) for pair in value.items() for word in pair):
        raise WantedError('give pairs of codes, such as { "XX-01" = "YY" }')
    return tuple(sorted((str(region), str(country)) for region, country in value.items()))


def contact(value: object) -> str:
    """What sites are told about who asks."""
    told = word(value)
    if not told.isascii() or len(told) > 200:
        raise WantedError("give an address of e-mail or the web in at most 200 plain letters")
    return told


def robots(value: object) -> str:
    """Whose robots.txt is asked."""
    if value not in ("followed", "all", "none"):
        raise WantedError('give "followed", "all" or "none"')
    return str(value)


def ports(value: object) -> frozenset[int]:
    """Ports that may be reached."""
    listed = value if isinstance(value, list) else [value]
    if not listed or not all(type(port) is int and 0 < port < 65_536 for port in listed):
        raise WantedError("give port numbers, such as [80, 443]")
    return frozenset(listed)


def words(value: object) -> tuple[str, ...]:
    """One line of text, or a list of them."""
    listed: list[Any] = value if isinstance(value, list) else [value]
    if not listed:
        raise WantedError("give an address, or a list of them")
    return tuple(dict.fromkeys(word(item) for item in listed))


def web(value: str) -> str:
    """A web address."""
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and parts.hostname and not (parts.username or parts.password)
    except ValueError:
        good = False
    if not good:
        raise WantedError("give an address that begins with https:// or http://, without a user name")
    return value


def table(value: object) -> dict[str, Any]:
    """A table of keys and values."""
    if not isinstance(value, dict):
        raise WantedError("give keys and values in braces, or a table of its own")
    return value


def tables(value: object) -> list[dict[str, Any]]:
    """A list of tables."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise WantedError("give a table of its own, [[source]], for each")
    return value
