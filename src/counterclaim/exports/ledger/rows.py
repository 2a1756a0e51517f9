"""What every export of the ledger is given: claims with where they come from, findings, figures, nights."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from counterclaim.model.kept import Entry, Figure, Filter, Night, Source, Told
from counterclaim.model.records import Finding


class Row(NamedTuple):
    """A claim, the version of the report that tells it, and the report's source."""

    told: Told
    entry: Entry
    source: Source


class Cited(NamedTuple):
    """A finding with the rows of its claims, in its order; `entry` is the report that it is about, if it is one.

    `id` is the ledger's, by which `counterclaim why` finds it. It changes with the wording; `finding_id` does not.
    """

    id: str
    finding: Finding
    rows: tuple[Row, ...] = ()
    entry: Entry | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The reports that it is about, each once."""
        found = (*(row.entry for row in self.rows), *((self.entry,) if self.entry else ()))
        return tuple({(entry.id, entry.version): entry for entry in found}.values())


def _nothing(claim: str) -> Row | None:
    return None


class Rows(NamedTuple):
    """What is to be written. `told` is in the order of reports, all claims of a report in one run.

    `find` gives the row of any claim by its id, `asked` is the filter by which all of it was chosen, `reader` and
    `rules` name the versions of the program and of its terms, `made` is the time (UTC) that the export bears: the same
    input gives the same bytes. `site` is the address at which the export will be published, if it will.
    """

    made: datetime
    told: Iterable[Row] = ()
    findings: Iterable[Cited] = ()
    figures: Iterable[Figure] = ()
    nights: Iterable[Night] = ()
    find: Callable[[str], Row | None] = _nothing
    asked: Filter = Filter()
    reader: str = ""
    rules: str = ""
    site: str | None = None


def finding_id(finding: Finding) -> str:
    """An id that a finding keeps for as long as it is about the same claims and words: 12 hexadecimal digits."""
    quotes = [f"{quote.start}:{quote.stop}:{quote.text}" for quote in finding.quotes]
    named = "\0".join((finding.code, *sorted(finding.claims), "", *sorted(quotes)))
    return hashlib.sha256(named.encode("utf-8", "backslashreplace")).hexdigest()[:12]
