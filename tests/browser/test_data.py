"""What leaves the desk: exports with a filter, searches that are kept, feeds, and the list of what can be asked."""

import csv
import re
from pathlib import Path

from playwright.sync_api import Page, expect


def test_an_export_holds_what_fits_the_filter(page: Page, desk: str) -> None:
    page.goto(f"{desk}/data?from=2031-06-04&to=2031-06-04&measure=intercepted")
    row = page.get_by_role("row", name=re.compile("Claims, for spreadsheets"))
    with page.expect_download() as saved:
        row.get_by_role("link").click()
    assert saved.value.suggested_filename.endswith(".csv")
    with Path(saved.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 10
    assert {each["measure"] for each in rows} == {"intercepted"}


def test_a_night_is_exported_once_its_days_are_chosen(page: Page, desk: str) -> None:
    page.goto(f"{desk}/data")
    row = page.get_by_role("row", name=re.compile("The account of each night"))
    expect(row).to_contain_text("choose the first and the last day")
    expect(row.get_by_role("link")).to_have_count(0)
    page.goto(f"{desk}/data?from=2031-06-04&to=2031-06-04")
    with page.expect_download() as saved:
        row.get_by_role("link").click()
    assert "2031" in Path(saved.value.path()).read_text(encoding="utf-8")


def test_the_operations_are_listed(page: Page, desk: str) -> None:
    page.goto(f"{desk}/data")
    operation = page.locator("details").filter(has_text="/api/findings").first
    operation.locator("summary").click()
    expect(operation.get_by_role("table")).to_contain_text("severity")
    described = page.request.get(f"{desk}/api/openapi.json").json()["paths"]
    expect(page.locator("details")).to_have_count(sum(len(each) for each in described.values()))


def test_a_search_is_saved_and_forgotten(page: Page, own_desk: str) -> None:
    page.goto(f"{own_desk}/data?measure=killed")
    page.get_by_label("Name of the search").fill("The killed")
    page.get_by_role("button", name="Save this filter as a search").click()
    saved = page.get_by_role("link", name="Open The killed")
    expect(saved).to_have_attribute("href", re.compile("measure=killed"))
    page.reload()
    expect(saved).to_be_visible()
    page.get_by_role("button", name="Forget The killed").click()
    expect(saved).to_have_count(0)
    expect(page.get_by_text("No search is saved yet")).to_be_visible()


def test_the_feed_answers_with_the_filter(page: Page, desk: str) -> None:
    page.goto(f"{desk}/data?measure=intercepted")
    address = page.get_by_role("link", name=re.compile("Atom feed of the latest findings")).get_attribute("href")
    assert address is not None and "measure=intercepted" in address
    answer = page.request.get(address if address.startswith("http") else desk + address)
    assert answer.ok
    assert "atom+xml" in answer.headers["content-type"]
    assert "<entry>" in answer.text()
