"""What was asked of the ledger and who answered: the facts that every export states about itself."""

from __future__ import annotations

from counterclaim.exports.ledger.rows import Rows
from counterclaim.exports.ledger.stamps import stamp
from counterclaim.model.kept import Filter


def asked(filter: Filter) -> str:
    """A filter in words, as `measures: intercepted · places: RU-BEL · since: 2025-07-01`; `everything` for none."""
    said = []
    for name, value in filter._asdict().items():
        if value:
            said.append(f"{name}: {', '.join(value) if isinstance(value, tuple) else value}")
    return " · ".join(said) or "everything"


def facts(rows: Rows) -> dict[str, str]:
    """What was asked, the versions of the reader and of the rules, and when the export was made."""
    return {
        "asked": asked(rows.asked),
        "reader": rows.reader,
        "rules": rows.rules,
        "made": stamp(rows.made),
    }
