"""The tables of findings and of figures."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.exports.ledger.columns import Column, Table
from counterclaim.exports.ledger.rows import Cited
from counterclaim.model.kept import Excluded, Figure, Reading
from counterclaim.model.vocabulary import section

F = Column[Cited]
N = Column[Figure]

FINDINGS: Table[Cited] = Table(
    "findings",
    "One row a finding: claims or words that a careful reader should see side by side.",
    (
        F("finding_id", "string", "The finding's id in the ledger; `counterclaim why ID` shows where it comes from.",
          lambda cited: cited.id, True),
        F("code", "string", "What kind of finding; `counterclaim explain CODE` tells more.",
          lambda cited: cited.finding.code, True),
        F("severity", "integer", "1 is the most certain, 5 a note.", lambda cited: cited.finding.severity, True),
        F("title", "string", "What such a finding says.",
          lambda cited: section("findings")[cited.finding.code].title),
        F("message", "string", "What this one says.", lambda cited: cited.finding.message, True),
        F("claims", "list", "Ids of the claims that it is about.", lambda cited: cited.finding.claims),
        F("quotes", "list", "The words that it is about.", lambda cited: words(cited)),
        F("proof", "list", "The sums, written out.", lambda cited: cited.finding.proof),
        F("repairs", "list", "The smallest changes, any one of which would settle it.",
          lambda cited: cited.finding.repairs),
        F("rests_on", "list", "What must be granted for it to hold.", lambda cited: cited.finding.rests_on),
        F("addresses", "list", "Where the reports were published.",
          lambda cited: _once(entry.document.uri for entry in cited.entries)),
        F("captures", "list", "SHA-256 of the bytes as received, one a report.",
          lambda cited: _once(entry.capture for entry in cited.entries)),
    ),
    ("finding_id",),
)  # fmt: skip

FIGURES: Table[Figure] = Table(
    "figures",
    "One row a figure: how many, by whom, where and when, if the counted claims are true.",
    (
        N("figure_id", "string", "Spells out what was asked; `counterclaim why ID` leads to the quotes.",
          lambda figure: figure.id, True),
        N("measure", "string", "A key of `measures` in the vocabulary.", lambda figure: figure.measure, True),
        N("thing", "string", "A key of `things` in the vocabulary.", lambda figure: figure.thing, True),
        N("place", "string", "The place's code; empty: everywhere.", lambda figure: figure.place),
        N("unit", "string", "A key of `periods` in the vocabulary.", lambda figure: figure.period.unit, True),
        N("label", "string", "The period's name; a night's is its morning.", lambda figure: figure.period.label, True),
        N("start", "datetime", "When the period begins, UTC.", lambda figure: figure.period.start, True),
        N("end", "datetime", "When it ends, UTC; the end is not in it.", lambda figure: figure.period.end, True),
        N("source", "string", "Whose reports; empty: across sources.", lambda figure: figure.source),
        N("low", "integer", "The least number that fits every counted claim.", lambda figure: figure.low, True),
        N("high", "integer", "The greatest; empty: nothing bounds it from above.", lambda figure: figure.high),
        N("reported_low", "integer", "What the counted claims add up to, at least.",
          lambda figure: figure.reported[0], True),
        N("reported_high", "integer", "What they add up to, at most; empty: no upper bound.",
          lambda figure: figure.reported[1]),
        N("counted", "list", "Ids of the claims that were added.", lambda figure: figure.counted),
        N("excluded", "list", "Claims that were not added, as ID because REASON, and of which claim or report.",
          lambda figure: tuple(map(_left_out, figure.excluded))),
        N("binding", "list", "Claims without which the bounds would be wider.", lambda figure: figure.binding),
        N("assumptions", "list", "What is granted; keys of `assumptions` in the vocabulary.",
          lambda figure: figure.assumptions),
        N("readings", "list", "The figure under other readings.", lambda figure: tuple(map(_other, figure.readings))),
    ),
    ("figure_id",),
)  # fmt: skip


def words(cited: Cited) -> tuple[str, ...]:
    """What a finding quotes: its own words, or where it has none, those of its claims."""
    own = tuple(quote.text for quote in cited.finding.quotes)
    return own or tuple(row.told.claim.quote.text for row in cited.rows)


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _left_out(one: Excluded) -> str:
    return f"{one.claim} {one.because}" + (f" {one.of}" if one.of else "")


def _other(reading: Reading) -> str:
    return f"{reading.name} {reading.low}–{'∞' if reading.high is None else reading.high}"
