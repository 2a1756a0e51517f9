"""Take the pictures of README and docs/desk.md: every page of the desk over the fortnight, in Debian's Chromium.

    python tools/pictures.py LEDGER [--all FOLDER]

With `--all`, every page in every language, wide and narrow, light and dark, goes to a folder to be looked at.
"""

from __future__ import annotations

import argparse
import socket
import tempfile
import threading
import time
from itertools import product
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from counterclaim.desk import Settings, create
from counterclaim.desk.serving import Server

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
NIGHT = "from=2031-06-04&to=2031-06-04&measure=intercepted"
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")


class Shot(NamedTuple):
    """A page to take: its address, and what to press first."""

    name: str
    address: str
    press: tuple[str, ...] = ()
    height: int = 860


def shots(report: str, claim: str) -> tuple[Shot, ...]:
    """Every page, with something on it."""
    return (
        Shot("check", "/check", ("main form button[type=button]:nth-of-type(3)",)),
        Shot("nights", "/nights?from=2031-06-01&to=2031-06-15"),
        Shot("map", "/map?measure=intercepted&thing=drone&from=2031-06-01&to=2031-06-15"),
        Shot("night", "/night/2031-06-04", height=1100),
        Shot("reports", "/reports?show=claims"),
        Shot("report", f"/report/{report}"),
        Shot("claim", f"/claim/{claim}"),
        Shot("review", "/review"),
        Shot("sources", "/sources"),
        Shot("source", "/source/tribune.example.com"),
        Shot("data", "/data"),
    )


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--all", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        held = Path(copyfile(asked.ledger, Path(folder) / "fortnight.db"))
        base = served(Settings(str(held), Path(folder) / "desk.db"))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        first = browser.new_page()
        reports = first.request.get(f"{base}/api/reports?{NIGHT}").json()["items"]
        report = max(reports, key=lambda each: (each["clashes"], each["claims"]))["id"]
        wanted = shots(report, f"{report}.c1")
        if asked.all:
            everything(browser, base, wanted, asked.all)
        else:
            for shot in wanted:
                taken(browser, base, shot, PICTURES / f"{shot.name}.png")
        browser.close()


def everything(browser: Browser, base: str, wanted: tuple[Shot, ...], folder: Path) -> None:
    """Every page in every look; the whole page, not its first screen."""
    folder.mkdir(parents=True, exist_ok=True)
    for shot, language, width, look in product(wanted, ("en", "ru", "uk"), (1440, 390), ("light", "dark")):
        if (language == "en") or (look == "light"):
            path = folder / f"{shot.name}-{language}-{width}-{look}.png"
            taken(browser, base, shot, path, language, width, look, whole=True)


def taken(
    browser: Browser,
    base: str,
    shot: Shot,
    path: Path,
    language: str = "en",
    width: int = 1280,
    look: str = "light",
    whole: bool = False,
) -> None:
    """Take one page, once nothing is awaited any more."""
    context = browser.new_context(
        viewport={"width": width, "height": shot.height}, color_scheme=look, locale=language, reduced_motion="reduce"
    )  # fmt: skip
    page = context.new_page()
    page.goto(base + shot.address)
    settle(page)
    for each in shot.press:
        page.locator(each).first.click()
        settle(page)
    page.screenshot(path=path, full_page=whole)
    print(path)
    context.close()


def settle(page: Page) -> None:
    """Wait until a heading is shown and nothing has been awaited for half a second."""
    page.locator("h1").first.wait_for()
    quiet = time.monotonic()
    while time.monotonic() < quiet + 0.5:
        page.wait_for_timeout(50)
        if page.locator(":root[data-asking], [data-waiting]").count():
            quiet = time.monotonic()


def served(settings: Settings) -> str:
    """The address of a desk that is served for as long as the program runs."""
    listening = socket.create_server((settings.host, 0))
    port = listening.getsockname()[1]
    server = Server(create(settings._replace(port=port)))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://{settings.host}:{port}"


if __name__ == "__main__":
    main()
