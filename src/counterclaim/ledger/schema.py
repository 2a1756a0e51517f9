"""The tables. `chunk` and `event` are what is kept; all others are derived from these two, and can be made again.

`link`, and the findings whose scope is the ledger, are computed from the rest by the stages across reports; `cursor` is
where the watching of a source goes on. `finding_at` says by which sources, days, measures and things a finding is found
(no source is "", no day `NEVER`; no measure and thing: as one of its report, whatever it touches). `tally` holds
figures that were worked out before, by month, and `remembered` what was worked out about a day whole; `touched` says
for each day of claims the number of the last change to what these rest on, so that an old one is never given.
`unsettled` is what is still to be worked out across reports. Texts are ordered by code point in every database.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)

NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)
"""Where what has no time of publication stands in the order of publication."""


class Instant(TypeDecorator[datetime]):
    """A time, in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Kept without a zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Given back in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


Word = String().with_variant(String(collation="C"), "postgresql")
"""A short text to search and order by."""

Big = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData()

chunk = Table(
    "chunk", metadata,
    Column("sha256", Word, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)  # fmt: skip
event = Table(
    "event", metadata,
    Column("number", Big, primary_key=True, autoincrement=False),
    Column("at", Word, nullable=False),
    Column("kind", Word, nullable=False),
    Column("body", Text, nullable=False),
    Column("previous", Word, nullable=False),
    Column("hash", Word, nullable=False),
)  # fmt: skip

capture = Table(
    "capture", metadata,
    Column("sha256", Word, primary_key=True),
    Column("event", Big, nullable=False),
    Column("size", Big, nullable=False),
    Column("address", Word, nullable=False),
    Column("received", Instant, nullable=False),
    Column("media", Word),
)  # fmt: skip
taken = Table(
    "taken", metadata,
    Column("capture", Word, primary_key=True),
    Column("way", Word, primary_key=True),
    Column("event", Big, nullable=False),
    Column("reports", Big, nullable=False),
)  # fmt: skip
source = Table(
    "source", metadata,
    Column("key", Word, primary_key=True),
    Column("event", Big, nullable=False),
    Column("side", Word),
    Column("body", Text, nullable=False),
)  # fmt: skip
report = Table(
    "report", metadata,
    Column("id", Word, primary_key=True),
    Column("key", Big, nullable=False, unique=True),
    Column("identity", Word, nullable=False),
    Column("uri", Word),
    Column("source", Word),
    Column("latest", Integer, nullable=False),
    Column("placed", Instant, nullable=False),
    Column("day", Date),
    Column("deleted", Instant),
    Column("gone", Word),
    Index("report_placed", "placed", "id"),
    Index("report_source", "source", "placed", "id"),
    Index("report_day", "day"),
    Index("report_uri", "uri"),
    Index("report_gone", "source", "deleted", "placed", "latest", "uri", "id"),
)  # fmt: skip
version = Table(
    "version", metadata,
    Column("report", Word, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("event", Big, nullable=False),
    Column("capture", Word, nullable=False),
    Column("sha256", Word, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("characters", Big, nullable=False),
)  # fmt: skip
sighting = Table(
    "sighting", metadata,
    Column("event", Big, primary_key=True, autoincrement=False),
    Column("report", Word, nullable=False),
    Column("version", Integer, nullable=False),
    Column("moment", Instant),
    Index("sighting_report", "report"),
)  # fmt: skip
reading = Table(
    "reading", metadata,
    Column("report", Word, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("event", Big, nullable=False),
    Column("reader", Word, nullable=False),
    Column("sha256", Word, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("reading_reader", "reader"),
)  # fmt: skip
claim = Table(
    "claim", metadata,
    Column("id", Word, primary_key=True),
    Column("report", Word, nullable=False),
    Column("version", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("measure", Word, nullable=False),
    Column("thing", Word, nullable=False),
    Column("model", Word),
    Column("low", Big, nullable=False),
    Column("high", Big),
    Column("form", Word, nullable=False),
    Column("start", Instant),
    Column("end", Instant),
    Column("precision", Word),
    Column("morning", Date),
    Column("day", Date),
    Column("stance", Word, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("state", Word, nullable=False),
    Column("source", Word),
    Column("placed", Instant, nullable=False),
    Column("apart", Boolean, nullable=False),
    Column("nowhere", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Column("original", Text),
    Index("claim_report", "report"),
    Index("claim_placed", "current", "placed", "id", "day", "measure", "thing", "source", "state"),
    Index("claim_measure", "current", "measure", "thing", "placed", "id"),
    Index("claim_source", "current", "source", "placed", "id", "day", "measure", "thing", "state"),
    Index("claim_day", "current", "day", "placed", "id", "measure", "thing"),
    Index(
        "claim_apart", "current", "apart", "placed", "id", "day", "measure", "thing", "source", "state",
        sqlite_where=text("apart IS 1"), postgresql_where=text("apart IS true"),
    ),
    Index(
        "claim_nowhere", "current", "nowhere", "day", "measure", "thing",
        sqlite_where=text("nowhere IS 1"), postgresql_where=text("nowhere IS true"),
    ),
    Index("claim_state", "current", "state", "placed", "id", "day"),
)  # fmt: skip
claim_place = Table(
    "claim_place", metadata,
    Column("claim", Word, primary_key=True),
    Column("code", Word, primary_key=True),
    Column("current", Boolean, nullable=False),
    Column("measure", Word, nullable=False),
    Column("thing", Word, nullable=False),
    Column("day", Date),
    Column("source", Word),
    Column("state", Word, nullable=False),
    Column("placed", Instant, nullable=False),
    Index("claim_place_placed", "code", "current", "placed", "claim", "day", "measure", "thing", "source", "state"),
)  # fmt: skip
statement = Table(
    "statement", metadata,
    Column("id", Word, primary_key=True),
    Column("report", Word, nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Word, nullable=False),
    Column("speaker", Word),
    Column("body", Text, nullable=False),
    Index("statement_report", "report"),
    Index("statement_kind", "kind"),
)  # fmt: skip
issue = Table(
    "issue", metadata,
    Column("id", Word, primary_key=True),
    Column("report", Word, nullable=False),
    Column("number", Integer, nullable=False),
    Column("stage", Word, nullable=False),
    Column("code", Word, nullable=False),
    Column("body", Text, nullable=False),
    Index("issue_report", "report"),
    Index("issue_code", "code"),
)  # fmt: skip
finding = Table(
    "finding", metadata,
    Column("id", Word, primary_key=True),
    Column("scope", Word, nullable=False),
    Column("period", Word),
    Column("report", Word),
    Column("number", Integer, nullable=False),
    Column("code", Word, nullable=False),
    Column("severity", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("finding_report", "report"),
    Index("finding_order", "severity", "code", "id"),
    Index("finding_code", "code", "severity", "id"),
    Index("finding_period", "scope", "period"),
)  # fmt: skip
finding_claim = Table(
    "finding_claim", metadata,
    Column("finding", Word, primary_key=True),
    Column("claim", Word, primary_key=True),
    Index("finding_claim_claim", "claim"),
)  # fmt: skip
finding_at = Table(
    "finding_at", metadata,
    Column("finding", Word, primary_key=True),
    Column("source", Word, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("measure", Word, primary_key=True),
    Column("thing", Word, primary_key=True),
    Index("finding_at_source", "source", "day", "measure", "thing", "finding"),
    Index("finding_at_day", "day", "measure", "thing", "source", "finding"),
    Index("finding_at_measure", "measure", "thing", "day", "source", "finding"),
)  # fmt: skip
decision = Table(
    "decision", metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("event", Big, nullable=False),
    Column("kind", Word, nullable=False),
    Column("by", Word, nullable=False),
    Column("body", Text, nullable=False),
)  # fmt: skip
decision_about = Table(
    "decision_about", metadata,
    Column("report", Word, primary_key=True),
    Column("decision", Integer, primary_key=True),
)  # fmt: skip
link = Table(
    "link", metadata,
    Column("report", Word, primary_key=True),
    Column("origin", Word, nullable=False),
    Column("root", Word, nullable=False),
    Column("by", Word, nullable=False),
    Column("body", Text, nullable=False),
    Index("link_origin", "origin"),
)  # fmt: skip
cursor = Table(
    "cursor", metadata,
    Column("source", Word, primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip
touched = Table(
    "touched", metadata,
    Column("day", Date, primary_key=True),
    Column("change", Big, nullable=False),
    Index("touched_change", "change"),
)  # fmt: skip
unsettled = Table(
    "unsettled", metadata,
    Column("family", Word, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("change", Big, nullable=False),
)  # fmt: skip
tally = Table(
    "tally", metadata,
    Column("scope", Word, primary_key=True),
    Column("kind", Word, primary_key=True),
    Column("month", Date, primary_key=True),
    Column("program", Word, nullable=False),
    Column("change", Big, nullable=False),
    Column("worked", Instant, nullable=False),
    Column("body", Text, nullable=False),
    Index("tally_worked", "worked"),
)  # fmt: skip
remembered = Table(
    "remembered", metadata,
    Column("name", Word, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("program", Word, nullable=False),
    Column("change", Big, nullable=False),
    Column("worked", Instant, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("remembered_worked", "worked"),
)  # fmt: skip

DERIVED: Final[tuple[Table, ...]] = (
    capture, taken, source, report, version, sighting, reading, claim, claim_place, statement, issue, finding,
    finding_claim, finding_at, decision, decision_about, link,
)  # fmt: skip
"""The tables that archive and events give, those of the stages across reports among them."""

OF_REPORT: Final[tuple[Table, ...]] = (claim, statement, issue, finding)
"""The tables that hold what the readings of a report gave; each has a column `report`."""
