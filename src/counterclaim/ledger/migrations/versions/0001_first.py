"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_WORDS = {
    "sqlite": ("CREATE VIRTUAL TABLE words USING fts5(terms, content='', detail=none)",),
    "postgresql": (
        "CREATE TABLE words (key bigint PRIMARY KEY, terms tsvector NOT NULL)",
        "CREATE INDEX words_words ON words USING gin (terms)",
    ),
}


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "chunk",
        sa.Column("sha256", WORD, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "event",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("at", WORD, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("previous", WORD, nullable=False),
        sa.Column("hash", WORD, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "capture",
        sa.Column("sha256", WORD, nullable=False),
        sa.Column("event", BIG, nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.Column("address", WORD, nullable=False),
        sa.Column("received", sa.DateTime(), nullable=False),
        sa.Column("media", WORD),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "taken",
        sa.Column("capture", WORD, nullable=False),
        sa.Column("way", WORD, nullable=False),
        sa.Column("event", BIG, nullable=False),
        sa.Column("reports", BIG, nullable=False),
        sa.PrimaryKeyConstraint("capture", "way"),
    )
    op.create_table(
        "source",
        sa.Column("key", WORD, nullable=False),
        sa.Column("event", BIG, nullable=False),
        sa.Column("side", WORD),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "report",
        sa.Column("id", WORD, nullable=False),
        sa.Column("key", BIG, nullable=False),
        sa.Column("identity", WORD, nullable=False),
        sa.Column("uri", WORD),
        sa.Column("source", WORD),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.Column("placed", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("deleted", sa.DateTime()),
        sa.Column("gone", WORD),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("report_day", "report", ["day"])
    op.create_index("report_placed", "report", ["placed", "id"])
    op.create_index("report_source", "report", ["source", "placed", "id"])
    op.create_index("report_uri", "report", ["uri"])
    op.create_table(
        "version",
        sa.Column("report", WORD, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("event", BIG, nullable=False),
        sa.Column("capture", WORD, nullable=False),
        sa.Column("sha256", WORD, nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("characters", BIG, nullable=False),
        sa.PrimaryKeyConstraint("report", "number"),
    )
    op.create_table(
        "sighting",
        sa.Column("event", BIG, autoincrement=False, nullable=False),
        sa.Column("report", WORD, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("moment", sa.DateTime()),
        sa.PrimaryKeyConstraint("event"),
    )
    op.create_index("sighting_report", "sighting", ["report"])
    op.create_table(
        "reading",
        sa.Column("report", WORD, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("event", BIG, nullable=False),
        sa.Column("reader", WORD, nullable=False),
        sa.Column("sha256", WORD, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("report", "version"),
    )
    op.create_index("reading_reader", "reading", ["reader"])
    op.create_table(
        "claim",
        sa.Column("id", WORD, nullable=False),
        sa.Column("report", WORD, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("measure", WORD, nullable=False),
        sa.Column("thing", WORD, nullable=False),
        sa.Column("model", WORD),
        sa.Column("low", BIG, nullable=False),
        sa.Column("high", BIG),
        sa.Column("form", WORD, nullable=False),
        sa.Column("start", sa.DateTime()),
        sa.Column("end", sa.DateTime()),
        sa.Column("precision", WORD),
        sa.Column("morning", sa.Date()),
        sa.Column("day", sa.Date()),
        sa.Column("stance", WORD, nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("source", WORD),
        sa.Column("placed", sa.DateTime(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("original", sa.Text()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("claim_day", "claim", ["current", "day", "placed"])
    op.create_index("claim_measure", "claim", ["current", "measure", "thing", "placed", "id"])
    op.create_index("claim_placed", "claim", ["current", "placed", "id"])
    op.create_index("claim_report", "claim", ["report"])
    op.create_index("claim_source", "claim", ["current", "source", "placed", "id"])
    op.create_index("claim_state", "claim", ["current", "state", "placed", "id"])
    op.create_table(
        "claim_place",
        sa.Column("claim", WORD, nullable=False),
        sa.Column("code", WORD, nullable=False),
        sa.PrimaryKeyConstraint("claim", "code"),
    )
    op.create_index("claim_place_code", "claim_place", ["code", "claim"])
    op.create_table(
        "statement",
        sa.Column("id", WORD, nullable=False),
        sa.Column("report", WORD, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("speaker", WORD),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("statement_kind", "statement", ["kind"])
    op.create_index("statement_report", "statement", ["report"])
    op.create_table(
        "issue",
        sa.Column("id", WORD, nullable=False),
        sa.Column("report", WORD, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stage", WORD, nullable=False),
        sa.Column("code", WORD, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("issue_code", "issue", ["code"])
    op.create_index("issue_report", "issue", ["report"])
    op.create_table(
        "finding",
        sa.Column("id", WORD, nullable=False),
        sa.Column("scope", WORD, nullable=False),
        sa.Column("period", WORD),
        sa.Column("report", WORD),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", WORD, nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("finding_code", "finding", ["code", "severity"])
    op.create_index("finding_period", "finding", ["scope", "period"])
    op.create_index("finding_report", "finding", ["report"])
    op.create_table(
        "finding_claim",
        sa.Column("finding", WORD, nullable=False),
        sa.Column("claim", WORD, nullable=False),
        sa.PrimaryKeyConstraint("finding", "claim"),
    )
    op.create_index("finding_claim_claim", "finding_claim", ["claim"])
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", BIG, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("by", WORD, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "decision_about",
        sa.Column("report", WORD, nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("report", "decision"),
    )
    op.create_table(
        "link",
        sa.Column("report", WORD, nullable=False),
        sa.Column("origin", WORD, nullable=False),
        sa.Column("root", WORD, nullable=False),
        sa.Column("by", WORD, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_index("link_origin", "link", ["origin"])
    op.create_table(
        "cursor",
        sa.Column("source", WORD, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source"),
    )
    for statement in _WORDS[op.get_bind().dialect.name]:
        op.execute(statement)
