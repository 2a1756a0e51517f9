"""Logging in as each role, and what each sees and may do."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from counterclaim.desk import Settings, people
from counterclaim.desk.state import engine

from .seen import serious

WORDS = "correct horse battery"
TEAM = {"rea": "reader", "rev": "reviewer", "ada": "admin"}
Serve = Callable[..., str]


@pytest.fixture
def guarded(serve: Serve, ledger_copy: Path, tmp_path: Path) -> str:
    """The address of a desk that demands accounts, with one of each role."""
    state = tmp_path / "guarded.db"
    kept = engine(Settings(str(ledger_copy), state))
    for name, role in TEAM.items():
        people.put(kept, name, role, WORDS, datetime.now(UTC))
    kept.dispose()
    return serve(ledger_copy, state=state, accounts=True)


@pytest.fixture
def other(browse: Callable[..., BrowserContext]) -> BrowserContext:
    """Somebody else's browser."""
    return browse()


def log_in(page: Page, name: str, password: str = WORDS) -> None:
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Log in").click()


def arrived(page: Page) -> None:
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()


def test_a_page_is_shown_once_somebody_logged_in(guarded: str, page: Page) -> None:
    page.goto(f"{guarded}/reports?text=drone")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    expect(page.get_by_role("navigation", name="Pages")).to_have_count(0)
    assert serious(page) == []
    log_in(page, "rea")
    expect(page).to_have_url(re.compile(r"/reports\?text=drone$"))
    expect(page.get_by_role("heading", level=1, name="Reports")).to_be_visible()


def test_another_site_is_not_gone_to_after_logging_in(guarded: str, page: Page) -> None:
    page.goto(f"{guarded}/login?to=//example.org/")
    log_in(page, "rea")
    arrived(page)
    expect(page.get_by_role("heading", name="Log in")).to_have_count(0)
    expect(page).to_have_url(re.compile(f"^{guarded}/(?!login)"))


def test_a_wrong_password_says_so_and_keeps_the_name(guarded: str, other: BrowserContext) -> None:
    page = other.new_page()
    page.goto(guarded)
    log_in(page, "rea", "wrong horse battery")
    expect(page.get_by_role("alert")).to_contain_text("No account has that name and password")
    expect(page.get_by_label("Name", exact=True)).to_have_value("rea")
    expect(page.get_by_label("Password", exact=True)).to_have_value("")


@pytest.mark.parametrize(("name", "sees"), [("rea", False), ("rev", False), ("ada", True)])
def test_only_admins_see_the_accounts(guarded: str, page: Page, name: str, sees: bool) -> None:
    page.goto(guarded)
    log_in(page, name)
    arrived(page)
    expect(page.get_by_role("navigation").get_by_role("link", name="People")).to_have_count(int(sees))
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name="Your password")).to_be_visible()
    expect(page.get_by_role("heading", name="Accounts")).to_have_count(int(sees))


@pytest.mark.parametrize(("name", "may"), [("rea", False), ("rev", True)])
def test_a_webhook_takes_a_reviewer(guarded: str, page: Page, name: str, may: bool) -> None:
    page.goto(f"{guarded}/data?thing=drone")
    log_in(page, name)
    page.get_by_label("Name of the search").fill("Drones")
    expect(page.get_by_label("webhook")).to_have_count(int(may))
    page.get_by_role("button", name="Save this filter as a search").click()
    saved = page.get_by_role("region", name="Saved searches", exact=True)
    expect(saved.get_by_role("link", name="Open Drones")).to_be_visible()
    expect(saved).to_contain_text("drone")
    saved.get_by_role("button", name="Forget Drones").click()
    expect(page.get_by_text("No search is saved yet")).to_be_visible()


def test_the_feed_of_a_page_opens_without_a_session(guarded: str, page: Page, other: BrowserContext) -> None:
    page.goto(f"{guarded}/data?measure=intercepted")
    log_in(page, "rea")
    link = page.get_by_role("link", name=re.compile("Atom feed"))
    expect(link).to_have_attribute("href", re.compile("key=rea"))
    answer = other.request.get(f"{guarded}{link.get_attribute('href')}")
    assert answer.status == 200
    assert "<feed" in answer.text()


def test_an_admin_adds_somebody_who_gets_in_until_removed(guarded: str, page: Page, other: BrowserContext) -> None:
    page.goto(f"{guarded}/people")
    log_in(page, "ada")
    arrived(page)
    page.get_by_label("Name", exact=True).fill("Оксана")
    page.get_by_label("Role", exact=True).select_option("reviewer")
    page.get_by_label("Password", exact=True).fill(WORDS)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Оксана has an account")
    assert serious(page) == []

    theirs = other.new_page()
    theirs.goto(guarded)
    log_in(theirs, "Оксана")
    arrived(theirs)

    page.get_by_role("button", name="Remove Оксана").click()
    page.get_by_role("button", name="Remove Оксана for good").click()
    expect(page.get_by_role("row", name=re.compile("Оксана"))).to_have_count(0)
    theirs.reload()
    expect(theirs.get_by_role("heading", name="Log in")).to_be_visible()


def test_whoever_leaves_is_out(guarded: str, page: Page) -> None:
    page.goto(f"{guarded}/people")
    log_in(page, "rev")
    expect(page.get_by_role("heading", name="Your password")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    page.goto(f"{guarded}/nights")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_a_new_password_is_the_one_to_come_back_with(guarded: str, page: Page) -> None:
    page.goto(f"{guarded}/people")
    log_in(page, "rev")
    page.get_by_label("Old password").fill(WORDS)
    page.get_by_label("New password", exact=True).fill("another " * 3)
    page.get_by_label("New password again").fill("another " * 2)
    expect(page.get_by_role("alert")).to_contain_text("not the same")
    page.get_by_label("New password again").fill("another " * 3)
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    log_in(page, "rev", "another " * 3)
    expect(page.get_by_role("heading", name="Your password")).to_be_visible()


def test_on_this_machine_alone_nobody_is_asked(desk: str, page: Page) -> None:
    page.goto(f"{desk}/people")
    expect(page.get_by_text("Nobody logs in here")).to_be_visible()
    assert serious(page) == []
