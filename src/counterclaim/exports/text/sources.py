"""Sources for the terminal: who they are said to be, and what their own numbers show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counterclaim.exports.terminal import Piece, Row
from counterclaim.exports.text.table import Column, table
from counterclaim.model.kept import Source
from counterclaim.model.profile import Profile, Rate

_SOURCES = (
    Column("source"), Column("name", narrowest=8), Column("reports", right=True), Column("speaker", narrowest=7),
    Column("side", narrowest=4), Column("place"), Column("zone", movable=True), Column("language", movable=True),
    Column("grade"), Column("counts as"),
)  # fmt: skip
_DIFFERENCES = (
    Column("beside"), Column("measure"), Column("thing"), Column("nights", right=True), Column("equal", right=True),
    Column("higher", right=True), Column("lower", right=True), Column("median difference"),
)  # fmt: skip


def source_table(described: Mapping[str, Source], heard: Mapping[str, int], width: int) -> Iterator[Row]:
    """Every source that is described or that reports came from."""
    rows = []
    for key in sorted({*described, *heard}):
        known = described.get(key) or Source(key)
        view = ", ".join(f"{region} as {country}" for region, country in known.view)
        cells = (
            key or "no source named", known.name, str(heard.get(key, 0)), known.speaker, known.side, known.place,
            known.zone, known.language, known.grade, view,
        )  # fmt: skip
        rows.append([Piece(cell or "") for cell in cells])
    yield from table(_SOURCES, rows, width)


def profile_lines(profile: Profile, width: int) -> Iterator[Row]:
    """A profile, a line a question."""
    yield [Piece(profile.source, "strong"), Piece(f" · {profile.claims} claims in {profile.claiming} reports", "faint")]
    late, rounding, suggestion = profile.late, profile.rounding, profile.suggestion
    lines = (
        ("own numbers that do not add up", f"{_share(profile.faults)} that can be checked"),
        (
            "published after the window's end",
            f"{late.median:.1f} h (half of {late.of}: {late.lower:.1f} to {late.upper:.1f} h)" if late else "not known",
        ),
        (
            "numbers from 10 on that end in 0 or 5",
            f"{_share(rounding.fives)}" + (f", by chance {rounding.expected:.0%}" if rounding.expected else ""),
        ),
        ("soft numbers", _share(rounding.soft)),
        ("reports that go back to another source", _share(profile.copies)),
        ("of these, with other numbers", _share(profile.altered)),
        ("gaps", ", ".join(f"{gap.since} to {gap.until}" for gap in profile.gaps) or "none"),
        (
            "grade",
            f"{suggestion.set or 'not set'}; computed {suggestion.grade}: {'; '.join(suggestion.reasons)}",
        ),
    )
    yield from ([Piece(f"  {label:40}", "faint"), Piece(words)] for label, words in lines)
    rows = [
        [Piece(str(cell)) for cell in (each.other, each.measure, each.thing, each.periods, each.equal, each.higher)]
        + [Piece(str(each.lower)), Piece(_between(each.least, each.most))]
        for each in profile.differences
    ]
    if rows:
        yield []
        yield from table(_DIFFERENCES, rows, width)


def _share(rate: Rate) -> str:
    return f"{rate.count} of {rate.of}" if rate.of else "none"


def _between(least: float | None, most: float | None) -> str:
    if least == most and least is not None:
        return f"{least:+g}"
    low, high = ("…" if end is None else f"{end:+g}" for end in (least, most))
    return f"{low} to {high}"
