"""The table of claims: one row a claim, with its words, where they come from and the archive's hash of it."""

from __future__ import annotations

from typing import TypeAlias

from counterclaim.exports.ledger.columns import Column, Table
from counterclaim.exports.ledger.located import PRECISIONS, located, point_of
from counterclaim.exports.ledger.rows import Row
from counterclaim.model.records import Speaker

_NOBODY = Speaker(None)
C: TypeAlias = Column[Row]


def _speaker(row: Row) -> Speaker:
    return row.told.claim.speaker or _NOBODY


def _point(row: Row, axis: int) -> float | None:
    at = point_of(row.told.claim)
    return at[axis] if at else None


_COUNTED: tuple[C, ...] = (
    C("claim_id", "string", "The claim's id in the whole ledger; `counterclaim why ID` shows where it comes from.",
      lambda row: row.told.claim.id, True),
    C("measure", "string", "What happened to the things counted; a key of `measures` in the vocabulary.",
      lambda row: row.told.claim.measure, True),
    C("thing", "string", "What is counted; a key of `things` in the vocabulary.",
      lambda row: row.told.claim.thing, True),
    C("model", "string", "The name that the report uses for the kind of thing, if it names one.",
      lambda row: row.told.claim.model),
    C("low", "integer", "The least number for which the claim is true.", lambda row: row.told.claim.count.low, True),
    C("high", "integer", "The greatest number for which the claim is true; empty: it gives no upper bound.",
      lambda row: row.told.claim.count.high),
    C("form", "string", "How the number was said; a key of `forms` in the vocabulary.",
      lambda row: row.told.claim.count.form, True),
)  # fmt: skip
_WHERE: tuple[C, ...] = (
    C("places", "list", "Codes of the region (ISO 3166-2), country (ISO 3166-1) or sea; several: one number for all.",
      lambda row: tuple(place.code for place in row.told.claim.places)),
    C("place_names", "list", "The same places as the report writes them.",
      lambda row: tuple(place.name for place in row.told.claim.places)),
    C("towns", "list", "Towns as the report writes them.",
      lambda row: tuple(town.name for town in row.told.claim.towns)),
    C("town_ids", "list", "Ids of the towns that were settled on, as geonames:N.",
      lambda row: tuple(town.id for town in row.told.claim.towns if town.id)),
    C("geo_precision", "string", "; ".join(f"{key}: {means}" for key, means in PRECISIONS.items()) + ".",
      lambda row: located(row.told.claim).precision, True),
    C("latitude", "number", "Of the one town that is named, in degrees, WGS 84; empty for anything wider.",
      lambda row: _point(row, 0)),
    C("longitude", "number", "Of the one town that is named, in degrees, WGS 84; empty for anything wider.",
      lambda row: _point(row, 1)),
)  # fmt: skip
_WHEN: tuple[C, ...] = (
    C("start", "datetime", "When the window that the number holds for begins, UTC.",
      lambda row: row.told.claim.window.start),
    C("end", "datetime", "When that window ends, UTC.", lambda row: row.told.claim.window.end),
    C("date", "date", "The local day that it is filed under; a night belongs to the morning it ends on.",
      lambda row: row.told.claim.window.date),
    C("precision", "string", "How finely the window is known; a key of `precisions` in the vocabulary.",
      lambda row: row.told.claim.window.precision),
    C("zone", "string", "The zone that the report's clock times are in, as the tz database names it.",
      lambda row: row.told.claim.window.zone),
)  # fmt: skip
_WHO: tuple[C, ...] = (
    C("speaker_name", "string", "Who asserts it.", lambda row: _speaker(row).name),
    C("speaker_role", "string", "In which office.", lambda row: _speaker(row).role),
    C("speaker_channel", "string", "Through what.", lambda row: _speaker(row).channel),
    C("cited_by", "list", "Who cites the speaker, nearest first.", lambda row: _speaker(row).via),
    C("stance", "string", "How firmly it is said; a key of `stances` in the vocabulary.",
      lambda row: row.told.claim.stance, True),
)  # fmt: skip
_RELATIONS: tuple[C, ...] = (
    C("state", "string", "What reviewers made of it; a key of `states` in the vocabulary.",
      lambda row: row.told.state, True),
    C("background", "boolean", "True for history and running totals.", lambda row: row.told.claim.background, True),
    C("cue", "string", "`further`: the report says that the number adds to another.", lambda row: row.told.claim.cue),
    C("part_of", "string", "The claim of which the report says that this is a part.",
      lambda row: row.told.claim.part_of),
    C("closed", "boolean", "True where the parts given are all of the whole.", lambda row: row.told.claim.closed, True),
    C("each", "boolean", "True where one number was said of each of several places.",
      lambda row: row.told.claim.each, True),
    C("corrects", "string", "The claim that this one replaces.", lambda row: row.told.claim.corrects),
    C("origin", "string", "The report that this one goes back to; its own id where it copies none.",
      lambda row: row.told.origin or row.told.report),
)  # fmt: skip
_WORDS: tuple[C, ...] = (
    C("quote", "string", "The shortest words that carry the number and what is counted.",
      lambda row: row.told.claim.quote.text, True),
    C("quote_start", "integer", "Where they start in the report's text, in Unicode code points.",
      lambda row: row.told.claim.quote.start, True),
    C("quote_stop", "integer", "Where they stop.", lambda row: row.told.claim.quote.stop, True),
)  # fmt: skip
_REPORT: tuple[C, ...] = (
    C("report_id", "string", "The report's id in the ledger.", lambda row: row.told.report, True),
    C("version", "integer", "Which version of the report: edits make new ones.", lambda row: row.entry.version, True),
    C("source", "string", "The key of the source that published the report.", lambda row: row.told.source, True),
    C("address", "string", "Where the report was published.", lambda row: row.entry.document.uri),
    C("capture", "string", "SHA-256 of the bytes as received, which the archive keeps.",
      lambda row: row.entry.capture, True),
    C("published", "datetime", "When the report was published, UTC.", lambda row: row.told.published),
    C("deleted", "datetime", "When the report was found to be gone, UTC.", lambda row: row.entry.deleted),
)  # fmt: skip

CLAIMS: Table[Row] = Table(
    "claims",
    "One row a claim: somebody asserts that a number lies between low and high.",
    (*_COUNTED, *_WHERE, *_WHEN, *_WHO, *_RELATIONS, *_WORDS, *_REPORT),
    ("claim_id",),
)

REPORTS: Table[Row] = Table(
    "reports",
    "One row a version of a report that tells a claim of this package; the texts stay in the archive.",
    (
        *_REPORT,
        C("title", "string", "The report's title.", lambda row: row.entry.document.title),
        C("language", "string", "The report's language, ISO 639-1.", lambda row: row.entry.document.language),
        C("forwarded_from", "string", "The address of the report that it forwards.",
          lambda row: row.entry.document.origin),
        C("received", "datetime", "When the archive received it, UTC.", lambda row: row.entry.received, True),
        C("source_name", "string", "What the source is called.", lambda row: row.source.name),
        C("source_side", "string", "The side that the source speaks for, as the ledger's keepers describe it.",
          lambda row: row.source.side),
        C("source_grade", "string", "The source's Admiralty grade, A to F, as people set it.",
          lambda row: row.source.grade),
    ),
    ("report_id", "version"),
)  # fmt: skip
