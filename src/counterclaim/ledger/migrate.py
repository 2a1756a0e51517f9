"""A ledger made by an older version is brought up to date when it is opened; one made by a newer version is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from counterclaim.ledger.store import LedgerError

HEAD: Final = "0007"
"""The last migration: what the tables in `schema` are."""

_FOLDER: Final = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, where: str, create: bool) -> None:
    """Run the migrations that a ledger lacks. Raises LedgerError for what is no ledger, or a newer one."""
    with engine.connect() as connection:
        found = revision(connection)
        tables = bool(inspect(connection).get_table_names()) if found is None else True
    if found == HEAD:
        return
    if found is None and tables:
        raise LedgerError(f"{where} holds other tables, and no ledger.", "Name another file or database.")
    if found is None and not create:
        raise LedgerError(f"{where}: there is no ledger.", "`counterclaim add` makes one; --ledger names another.")
    if found is not None and found not in known():
        raise LedgerError(
            f"{where} was made by a newer version of Counterclaim (its tables are {found}, ours {HEAD}).",
            "Upgrade counterclaim.",
        )
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if revision(connection) != HEAD:  # somebody else may have been first
            upgrade(connection)


def revision(connection: Connection) -> str | None:
    """The migration that a database is at; None where it is no ledger."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def known() -> tuple[str, ...]:
    """The names of all migrations, in order."""
    return tuple(sorted(path.name.partition("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*.py")))


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Run the migrations up to `to`, in the transaction of `connection`."""
    from alembic import command  # here, since only a ledger that is new or old needs it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
