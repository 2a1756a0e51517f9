"""Charts of figures: one panel a series, in the colour of its measure.

Full colour is the least number, a paler band reaches to the greatest, hatching stands where nothing bounds it from
above, and a gap where there is no report, which is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any, NamedTuple

from counterclaim.exports.ledger.asked import facts
from counterclaim.exports.ledger.located import name
from counterclaim.exports.ledger.rows import Rows
from counterclaim.exports.ledger.stamps import stamp
from counterclaim.exports.ledger.xml import fit
from counterclaim.exports.palette import colour
from counterclaim.exports.visible import visible
from counterclaim.exports.wording import label
from counterclaim.model.kept import Figure

PANELS = 24
"""The most panels that a chart has."""

_LONG = 160
_WIDTH, _HEIGHT = 860, 150
_TAIL, _LINES = 0.14, 4
"""How far hatching reaches above the number, as a part of the panel, and the strokes of it in each period."""
_LEGEND = "full: at least · pale: up to · hatched: no upper bound · gap: no report, which is not zero"


class Series(NamedTuple):
    """The figures that differ in nothing but the period."""

    measure: str
    thing: str
    place: str | None
    source: str | None
    unit: str
    figures: tuple[Figure, ...]


def series(figures: Iterable[Figure]) -> list[Series]:
    """Figures put together as series, in the order they come in; each series in the order of time."""
    found: dict[tuple[str, str, str | None, str | None, str], list[Figure]] = {}
    for figure in figures:
        key = (figure.measure, figure.thing, figure.place, figure.source, figure.period.unit)
        found.setdefault(key, []).append(figure)
    return [Series(*key, tuple(sorted(them, key=lambda one: one.period.start))) for key, them in found.items()]


def chart(rows: Rows) -> Any:
    """The chart of all figures, for `svg` and `png`. Raises ValueError where there is none, or too many series."""
    alt = _altair()
    panels = series(rows.figures)
    if not panels:
        raise ValueError("there is no figure to draw: nothing in the ledger fits what was asked for")
    if len(panels) > PANELS:
        raise ValueError(f"{len(panels)} series do not fit {PANELS} panels: ask for fewer measures or places")
    said = facts(rows)
    return (
        alt.vconcat(*(_panel(one) for one in panels), spacing=18)
        .resolve_scale(x="shared")
        .properties(
            title=alt.TitleParams(
                _words(said["asked"]),
                subtitle=[_LEGEND, _words(f"{said['reader']}, rules {said['rules']}, made {said['made']}")],
                anchor="start", fontSize=14, fontWeight=600, subtitleColor="#5d636d", offset=12,
            ),
            padding=16, background="#ffffff",
        )
        .configure(font="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif")
        .configure_view(stroke=None)
        .configure_axis(gridColor="#e8e9e5", domainColor="#9a9a9a", tickColor="#9a9a9a", labelColor="#3a3d43")
    )  # fmt: skip


def _altair() -> Any:
    """The library, loaded only now since that takes long, and untyped in places."""
    return import_module("altair")


def _panel(one: Series) -> Any:
    alt = _altair()
    tint = colour(one.measure).light
    shown = [figure for figure in one.figures if figure.counted]
    top = max([_reach(figure) for figure in shown], default=1) or 1
    scale = alt.Scale(domain=[0, top * (1 + _TAIL)], nice=False)
    y = alt.Y("low:Q", title=None, scale=scale, axis=alt.Axis(tickMinStep=1, tickCount=4))
    x = alt.X("start:T", title=None, axis=alt.Axis(format="%d %b %Y", labelOverlap=True, tickCount=8, grid=False))
    full = alt.Chart(alt.InlineData(values=list(_bars(shown)))).encode(x=x, x2="end:T", description="told:N")
    hatch = alt.Chart(alt.InlineData(values=list(_strokes(shown, top))))
    period = alt.Chart(alt.InlineData(values=list(_edges(one.figures)))).mark_rule(opacity=0).encode(x=alt.X("at:T"))
    layers = [
        period,
        full.mark_rect(color=tint, opacity=0.9).encode(y=alt.Y("zero:Q"), y2="low:Q"),
        full.mark_rect(color=tint, opacity=0.3).encode(y=y, y2="high:Q"),
        full.mark_rule(color=tint, strokeWidth=2).encode(y=y),
        hatch.mark_rule(color=tint, strokeWidth=1).encode(x=x, x2="end:T", y=y, y2="high:Q"),
    ]
    return alt.layer(*layers).properties(
        width=_WIDTH, height=_HEIGHT,
        title=alt.TitleParams(_titled(one), anchor="start", fontSize=12, fontWeight=500, color="#1d1f23"),
    )  # fmt: skip


def _titled(one: Series) -> str:
    place = name(one.place) if one.place else "everywhere"
    whose = one.source or "across sources"
    parts = (f"{label('things', one.thing)} {label('measures', one.measure)}", place, whose, f"by {one.unit}")
    return _words(" · ".join(parts))


def _words(text: str) -> str:
    """Words on one line and of bounded length; the library that draws ends the process over what XML cannot hold."""
    return visible(fit(text))[:_LONG]


def _reach(figure: Figure) -> int:
    """The highest number that is drawn in full or pale."""
    return max(figure.low, figure.reported[0], figure.reported[1] or 0, figure.high or 0)


def _bars(figures: Iterable[Figure]) -> Iterator[dict[str, Any]]:
    for figure in figures:
        high = figure.high if figure.high is not None else max(figure.low, figure.reported[1] or 0)
        bound = "no upper bound" if figure.high is None else str(figure.high)
        yield {**_limits(figure.period.start, figure.period.end), "zero": 0, "low": figure.low, "high": high,
               "told": _words(f"{figure.period.label}: {figure.low} to {bound} ({figure.id})")}  # fmt: skip


def _strokes(figures: Iterable[Figure], top: int) -> Iterator[dict[str, Any]]:
    """Slanting strokes above each number that nothing bounds; none leaves its period."""
    for figure in figures:
        if figure.high is None:
            step = (figure.period.end - figure.period.start) / _LINES
            foot = max(figure.low, figure.reported[1] or 0)
            for n in range(_LINES):
                begin = figure.period.start + n * step
                yield {**_limits(begin, begin + step), "low": foot, "high": foot + top * _TAIL}


def _edges(figures: Iterable[Figure]) -> Iterator[dict[str, str]]:
    """The ends of all periods, that of one without a report too, so that the axis holds them."""
    for figure in figures:
        yield {"at": stamp(figure.period.start)}
        yield {"at": stamp(figure.period.end - timedelta(microseconds=1))}


def _limits(start: datetime, end: datetime) -> dict[str, str]:
    return {"start": stamp(start), "end": stamp(end)}
