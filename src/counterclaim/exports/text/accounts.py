"""Nights and totals as ledger pages: each figure with what it rests on, and each claim counted or left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterclaim.exports.moments import when
from counterclaim.exports.telling import telling
from counterclaim.exports.terminal import Piece, Row
from counterclaim.exports.text.table import Column, table
from counterclaim.exports.wording import bounds, counted, label
from counterclaim.model import Count
from counterclaim.model.kept import Excluded, Figure, Night, Period, Source, Told

_FIGURES = (
    Column("period"), Column("measure"), Column("thing", narrowest=6), Column("where", narrowest=8),
    Column("source", narrowest=10), Column("reported", right=True), Column("bounds", right=True),
    Column("counted", right=True), Column("other readings", movable=True), Column("figure", whole=True),
)  # fmt: skip
_CLAIMS = (
    Column("claim"), Column("measure", narrowest=8), Column("thing", narrowest=6), Column("count", right=True),
    Column("where", narrowest=6), Column("when", narrowest=9), Column("source", narrowest=8),
    Column("what became of it", movable=True), Column("quote"),
)  # fmt: skip


def night_page(night: Night, sources: Mapping[str, Source], width: int) -> Iterator[Row]:
    """The account of a night: figures across sources, by source, every claim, what clashes, who copied whom."""
    outlets = {told.source for told in night.told}
    reports = {told.report for told in night.told}
    yield [
        Piece(title(night.period), "strong"),
        Piece(f" · {counted(len(night.told), 'claim')} in {counted(len(reports), 'report')}", "faint"),
        Piece(f" of {counted(len(outlets), 'source')}", "faint"),
    ]
    if not night.told:
        yield [Piece("  no report held tells of this night; that is not zero", "faint")]
        return
    across = [figure for figure in night.figures if figure.source is None]
    yield from _part("across sources", across, sources, width)
    told = [figure for figure in night.figures if figure.source is not None]
    told.sort(key=lambda each: (each.measure, each.thing, each.place or ""))  # sources of one thing under each other
    yield from _part("by source", told, sources, width)
    yield from ([], [Piece("claims", "strong")])
    yield from table(_CLAIMS, [_claim(told, across, sources, night.period) for told in night.told], width)
    if night.links:
        yield from ([], [Piece("who goes back to whom", "strong")])
    for link in night.links:
        altered = f", {counted(len(link.altered), 'number')} altered" if link.altered else ""
        yield [Piece(f"{link.report} goes back to {link.origin} ({link.by}{altered})")]


def total_table(figures: Iterable[Figure], sources: Mapping[str, Source], width: int) -> Iterator[Row]:
    """Figures, one a row; where all are of one period, it is the heading."""
    told = list(telling(list(figures)))
    periods = {figure.period for figure in told}
    if len(periods) == 1:
        yield [Piece(title(told[0].period), "strong")]
    yield from table(_FIGURES, [_figure(figure, sources, len(periods) > 1) for figure in told], width)


def title(period: Period) -> str:
    """ "night to 2025-07-10", "month 2025-07"."""
    return f"{period.unit} to {period.label}" if period.unit == "night" else f"{period.unit} {period.label}"


def called(source: str, sources: Mapping[str, Source]) -> str:
    """What a source is called."""
    known = sources.get(source)
    return (known.name if known else None) or source or "no source named"


def _part(heading: str, figures: Sequence[Figure], sources: Mapping[str, Source], width: int) -> Iterator[Row]:
    if figures:
        yield from ([], [Piece(heading, "strong")])
        yield from table(_FIGURES, [_figure(figure, sources) for figure in telling(figures)], width)


def _figure(figure: Figure, sources: Mapping[str, Source], dated: bool = False) -> list[Piece]:
    others = (f"{each.name} {_range(each.low, each.high)}" for each in figure.readings)
    every = len(figure.counted) + len(figure.excluded)
    return [
        Piece(title(figure.period) if dated else ""),
        Piece(f"■ {label('measures', figure.measure)}", figure.measure),
        Piece(label("things", figure.thing)),
        Piece(figure.place or ""),
        Piece("" if figure.source is None else called(figure.source, sources)),
        Piece(_range(*figure.reported), "strong"),
        Piece(_range(figure.low, figure.high)),
        Piece(f"{len(figure.counted)} of {every}"),
        Piece(", ".join(others)),
        Piece(figure.id, "faint"),
    ]


def _claim(told: Told, across: Sequence[Figure], sources: Mapping[str, Source], period: Period) -> list[Piece]:
    claim = told.claim
    places = (*(place.code for place in claim.places), *(town.name for town in claim.towns))
    return [
        Piece(claim.id, claim.measure),
        Piece(f"■ {label('measures', claim.measure)}", claim.measure),
        Piece(label("things", claim.thing)),
        Piece(bounds(claim.count), "strong"),
        Piece(" ".join(places)),
        Piece(when(claim.window, period.end.year)),
        Piece(called(told.source, sources)),
        Piece(_fate(told, across)),
        Piece(f"“{' '.join(claim.quote.text.split())}”", "faint"),
    ]


def _fate(told: Told, across: Sequence[Figure]) -> str:
    """What became of a claim in the figure of its own measure and thing, wherever it happened."""
    claim = told.claim
    own = [one for one in across if (one.measure, one.thing, one.place) == (claim.measure, claim.thing, None)]
    for figure in own:
        if claim.id in figure.counted:
            return "counted"
        found = next((each for each in figure.excluded if each.claim == claim.id), None)
        if found is not None:
            return _because(found)
    return ""


def _because(excluded: Excluded) -> str:
    reason = excluded.because.replace("_", " ")
    return f"{reason}: {excluded.of}" if excluded.of else reason


def _range(low: int, high: int | None) -> str:
    return bounds(Count(low, high))
