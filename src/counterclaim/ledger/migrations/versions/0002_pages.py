"""What pages are found by stands in the indices, and with every place of a claim."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")

_AHEAD = {
    "sqlite": "day IS NOT NULL AND julianday(day) - julianday(date(placed)) > 1",
    "postgresql": "day IS NOT NULL AND day - CAST(placed AS date) > 1",
}


def upgrade() -> None:
    """Widen them; what is new in a row follows from what was in it."""
    ahead = _AHEAD[op.get_bind().dialect.name]
    for name in ("claim_placed", "claim_source", "claim_day", "claim_state"):
        op.drop_index(name, "claim")
    op.add_column("claim", sa.Column("ahead", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(f"UPDATE claim SET ahead = ({ahead})")
    op.create_index("claim_placed", "claim", ["current", "placed", "id", "day", "measure", "thing"])
    op.create_index("claim_source", "claim", ["current", "source", "placed", "id", "day"])
    op.create_index("claim_day", "claim", ["current", "day", "placed", "id", "measure", "thing"])
    op.create_index("claim_ahead", "claim", ["current", "ahead", "day", "placed", "id"])
    op.create_index("claim_state", "claim", ["current", "state", "placed", "id", "day"])

    op.drop_index("claim_place_code", "claim_place")
    op.rename_table("claim_place", "claim_place_before")
    op.create_table(
        "claim_place",
        sa.Column("claim", WORD, nullable=False),
        sa.Column("code", WORD, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("measure", WORD, nullable=False),
        sa.Column("thing", WORD, nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("placed", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("claim", "code", name="claim_place_key"),
    )
    op.execute(
        "INSERT INTO claim_place SELECT p.claim, p.code, c.current, c.measure, c.thing, c.day, c.placed "
        "FROM claim_place_before p JOIN claim c ON c.id = p.claim"
    )
    op.drop_table("claim_place_before")
    columns = ["code", "current", "placed", "claim", "day", "measure", "thing"]
    op.create_index("claim_place_placed", "claim_place", columns)
    columns = ["code", "current", "measure", "thing", "day", "placed", "claim"]
    op.create_index("claim_place_day", "claim_place", columns)

    op.drop_index("finding_code", "finding")
    op.create_index("finding_code", "finding", ["code", "severity", "id"])
    op.create_index("finding_order", "finding", ["severity", "code", "id"])
    op.create_index("report_gone", "report", ["source", "deleted", "placed", "latest", "uri", "id"])
