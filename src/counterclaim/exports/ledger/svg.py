"""A chart of the figures as SVG."""

from __future__ import annotations

from typing import IO

from counterclaim.exports.ledger.charts import chart
from counterclaim.exports.ledger.rows import Rows


def write(rows: Rows, out: IO[str]) -> None:
    """Write the chart. Raises ValueError where there is nothing to draw, or more than one chart holds."""
    import vl_convert

    out.write(vl_convert.vegalite_to_svg(chart(rows).to_dict()))
