"""KML 2.2 (OGC 07-147r2): one placemark a claim, coloured by measure; a town is a point, anything wider is no pin."""

from __future__ import annotations

from typing import IO

from counterclaim.exports.ledger.asked import facts
from counterclaim.exports.ledger.claims import CLAIMS
from counterclaim.exports.ledger.csv import cell
from counterclaim.exports.ledger.located import Point, located
from counterclaim.exports.ledger.rows import Row, Rows
from counterclaim.exports.ledger.sentences import attribution, headline, trail
from counterclaim.exports.ledger.stamps import stamp
from counterclaim.exports.ledger.xml import HEAD, Xml, pieces, tag
from counterclaim.exports.palette import MEASURES

NAMESPACE = "http://www.opengis.net/kml/2.2"


def write(rows: Rows, out: IO[str]) -> None:
    """Write the document, each placemark as it comes."""
    said = "; ".join(f"{key}: {value}" for key, value in facts(rows).items())
    head = pieces(tag("name", "Counterclaim"), tag("description", said), *map(_style, MEASURES))
    out.write(f'{HEAD}<kml xmlns="{NAMESPACE}">\n<Document>{head}\n')
    for row in rows.told:
        out.write(_placemark(row) + "\n")
    out.write("</Document>\n</kml>\n")


def _style(measure: str) -> Xml:
    red, green, blue = (MEASURES[measure].light[n : n + 2] for n in (1, 3, 5))
    return tag("Style", tag("IconStyle", tag("color", f"ff{blue}{green}{red}")), id=measure)


def _placemark(row: Row) -> Xml:
    """The elements in the order that the schema wants."""
    claim = row.told.claim
    start, end = claim.window.start, claim.window.end
    limits = (tag("begin", stamp(start)) if start else None, tag("end", stamp(end)) if end else None)
    values = ((column.name, cell(column.of(row))) for column in CLAIMS.columns)
    data = [tag("Data", tag("value", str(value)), name=name) for name, value in values if value not in (None, "")]
    return tag(
        "Placemark",
        tag("name", headline(claim)),
        tag("description", f"“{claim.quote.text}” — {attribution(row)}. {trail(row)}"),
        tag("TimeSpan", *limits) if start or end else None,
        tag("styleUrl", f"#{claim.measure}"),
        tag("ExtendedData", *data),
        _geometry(located(claim).points),
        id=f"claim-{claim.id.replace('@', '-v')}",
    )


def _geometry(points: tuple[Point, ...]) -> Xml | None:
    found = [tag("Point", tag("coordinates", f"{longitude},{latitude}")) for latitude, longitude in points]
    return None if not found else found[0] if len(found) == 1 else tag("MultiGeometry", *found)
