"""A real desk on a port of its own, and Debian's Chromium to walk it with.

A page fails its test when it writes an error to the console, or asks for anything outside the desk.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from counterclaim.desk import Settings, create
from counterclaim.desk.serving import Server

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--no-first-run",
)  # fmt: skip
Serve = Callable[..., str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not CHROMIUM.exists():
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="no /usr/bin/chromium: apt-get install chromium"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for one module: while it runs, its event loop is in the way of tests that have one of their own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """From the path of a ledger, and settings that differ, to the address of a desk that serves it."""
    with ExitStack() as stack:

        def served(where: Path, **differing: object) -> str:
            listening = socket.create_server(("127.0.0.1", 0))
            port = listening.getsockname()[1]
            settings = Settings(str(where), tmp_path / f"state{port}.db", port=port)._replace(**differing)
            server = Server(create(settings))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
            thread.start()
            stack.callback(thread.join, 10)
            stack.callback(setattr, server, "should_exit", True)
            until = time.monotonic() + 30
            while not server.started and thread.is_alive() and time.monotonic() < until:
                time.sleep(0.02)
            assert server.started
            return f"http://127.0.0.1:{port}"

        yield served


@pytest.fixture
def desk(serve: Serve, ledger_copy: Path) -> str:
    """The address of a desk over a fresh copy of the fortnight."""
    return serve(ledger_copy)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 900}, accept_downloads=True)
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that may not complain, nor ask for anything outside."""
    troubles: list[str] = []
    shown = context.new_page()
    shown.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
    shown.on("pageerror", lambda error: troubles.append(str(error)))
    shown.on(
        "request",
        lambda asked: None
        if asked.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
        else troubles.append(f"asked {asked.url}"),
    )
    yield shown
    assert troubles == []
