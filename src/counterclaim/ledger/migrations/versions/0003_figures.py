"""Figures that were worked out before, and what has been touched since."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; nothing is worked out yet, so nothing was touched since."""
    op.create_table(
        "touched",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("change", BIG, nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_index("touched_change", "touched", ["change"])
    op.create_table(
        "tally",
        sa.Column("scope", WORD, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("program", WORD, nullable=False),
        sa.Column("change", BIG, nullable=False),
        sa.Column("worked", sa.DateTime(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "kind", "month"),
    )
    op.create_index("tally_worked", "tally", ["worked"])
