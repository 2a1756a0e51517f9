"""ACLED-like: the columns and codes of the Armed Conflict Location & Event Data codebook, for what reports tell.

One row an event of one report (`events`). An attack or its outcome is “Explosions/Remote violence”; where all that is
told is that weapons were stopped in the air, “Disrupted weapons use”. Who attacked is no part of a claim: actors,
interaction and civilian targeting stay empty, for coders.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

from counterclaim.exports.ledger.columns import Value
from counterclaim.exports.ledger.dated import Dated, one_night
from counterclaim.exports.ledger.events import Event, deaths, events
from counterclaim.exports.ledger.foreign import foreign
from counterclaim.exports.ledger.located import Located, name, where
from counterclaim.exports.ledger.rows import Rows
from counterclaim.exports.ledger.sentences import attribution, headline, publisher
from counterclaim.model.vocabulary import ancestors
from counterclaim.places import country_codes

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_STOPPED = {"intercepted", "suppressed"}
_KINDS = {"drone": "Air/drone strike", "bomb": "Air/drone strike", "aircraft": "Air/drone strike",
          "helicopter": "Air/drone strike", "missile": "Shelling/artillery/missile attack",
          "rocket": "Shelling/artillery/missile attack"}  # fmt: skip
_GEO_PRECISION = {"town": 1, "district": 2, "region": 3}
_WEEK, _MONTH = 7, 31


def write(rows: Rows, out: IO[str]) -> None:
    """Write one row an event, as the reports come."""
    put = foreign(COLUMNS, out)
    for event in events(rows.told):
        put(_cells(event), event.rows)


def _cells(event: Event) -> Mapping[str, Value]:
    first, when, at = event.rows[0], event.when, event.where
    claim = first.told.claim
    codes = country_codes(at.country) if at.country else None
    point = at.points[0] if len(at.points) == 1 else None
    return {
        "event_id_cnty": f"{codes[0] if codes else 'XXX'}-{claim.id}",
        "event_date": when and when.named,
        "year": when and when.named.year,
        "time_precision": _time_precision(event),
        **_types(event),
        "iso": codes and codes[1],
        "country": name(at.country) if at.country else None,
        "admin1": _admin1(event, at),
        "location": where(claim),
        "latitude": point and point[0],
        "longitude": point and point[1],
        "geo_precision": _GEO_PRECISION.get(at.precision),
        "source": publisher(first),
        "notes": "; ".join(f"{headline(row.told.claim)} ({attribution(row)})" for row in event.rows),
        "fatalities": deaths(event).low,
        "timestamp": int(first.entry.received.timestamp()),
    }


def _time_precision(event: Event) -> int | None:
    """1: the day or the one night is known, 2: the week, 3: the month; wider or unknown is empty."""
    when = event.when
    if when is None:
        return None
    if one_night(when, event.rows[0].told.claim.window):
        return 1
    return _by_length(when)


def _by_length(when: Dated) -> int | None:
    return 2 if when.length <= _WEEK else 3 if when.length <= _MONTH else None


def _types(event: Event) -> dict[str, Value]:
    if {row.told.claim.measure for row in event.rows} <= _STOPPED:
        kind = "Strategic developments"
        return {"disorder_type": kind, "event_type": kind, "sub_event_type": "Disrupted weapons use"}
    things = (row.told.claim.thing for row in event.rows)
    strikes = {_KINDS[one] for thing in things for one in (thing, *ancestors(thing)) if one in _KINDS}
    sub = "Air/drone strike" if len(strikes) > 1 else next(iter(strikes), None)
    return {"disorder_type": "Political violence", "event_type": "Explosions/Remote violence", "sub_event_type": sub}


def _admin1(event: Event, at: Located) -> str | None:
    claim = event.rows[0].told.claim
    regions = dict.fromkeys((*(p.code for p in claim.places if "-" in p.code), *(t.region or "" for t in claim.towns)))
    known = [region for region in regions if region]
    return name(known[0]) if len(known) == 1 and at.precision in _GEO_PRECISION else None
