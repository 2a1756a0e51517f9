"""What was worked out about nights whole, as text."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table; nothing is worked out yet."""
    op.create_table(
        "remembered",
        sa.Column("name", WORD, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("program", WORD, nullable=False),
        sa.Column("change", BIG, nullable=False),
        sa.Column("worked", sa.DateTime(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", "day"),
    )
    op.create_index("remembered_worked", "remembered", ["worked"])
