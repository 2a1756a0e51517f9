"""timemap (Forensic Architecture): events and the sources that they cite, as its data server gives them.

A folder: `events` and `sources`, each as CSV with timemap's columns and as JSON. An event without a point has no
coordinates: timemap lists it on the time line and draws nothing on the map.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from counterclaim.exports.json import dumps
from counterclaim.exports.ledger.columns import Value
from counterclaim.exports.ledger.csv import lines
from counterclaim.exports.ledger.dated import dated
from counterclaim.exports.ledger.foreign import TRACE, trace
from counterclaim.exports.ledger.json_values import plain
from counterclaim.exports.ledger.located import point_of, where
from counterclaim.exports.ledger.rows import Row, Rows
from counterclaim.exports.ledger.sentences import attribution, headline, publisher
from counterclaim.exports.moments import zone
from counterclaim.exports.wording import label

COLUMNS = (
    "id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "type",
    "category", "associations", "sources", "comments",
)  # fmt: skip
SOURCES = ("id", "title", "type", "date", "author", "paths", "description", "sha256")


def write(rows: Rows, folder: Path) -> None:
    """Write the four files, each claim and each report as it comes."""
    seen: set[str] = set()
    with ExitStack() as files:
        events = files.enter_context(_both(folder / "events", (*COLUMNS, *TRACE)))
        sources = files.enter_context(_both(folder / "sources", SOURCES))
        for row in rows.told:
            events.put((*_event(row), *trace((row,))))
            if _source_id(row) not in seen:
                seen.add(_source_id(row))
                sources.put(_source(row))


class _Both:
    """One table as CSV and as a JSON list."""

    def __init__(self, names: Sequence[str], table: IO[str], listed: IO[str]) -> None:
        self._names, self._listed, self._before = names, listed, "[\n"
        self._line = lines(names, table)

    def put(self, values: Sequence[Value]) -> None:
        """Add a row to both."""
        self._line(values)
        row = {name: "" if value is None else plain(value) for name, value in zip(self._names, values, strict=True)}
        self._listed.write(self._before + dumps(row))
        self._before = ",\n"

    def close(self) -> None:
        """End the list."""
        self._listed.write("[]\n" if self._before == "[\n" else "\n]\n")


@contextmanager
def _both(path: Path, names: Sequence[str]) -> Iterator[_Both]:
    with (
        path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as table,
        path.with_suffix(".json").open("w", encoding="utf-8", newline="") as listed,
    ):
        both = _Both(names, table, listed)
        yield both
        both.close()


def _event(row: Row) -> tuple[Value, ...]:
    """The cells in the order of `COLUMNS`; timemap writes dates month first, and times in the event's own zone."""
    claim, when, at = row.told.claim, dated(row.told.claim.window), point_of(row.told.claim)
    start = claim.window.start.astimezone(zone(claim.window)) if claim.window.start else None
    clock = claim.window.precision in ("minute", "hour", "part")
    return (
        claim.id,
        f"{headline(claim)}. “{claim.quote.text}”",
        f"{when.named:%m/%d/%Y}" if when else None,
        f"{start:%H:%M}" if start and clock else None,
        claim.window.precision,
        where(claim),
        str(at[0]) if at else None,
        str(at[1]) if at else None,
        label("things", claim.thing),
        label("measures", claim.measure),
        (claim.measure, claim.thing),
        (_source_id(row),),
        attribution(row),
    )


def _source_id(row: Row) -> str:
    return f"{row.told.report}-v{row.entry.version}"


def _source(row: Row) -> tuple[Value, ...]:
    document = row.entry.document
    published = f"{row.told.published:%m/%d/%Y}" if row.told.published else None
    paths = (document.uri,) if document.uri else ()
    return (_source_id(row), document.title, "Post", published, publisher(row), paths, None, row.entry.capture)
