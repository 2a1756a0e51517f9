"""Each test that takes `where` runs on both databases; PostgreSQL is left out, with the reason, where it is missing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger

from . import postgres
from .parts import opened


@pytest.fixture(scope="session")
def socket() -> Iterator[Path]:
    reason = postgres.missing()
    if reason is not None:
        pytest.skip(reason)
    with postgres.server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """The address of a new ledger, at each call another one."""
    if request.param == "sqlite":
        return lambda: str(tmp_path_factory.mktemp("ledger") / "ledger.db")
    socket: Path = request.getfixturevalue("socket")
    return lambda: postgres.database(socket)


@pytest.fixture
def where(fresh: Callable[[], str]) -> str:
    return fresh()


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    held = opened(where)
    yield held
    held.close()
