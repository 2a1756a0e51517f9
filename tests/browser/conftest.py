"""A real desk on a port of its own, and Debian's Chromium to walk it with.

A page fails its test when it writes an error to the console, or asks for anything outside the desk. A test that fails
says where its pages were, what they wrote to the console, and where there is a picture of them. With
COUNTERCLAIM_SLOWER=6 in the environment all pages are six times as slow, to find what hangs on the moment.
"""

import os
import socket
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from shutil import copyfile
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from counterclaim.desk import Settings, create
from counterclaim.desk.serving import Server
from counterclaim.pipeline import figuring, filling

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--no-first-run",
)  # fmt: skip
PATIENCE = 30_000  # milliseconds that a page may take to come to what is expected of it, on a machine that is busy
SLOWER = float(os.environ.get("COUNTERCLAIM_SLOWER", "1"))

Serve = Callable[..., str]
Browse = Callable[..., BrowserContext]

expect.set_options(timeout=PATIENCE)


class Window(NamedTuple):
    """A browser of somebody, what its pages wrote to the console, and what they should not have done."""

    context: BrowserContext
    console: list[str]
    troubles: list[str]


WINDOWS = pytest.StashKey[list[Window]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not CHROMIUM.exists():
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="no /usr/bin/chromium: apt-get install chromium"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed and call.when == "call":
        pages = [(page, each) for each in item.stash.get(WINDOWS, []) for page in each.context.pages]
        for number, (page, window) in enumerate(pages, 1):
            taken = item.funcargs["tmp_path"] / f"page{number}.png"  # type: ignore[attr-defined]
            with suppress(Error):
                page.screenshot(path=taken, timeout=5_000)
            report.sections.append((f"page {number}", "\n".join([page.url, f"picture: {taken}", *window.console])))
    return report


@pytest.fixture(scope="package", autouse=True)
def at_once() -> Iterator[None]:
    """Every night is worked out before the answer: the process beside steps back for all else, and may take minutes."""
    whole = figuring.tallies

    def tallies(*asked: Any, **more: Any) -> Any:
        return whole(*asked, **{**more, "budget": None})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figuring, "tallies", tallies)
        patch.setattr(filling, "ask", lambda *_: None)
        yield


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser for these tests: while it runs, its event loop is in the way of tests that have one of their own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def serving(folder: Path) -> Iterator[Serve]:
    """From the path of a ledger, and settings that differ, to the address of a desk that serves it until the end."""
    with ExitStack() as stack:

        def served(where: Path, **differing: object) -> str:
            listening = socket.create_server(("127.0.0.1", 0))
            port = listening.getsockname()[1]
            settings = Settings(str(where), folder / f"state{port}.db", port=port)._replace(**differing)
            server = Server(create(settings))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
            thread.start()
            stack.callback(thread.join, 10)
            stack.callback(setattr, server, "should_exit", True)
            until = time.monotonic() + 60
            while not server.started and thread.is_alive() and time.monotonic() < until:
                time.sleep(0.02)
            assert server.started
            return f"http://127.0.0.1:{port}"

        yield served


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving(tmp_path) as served:
        yield served


@pytest.fixture(scope="package")
def desk(fortnight: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over the fortnight that tests share: they look, and change neither ledger nor searches."""
    folder = tmp_path_factory.mktemp("desk")
    with serving(folder) as served:
        yield served(Path(copyfile(fortnight, folder / "ledger.db")))


@pytest.fixture
def own_desk(serve: Serve, ledger_copy: Path) -> str:
    """The address of a desk over a fresh copy of the fortnight, to change."""
    return serve(ledger_copy)


@pytest.fixture
def browse(chromium: Browser, serve: Serve, request: pytest.FixtureRequest) -> Iterator[Browse]:
    """From options that differ to somebody's browser, which ends before the desks do."""
    windows = request.node.stash.setdefault(WINDOWS, [])

    def browsed(**differing: object) -> BrowserContext:
        options = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}, "accept_downloads": True}
        context = chromium.new_context(**{**options, **differing})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        windows.append(watched(context))
        return context

    yield browsed
    for each in windows:
        each.context.close()


def watched(context: BrowserContext) -> Window:
    window = Window(context, [], [])

    def tell(trouble: str) -> None:
        window.console.append(trouble)
        window.troubles.append(trouble)

    context.on("weberror", lambda error: tell(str(error.error)))
    context.on(
        "console",
        lambda said: tell(said.text) if said.type in ("error", "warning") else window.console.append(said.text),
    )
    context.on(
        "request",
        lambda asked: (
            None if asked.url.startswith(("http://127.0.0.1:", "data:", "blob:")) else tell(f"asked {asked.url}")
        ),
    )
    if SLOWER > 1:
        context.on("page", slow_down)
    return window


def slow_down(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


@pytest.fixture
def context(browse: Browse) -> BrowserContext:
    """A browser whose pages may complain: the console tells of what a test provokes."""
    return browse()


@pytest.fixture
def page(browse: Browse, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that may not complain, nor ask for anything outside."""
    context = browse()
    yield context.new_page()
    context.close()  # what it said until then is heard by then
    (window,) = (each for each in request.node.stash[WINDOWS] if each.context is context)
    assert window.troubles == []
