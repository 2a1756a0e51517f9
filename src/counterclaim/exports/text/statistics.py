"""Statistics for the terminal: a series as bars from low to high, its gaps and levels, shares, waves, trends."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.exports.terminal import Piece, Row
from counterclaim.exports.text.table import Column, table
from counterclaim.exports.wording import bounds, label
from counterclaim.model import Count
from counterclaim.model.measured import Interval, Pattern, Point, Said, Share, Statistics

_BAR = 24  # cells of the longest bar
_SERIES = (
    Column("period"), Column("reported", right=True), Column("bounds", right=True), Column(""),
    Column("figure", whole=True),
)  # fmt: skip
_SHARES = (
    Column("period"), Column("source", narrowest=10), Column("of"), Column("share", right=True),
    Column("bounds", right=True), Column("why not"),
)  # fmt: skip

_TRENDS = (
    Column("said"), Column("report", whole=True), Column("numbers"), Column("because", movable=True), Column("quote"),
)  # fmt: skip
_UNPLACED = (Column("said"), Column("report", whole=True), Column("quote"))


def statistics_lines(found: Statistics, width: int) -> Iterator[Row]:
    """The series, then what is made of it."""
    subject = found.series.subject
    what = f"{label('things', subject.thing)} {label('measures', subject.measure)}"
    where = "".join(f", {part}" for part in (subject.place, subject.source) if part)
    yield [Piece(what, "strong"), Piece(where, "faint")]
    most = max((_top(point) for point in found.series.points), default=0)
    yield from table(_SERIES, [_point(point, most, subject.measure) for point in found.series.points], width)
    for gap in found.gaps:
        yield [Piece("no report  ", "faint"), Piece(f"{gap.first.label} to {gap.last.label} ({gap.periods})")]
    for change in found.changes:
        yield [
            Piece("new level  ", "faint"),
            Piece(f"after {change.last.label}: {change.before:.1f} → {change.after:.1f} a {change.last.unit}"),
        ]
    if found.shares:
        yield []
        yield from table(_SHARES, list(map(_share, found.shares)), width)
    for wave in found.waves.waves if found.waves else ():
        hours = f"{wave.start:%H:%M}–{wave.end:%H:%M} UTC"
        yield [Piece("wave  ", "faint"), Piece(f"{hours}  at least {wave.low}  {' '.join(wave.places)}")]
    if found.patterns:
        yield []
        yield from table(_TRENDS, list(map(_pattern, found.patterns)), width)
    if found.unplaced:
        yield []
        yield [Piece("said in reports that do not count this, or that speak for a smaller place", "faint")]
        yield from table(_UNPLACED, list(map(_said, found.unplaced)), width)


def _said(said: Said) -> list[Piece]:
    """A trend as said, the report that says it, and its words."""
    named = f"{said.trend} since {said.since}" if said.since else said.trend
    return [Piece(named), Piece(said.report), Piece(f"“{' '.join(said.statement.quote.text.split())}”", "faint")]


def _pattern(found: Pattern) -> list[Piece]:
    trend, report, quote = _said(found.said)
    return [trend, report, Piece(found.verdict, "strong"), Piece(found.because), quote]


def _point(point: Point, most: int, measure: str) -> list[Piece]:
    if point.reported is None:
        return [Piece(point.period.label), Piece("no report", "faint"), Piece(""), Piece(""), Piece("")]
    low, high = point.reported
    solid = round(_BAR * low / most) if most else 0
    open_ = (round(_BAR * high / most) if most else 0) - solid if high is not None else 0
    return [
        Piece(point.period.label),
        Piece(_range(point.reported), "strong"),
        Piece(_range((point.low, point.high))),
        Piece("█" * solid + "░" * open_ + ("…" if high is None else ""), measure),
        Piece(point.figure or "", "faint"),
    ]


def _top(point: Point) -> int:
    low, high = point.reported or (0, 0)
    return low if high is None else high


def _share(share: Share) -> list[Piece]:
    return [
        Piece(share.period.label),
        Piece(share.source or ""),
        Piece(f"{label('things', share.thing)} {label('measures', share.outcome)}"),
        Piece(_per_cent(share.reported), "strong"),
        Piece(_per_cent(share.bounds)),
        Piece(share.because or "", "faint"),
    ]


def _per_cent(interval: Interval | None) -> str:
    if interval is None:
        return ""
    low, high = (f"{float(end):.0%}" for end in interval)
    return low if low == high else f"{low}–{high}"


def _range(both: tuple[int, int | None]) -> str:
    return bounds(Count(*both))
