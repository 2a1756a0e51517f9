"""The tables of the desk's own file."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text

from counterclaim.desk.state.moments import Moment

metadata: Final = MetaData()
"""All tables of the desk's own file; `create_all` makes those that are missing."""

NAME: Final = 64
"""Characters of a person's name."""

account: Final = Table(
    "account", metadata,
    Column("name", String(NAME), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", String(200), nullable=False),  # its argon2 hash
    Column("since", Moment, nullable=False),
    Column("last", Moment),
)  # fmt: skip

session: Final = Table(
    "session", metadata,
    Column("token", String(64), primary_key=True),  # its hash
    Column("name", String(NAME), ForeignKey("account.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("last", Moment, nullable=False),
)  # fmt: skip

search: Final = Table(
    "search", metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(120), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("query", Text, nullable=False),
    Column("by", String(NAME), nullable=False, index=True),
    Column("created", Moment, nullable=False),
    Column("webhook", Text),
    Column("secret", String(64)),  # what its calls are signed with
    Column("event", Integer, nullable=False, default=0),  # up to which its webhook was told
    Column("told", Moment),
    Column("trouble", Text),
    Column("tries", Integer, nullable=False, default=0),
    Column("due", Moment),  # not to be called before
    sqlite_autoincrement=True,
)  # fmt: skip

check: Final = Table(
    "check", metadata,
    Column("id", String(24), primary_key=True),
    Column("given", Text, nullable=False),  # the text and what was said about it, as JSON
    Column("answer", Text, nullable=False),  # in the public form
    Column("reader", String(80), nullable=False),
    Column("kept", Moment, nullable=False),
)  # fmt: skip

keeper: Final = Table(
    "keeper", metadata,
    Column("check", String(24), ForeignKey("check.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(NAME), primary_key=True),  # of the person; "" where nobody logs in
    Column("kept", Moment, nullable=False, index=True),
    Column("size", Integer, nullable=False),  # bytes of the check
)  # fmt: skip
