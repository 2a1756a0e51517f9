import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.exports.ledger.night.bands import TAIL, WIDTH, band
from counterclaim.exports.ledger.night.tree import Node, forest
from counterclaim.model.kept import Excluded, Figure

from ..parts import HOSTILE
from ..test_html import Parsed
from .kept import ACCOUNT, FIGURES, LINKS, ROWS, TEXTS, TOLD, A, B, C, D, about, figure
from .made import text

KNOWN = {row.told.claim.id: row.told for row in TOLD}


def names(nodes: list[Node] | tuple[Node, ...]) -> list[str]:
    return [name for node in nodes for name in (node.claim, *names(node.inside))]


def shape(node: Node) -> object:
    return (node.claim.removesuffix(".c1"), [shape(one) for one in node.inside])


def test_total_holds_tranche_part_and_relay() -> None:
    trees, others = forest(FIGURES[0], KNOWN)
    assert [shape(tree) for tree in trees] == [(A, [(f"{A}.c2", [(C, [])]), (f"{A}.c3", []), (B, []), (D, [])])]
    assert others == []


def test_every_claim_stands_once_even_where_reasons_run_in_a_circle() -> None:
    excluded = (
        Excluded("x.c1", "same", "y.c1"),
        Excluded("y.c1", "same", "x.c1"),
        Excluded("z.c1", "background", "z.c1"),
    )
    found: Figure = FIGURES[0]._replace(excluded=excluded)
    trees, others = forest(found, {})
    assert sorted(names(trees) + names(others)) == sorted([*found.counted, "x.c1", "y.c1", "z.c1"])


CLAIMS = [f"{report}.c{n}" for report in "pqr" for n in (1, 2, 3)]


@given(
    st.lists(st.sampled_from(CLAIMS), max_size=4, unique=True),
    st.dictionaries(st.sampled_from(CLAIMS), st.one_of(st.none(), st.sampled_from([*CLAIMS, "p", "q", "gone"]))),
)
def test_every_claim_stands_once_whatever_points_where(counted: list[str], of: dict[str, str | None]) -> None:
    left = tuple(Excluded(claim, "contained", other) for claim, other in of.items() if claim not in counted)
    trees, others = forest(FIGURES[0]._replace(counted=tuple(counted), excluded=left), {})
    assert sorted(names(trees) + names(others)) == sorted([*counted, *(one.claim for one in left)])
    assert [tree.claim for tree in trees] == counted
    assert {name.excluded for name in trees} <= {None}


def page(rows=ROWS) -> Parsed:
    return Parsed(text("night", rows))


def test_every_number_leads_to_words() -> None:
    written = text("night", ROWS)
    for row in TOLD:
        assert row.told.claim.quote.text in written and row.entry.capture in written
        assert TEXTS[row.told.report] not in written
    for one in FIGURES:
        assert one.id in written
    parsed = page()
    anchors, links = parsed.values("id"), parsed.values("href")
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in links if link.startswith("#")} <= set(anchors)
    assert {link for link in links if not link.startswith("#")} == {row.entry.document.uri for row in TOLD}


def test_every_claim_is_counted_or_left_out_with_its_reason() -> None:
    written = text("night", ROWS)
    for one in FIGURES:
        for left in one.excluded:
            assert f"not added: {left.because.replace('_', ' ')}" in written
    assert "not added: copy (aaaaaaaaaaaa)" in written and "additive 19" in written


def test_no_script_and_nothing_asked_of_the_outside() -> None:
    parsed = page()
    assert {"script", "img", "link", "iframe", "object"}.isdisjoint(tag for tag, _ in parsed.elements)
    assert "url(" not in parsed.style and not parsed.values("style")
    assert any("default-src 'none'" in value for value in parsed.values("content"))


def test_times_show_utc_on_hover() -> None:
    assert "2025-07-09 17:00 – 2025-07-10 04:00 UTC" in page().values("title")


@pytest.mark.parametrize("said", [*HOSTILE, "javascript:alert(1)", "data:text/html,x"])
def test_hostile_words_are_only_words(said: str) -> None:
    plain, hostile = page(about("plain")), page(about(said))
    assert [tag for tag, _ in hostile.elements if tag != "bdi"] == [tag for tag, _ in plain.elements]
    assert all(link.startswith("#") for link in hostile.values("href"))


def test_a_night_without_reports_says_so_and_is_not_zero() -> None:
    empty = ACCOUNT._replace(figures=(), told=(), findings=(), links=())
    assert "That is not zero" in text("night", ROWS._replace(nights=(empty,)))
    assert "That is not zero" in text("night", ROWS._replace(nights=()))


def test_several_nights_have_an_index_and_anchors_of_their_own() -> None:
    parsed = page(ROWS._replace(nights=(ACCOUNT, ACCOUNT)))
    anchors = parsed.values("id")
    assert len(anchors) == len(set(anchors)) and {"n1", "n2"} <= set(anchors)


def test_claims_that_the_page_cannot_look_up_still_stand_on_it() -> None:
    written = text("night", ROWS._replace(find=lambda claim: None))
    assert "14 drones" in written and LINKS[0].report in written


def widths(one: Figure, top: int) -> dict[str | None, float]:
    drawn = Parsed(str(band(one, top))).elements
    return {rect.get("class") or "hatch": float(rect["width"] or 0) for tag, rect in drawn if tag == "rect"}


def test_bands_are_full_to_the_least_pale_to_the_greatest_and_hatched_above_an_open_end() -> None:
    exact, between = (widths(figure("killed", "person", 5, high, counted=("c",)), 10) for high in (5, 10))
    scale = (WIDTH - TAIL) / 10
    assert exact["full"] == between["full"] == pytest.approx(5 * scale) and exact["pale"] == 0
    assert between["pale"] == pytest.approx(5 * scale) and "hatch" not in between
    assert widths(figure("killed", "person", 5, None, counted=("c",)), 10)["hatch"] == TAIL


def test_where_no_report_counts_there_is_no_band() -> None:
    assert set(widths(figure("killed", "person", 0, None), 10)) == {"line"}
