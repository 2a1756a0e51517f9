"""What is still to be worked out across reports, by family of findings and day."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table; the next settling fills it."""
    op.create_table(
        "unsettled",
        sa.Column("family", WORD, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("change", BIG, nullable=False),
        sa.PrimaryKeyConstraint("family", "day"),
    )
