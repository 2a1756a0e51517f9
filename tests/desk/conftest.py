"""A desk to ask questions of, without a network."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.desk import Settings, create
from counterclaim.pipeline import figuring, filling

Client = Callable[..., TestClient]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every night is worked out before the answer, and nothing is left for the process beside."""
    whole = figuring.tallies
    monkeypatch.setattr(figuring, "tallies", lambda *asked, **more: whole(*asked, **{**more, "budget": None}))
    monkeypatch.setattr(filling, "ask", lambda *_: None)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """From the path of a ledger, and settings that differ, to a client of a desk over it."""
    with ExitStack() as stack:

        def made(where: Path, **differing: object) -> TestClient:
            settings = Settings(str(where), tmp_path / "state.db")._replace(**differing)
            app = create(settings)
            asking = stack.enter_context(TestClient(app, base_url=f"http://127.0.0.1:{settings.port}"))
            asking.headers["x-counterclaim"] = app.state.desk.token  # as the pages send it with every change
            return asking

        yield made
