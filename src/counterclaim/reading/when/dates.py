"""Days as said -> dates, against the local date of publication."""

from __future__ import annotations

from datetime import date, timedelta

from counterclaim.reading.when.clocks import Day

_FAR, _NEAR = 200, 10  # days from publication: a date so far off is doubtful if the year's change brings it so near
_YEARS = range(1900, 2200)
_AHEAD = timedelta(days=2)  # how far after publication a date without a year may lie


def date_of(day: Day | int | str | None, today: date | None) -> tuple[date | None, str]:
    """The date of a Day, of a number of days from `today`, or of a weekday "wd:N"; None when it cannot be told.

    Second, what was assumed: "", "year_assumed" or "year_doubtful".
    """
    if isinstance(day, Day):
        return _dated(day, today) if day.year is None else _checked(day, day.year, today)
    if day is None or today is None:
        return None, ""
    if isinstance(day, int):
        return today + timedelta(days=day), ""
    return today - timedelta(days=(today.weekday() - int(day[3:])) % 7), ""


def _checked(day: Day, year: int, today: date | None) -> tuple[date | None, str]:
    """A date whose year is told: doubtful where it lies far off and the current year would bring it near."""
    found = _date(day, year)
    if found and today and abs((found - today).days) > _FAR:
        near = _date(day, today.year)
        if near and abs((near - today).days) <= _NEAR:
            return found, "year_doubtful"
    return found, ""


def _dated(day: Day, today: date | None) -> tuple[date | None, str]:
    """The latest date of that day and month that is not after publication."""
    if today is not None:
        for year in (today.year, today.year - 1):
            found = _date(day, year)
            if found and found <= today + _AHEAD:
                return found, "year_assumed"
    return None, ""


def _date(day: Day, year: int) -> date | None:
    """The date, of a whole month its first; None when there is no such day, or none that a report tells of."""
    try:
        return date(year, day.month, day.day or 1) if year in _YEARS else None
    except ValueError:
        return None
