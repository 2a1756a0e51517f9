"""Sources, as somebody looks them up: a side of them, one of them, and from there its reports."""

import re

from playwright.sync_api import Page, expect

from .seen import serious


def test_sources_of_one_side(page: Page, desk: str) -> None:
    page.goto(f"{desk}/sources")
    rows = page.locator("tbody").get_by_role("row")
    expect(rows).to_have_count(8)
    page.get_by_label("Side").select_option("Ukraine")
    expect(rows).to_have_count(2)
    expect(page).to_have_url(re.compile(r"\?side=Ukraine$"))
    expect(page.get_by_text("2 sources")).to_be_visible()
    expect(rows.filter(has_text="Министерство")).to_have_count(0)
    page.reload()
    expect(rows).to_have_count(2)


def test_a_source_leads_to_its_reports(page: Page, desk: str) -> None:
    page.goto(f"{desk}/sources")
    page.get_by_role("link", name="The Tribune").click()
    expect(page.get_by_role("heading", level=1, name="The Tribune")).to_be_visible()
    expect(page.get_by_role("heading", name="Its own numbers")).to_be_visible()
    expect(page.get_by_role("link", name="Meridian Desk").first).to_be_visible()
    assert serious(page) == []
    page.get_by_role("link", name="its reports").click()
    expect(page).to_have_url(re.compile(r"/reports\?source=tribune\.example\.com$"))
    expect(page.locator("tbody").get_by_role("row")).to_have_count(6)
    expect(page.locator("tbody")).not_to_contain_text("Meridian Desk")
