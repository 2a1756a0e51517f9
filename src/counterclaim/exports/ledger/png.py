"""A chart of the figures as PNG."""

from __future__ import annotations

from typing import IO

from counterclaim.exports.ledger.charts import chart
from counterclaim.exports.ledger.rows import Rows

_SCALE = 2
"""Pixels a unit, so that it prints well."""


def write(rows: Rows, out: IO[bytes]) -> None:
    """Write the chart. Raises ValueError where there is nothing to draw, or more than one chart holds."""
    import vl_convert

    out.write(vl_convert.vegalite_to_png(chart(rows).to_dict(), scale=_SCALE))
