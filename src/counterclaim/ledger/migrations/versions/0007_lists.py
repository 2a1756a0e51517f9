"""Pages of claims are found without looking at the claims themselves: more of each stands in the indices."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")

_APART = {
    "sqlite": "day IS NOT NULL AND julianday(date(placed)) - julianday(day) > 2",
    "postgresql": "day IS NOT NULL AND CAST(placed AS date) - day > 2",
}


def upgrade() -> None:
    """Widen them; what is new in a row follows from what was in it."""
    dialect = op.get_bind().dialect.name
    true = {"sqlite": "1", "postgresql": "true"}[dialect]
    for name in ("claim_ahead", "claim_placed", "claim_source"):
        op.drop_index(name, "claim")
    op.execute("ALTER TABLE claim RENAME COLUMN ahead TO apart")
    op.execute(f"UPDATE claim SET apart = {true} WHERE {_APART[dialect]}")
    op.add_column("claim", sa.Column("nowhere", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(
        f"UPDATE claim SET nowhere = {true} "
        "WHERE NOT EXISTS (SELECT 1 FROM claim_place WHERE claim_place.claim = claim.id)"
    )
    rest = ["day", "measure", "thing", "source", "state"]
    op.create_index("claim_placed", "claim", ["current", "placed", "id", *rest])
    op.create_index("claim_source", "claim", ["current", "source", "placed", "id", "day", "measure", "thing", "state"])
    for name, columns in (
        ("apart", ["current", "apart", "placed", "id", *rest]),
        ("nowhere", ["current", "nowhere", "day", "measure", "thing"]),
    ):
        marked = sa.text(f"{name} IS {true}")
        op.create_index(f"claim_{name}", "claim", columns, sqlite_where=marked, postgresql_where=marked)

    for name in ("claim_place_placed", "claim_place_day"):
        op.drop_index(name, "claim_place")
    op.rename_table("claim_place", "claim_place_before")
    op.create_table(
        "claim_place",
        sa.Column("claim", WORD, nullable=False),
        sa.Column("code", WORD, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("measure", WORD, nullable=False),
        sa.Column("thing", WORD, nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("source", WORD),
        sa.Column("state", WORD, nullable=False),
        sa.Column("placed", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("claim", "code", name="claim_place_pair"),
    )
    op.execute(
        "INSERT INTO claim_place SELECT p.claim, p.code, p.current, p.measure, p.thing, p.day, c.source, c.state, "
        "p.placed FROM claim_place_before p JOIN claim c ON c.id = p.claim"
    )
    op.drop_table("claim_place_before")
    op.create_index("claim_place_placed", "claim_place", ["code", "current", "placed", "claim", *rest])
