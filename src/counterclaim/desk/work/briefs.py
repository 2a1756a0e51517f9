"""Reports in a few words, many in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from counterclaim import ledger as kept
from counterclaim.desk.views import Brief
from counterclaim.ledger import Ledger
from counterclaim.model.kept import Entry
from counterclaim.model.vocabulary import section

EXCERPT: Final = 240
"""Characters of a report's first words, and of a title."""

ADDRESS: Final = 2_000
"""Characters of an address in a list."""


def briefs(ledger: Ledger, ids: Iterable[str]) -> dict[str, Brief]:
    """The latest versions of reports, by id as given, in the order given.

    An id may be that of a claim; what the ledger does not have is left out.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    held = kept.entries_of(ledger, wanted)
    found = dict(zip(held, of_entries(ledger, list(held.values())), strict=True))
    return {id_: found[id_] for id_ in wanted if id_ in found}


def of_entries(ledger: Ledger, entries: Sequence[Entry]) -> list[Brief]:
    """Versions of reports in a few words."""
    ids = list(dict.fromkeys(entry.id for entry in entries))
    claims, roots = kept.claims_each(ledger, ids), kept.roots(ledger, ids)
    clashes = kept.findings_each(ledger, ids, [key for key, term in section("findings").items() if term.clash])
    return [
        _brief(entry, claims.get(entry.id, 0), roots.get(entry.id, entry.id), clashes.get(entry.id, 0))
        for entry in entries
    ]


def _brief(entry: Entry, claims: int, origin: str, clashes: int) -> Brief:
    document = entry.document
    return Brief(
        entry.id,
        entry.version,
        document.source,
        document.uri and cut(document.uri, ADDRESS),
        document.title and cut(document.title, EXCERPT),
        document.language,
        document.published,
        entry.received,
        entry.deleted,
        cut(" ".join(document.text[: EXCERPT * 4].split()), EXCERPT),
        claims,
        origin,
        clashes,
    )


def cut(text: str, most: int) -> str:
    """A text that is no longer than that; an ellipsis says that it was."""
    return text if len(text) <= most else f"{text[:most]}…"
