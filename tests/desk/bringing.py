"""Reports written by a test, brought into a ledger."""

import json
from datetime import UTC, datetime
from pathlib import Path

from counterclaim.pipeline.adding import add, house_run
from counterclaim.pipeline.ledgers import opened
from counterclaim.sources import Options, find


def bring(where: Path, folder: Path, name: str, *reports: dict[str, object]) -> None:
    """Add reports, given by the fields of a row of JSON lines, to the ledger at `where`."""
    lines = (json.dumps(report, ensure_ascii=False) for report in reports)
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    ledger = opened(where)
    run = house_run(ledger)._replace(clock=lambda: datetime(2031, 7, 1, 12, tzinfo=UTC))
    list(add(run, find([str(folder / name)]), Options()))
    ledger.close()
