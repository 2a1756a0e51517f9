"""A ledger opens where there is one; everything else ends in one sentence that says what to do."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from counterclaim.ledger import Ledger, LedgerError, open_ledger
from counterclaim.ledger.migrate import HEAD, known
from counterclaim.ledger.schema import metadata


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("nowhere.db", "there is no ledger"),
        (".", "is a folder"),
        ("notes.txt", "is no ledger"),
        ("mysql://a/b", "cannot be kept in"),
        ("://x", "no address of a ledger"),
        ("other.db", "other tables"),
    ],
)
def test_what_is_no_ledger_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("twelve drones, and so on")
    with create_engine("sqlite:///other.db").begin() as connection:
        connection.execute(text("CREATE TABLE shopping (item text)"))
    with pytest.raises(LedgerError, match=said) as refused:
        open_ledger(where, create=where == "other.db")
    assert refused.value.remedy
    with pytest.raises(LedgerError, match="no such folder"):
        open_ledger("missing/folder.db", create=True)


def test_a_ledger_of_a_newer_version_is_refused(ledger: Ledger, where: str) -> None:
    with ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="newer version"):
        open_ledger(where)


def test_the_migrations_give_the_tables(ledger: Ledger) -> None:
    assert known()[-1] == HEAD
    with ledger.engine.connect() as connection:
        own = {"include_object": lambda thing, name, kind, *rest: not str(name).startswith(("words", "alembic"))}
        context = MigrationContext.configure(connection, opts={**own, "compare_type": False})
        assert compare_metadata(context, metadata) == []
