"""Findings are found by source, day, measure and thing without going through their claims."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")

_ROWS = (
    "SELECT DISTINCT f.finding, COALESCE(c.source, ''), COALESCE(c.day, DATE('0001-01-01')), c.measure, c.thing "
    "FROM finding_claim f JOIN claim c ON c.id = f.claim",
    "SELECT DISTINCT f.id, COALESCE(r.source, ''), COALESCE(r.day, DATE('0001-01-01')), '', '' "
    "FROM finding f JOIN report r ON r.id = f.report",
    "SELECT DISTINCT f.id, COALESCE(r.source, ''), COALESCE(c.day, DATE('0001-01-01')), '', '' "
    "FROM finding f JOIN report r ON r.id = f.report JOIN claim c ON c.report = r.id AND c.current",
)


def upgrade() -> None:
    """Make the table, and fill it from what is held."""
    op.create_table(
        "finding_at",
        sa.Column("finding", WORD, nullable=False),
        sa.Column("source", WORD, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("measure", WORD, nullable=False),
        sa.Column("thing", WORD, nullable=False),
        sa.PrimaryKeyConstraint("finding", "source", "day", "measure", "thing"),
    )
    for rows in _ROWS:
        op.execute(f"INSERT INTO finding_at {rows} ON CONFLICT DO NOTHING")
    op.create_index("finding_at_source", "finding_at", ["source", "day", "measure", "thing", "finding"])
    op.create_index("finding_at_day", "finding_at", ["day", "measure", "thing", "source", "finding"])
    op.create_index("finding_at_measure", "finding_at", ["measure", "thing", "day", "source", "finding"])
