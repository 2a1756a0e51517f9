"""What tests look for on a page, once it has come to rest."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

BUSY = ":root[data-asking], [data-waiting]"
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
OVER = """() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = (each) => each.getBoundingClientRect().right > clientWidth + 1;
    const found = [...document.querySelectorAll("body *")].filter(beyond).slice(0, 5);
    return [`${scrollWidth} > ${clientWidth}`, ...found.map((each) => each.outerHTML.slice(0, 150))];
}"""  # where the page is wider than its window: both widths, and what sticks out


def at_rest(page: Page) -> None:
    """Wait until the page awaits no answer and has drawn those that came."""
    for _ in range(2):  # since an answer may lead to the next question
        expect(page.locator(BUSY)).to_have_count(0)
        page.evaluate(FRAMES)


def fits(page: Page, width: int | None = None) -> None:
    """Nothing scrolls sideways, if need be in a window made so many pixels wide."""
    if width is not None:
        page.set_viewport_size({"width": width, "height": 800})
    at_rest(page)
    assert page.evaluate(OVER) == [], f"{page.url} is wider than its window"


def faults(page: Page, impacts: tuple[str, ...] | None = None, **options: object) -> list[str]:
    """What axe finds, of some impacts or of all, on the page as it stands at rest."""
    at_rest(page)
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found if not impacts or each["impact"] in impacts
    ]


def serious(page: Page) -> list[str]:
    """What axe finds that keeps people from using the page."""
    return faults(page, ("serious", "critical"))
