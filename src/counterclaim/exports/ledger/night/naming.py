"""How periods and figures are called on the page."""

from __future__ import annotations

from datetime import UTC, date

from counterclaim.exports.html.markup import Markup, element
from counterclaim.exports.ledger.located import name
from counterclaim.exports.moments import day
from counterclaim.model.kept import Figure, Period


def title(period: Period) -> str:
    """`Night to 10 July 2025`; the label as it is for other periods."""
    if period.unit != "night":
        return f"{period.unit} {period.label}".capitalize()
    try:
        return f"Night to {day(date.fromisoformat(period.label))}"
    except ValueError:
        return f"Night {period.label}"


def limits(period: Period) -> Markup:
    """The period's limits, in UTC."""
    start, end = (f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}" for moment in (period.start, period.end))
    return element("span", f"{start} – {end} UTC")


def place(figure: Figure) -> str:
    """Where a figure counts."""
    return name(figure.place) if figure.place else "everywhere"
