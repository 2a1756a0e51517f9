"""UCDP-GED-like: the columns and precision codes of the UCDP Georeferenced Event Dataset's codebook.

One row an event of one report (`events`), whether it tells of deaths or not. Conflicts, dyads, sides and Gleditsch-Ward
numbers stay empty, for coders; so do deaths by side, since a report that counts the dead seldom says whose they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

from counterclaim.exports.ledger.columns import Value
from counterclaim.exports.ledger.dated import Dated, one_night
from counterclaim.exports.ledger.events import Event, deaths, events
from counterclaim.exports.ledger.foreign import foreign
from counterclaim.exports.ledger.located import Point, name, where
from counterclaim.exports.ledger.rows import Rows
from counterclaim.exports.ledger.sentences import publisher
from counterclaim.exports.ledger.stamps import stamp
from counterclaim.exports.wording import who

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_WHERE_PREC = {"town": 1, "district": 3, "region": 4, "several": 5, "country": 6, "sea": 7}
_CELLS_A_DEGREE = 2
_DAYS = ((1, 1), (6, 2), (7, 3), (31, 4))


def write(rows: Rows, out: IO[str]) -> None:
    """Write one row an event, as the reports come."""
    put = foreign(COLUMNS, out)
    for event in events(rows.told):
        put(_cells(event), event.rows)


def _cells(event: Event) -> Mapping[str, Value]:
    first, when, at, dead = event.rows[0], event.when, event.where, deaths(event)
    claim, document = first.told.claim, first.entry.document
    point = at.points[0] if len(at.points) == 1 else None
    published = stamp(first.told.published) if first.told.published else None
    regions = [place.code for place in claim.places if "-" in place.code]
    return {
        "id": claim.id,
        "relid": f"{first.told.report}/{first.entry.version}",
        "year": when and when.named.year,
        "number_of_sources": 1,
        "source_article": "; ".join(filter(None, (document.uri, document.title, published))),
        "source_office": publisher(first),
        "source_date": first.told.published and first.told.published.date(),
        "source_headline": document.title,
        "source_original": who(claim.speaker) or None,
        "where_prec": _WHERE_PREC.get(at.precision),
        "where_coordinates": where(claim) or None,
        "where_description": "; ".join(dict.fromkeys(row.told.claim.quote.text for row in event.rows)),
        "adm_1": name(regions[0]) if len(regions) == 1 else None,
        "latitude": point and point[0],
        "longitude": point and point[1],
        "geom_wkt": point and f"POINT ({point[1]} {point[0]})",
        "priogrid_gid": point and priogrid(point),
        "country": name(at.country) if at.country else None,
        "event_clarity": _clarity(event),
        "date_prec": when and date_precision(when),
        "date_start": when and when.first,
        "date_end": when and when.last,
        "deaths_unknown": dead.best,
        "best": dead.best,
        "high": dead.high,
        "low": dead.low,
    }


def date_precision(when: Dated) -> int:
    """1: the day, 2: two to six days (a night among them), 3: the week, 4: the month, 5: longer."""
    return next((code for days, code in _DAYS if when.length <= days), 5)


def priogrid(at: Point) -> int:
    """The cell of PRIO-GRID: half-degree squares, counted eastward from 1 at 90° S, 180° W (Tollefsen et al. 2012)."""
    row, column = (int((degrees + shift) * _CELLS_A_DEGREE) for degrees, shift in zip(at, (90, 180), strict=True))
    return row * 360 * _CELLS_A_DEGREE + column + 1


def _clarity(event: Event) -> int | None:
    """1: an event by itself; 2: a number for a stretch of days or for several places."""
    if event.when is None:
        return None
    alone = one_night(event.when, event.rows[0].told.claim.window)
    return 1 if alone and event.where.precision in ("town", "district", "region") else 2
