from datetime import timedelta

import pytest
from lxml import etree

from counterclaim.exports.ledger.charts import PANELS, chart, series
from counterclaim.exports.palette import colour
from counterclaim.model.kept import Period

from ..parts import HOSTILE
from .kept import FIGURES, PERIOD, ROWS, about, figure
from .made import binary, text


def nights(*bounds: tuple[int, int | None] | None):
    """Figures of one series: bounds a night; None is a night that no report tells of."""
    found = []
    for n, bound in enumerate(bounds):
        shift = timedelta(days=n)
        period = Period("night", f"2025-07-{10 + n}", PERIOD.start + shift, PERIOD.end + shift)
        low, high = bound or (0, None)
        found.append(figure("intercepted", "drone", low, high, period=period, counted=("c",) if bound else ()))
    return ROWS._replace(figures=found)


def drawn(rows) -> dict[str, list[dict]]:
    made = chart(rows).to_dict()
    layers, kept = made["vconcat"][0]["layer"], made["datasets"]
    named = ("periods", "full", "pale", "edges", "hatch")
    return {name: kept[layer["data"]["name"]] for name, layer in zip(named, layers, strict=True)}


def test_figures_that_differ_in_the_period_alone_are_one_series_in_the_order_of_time() -> None:
    figures = list(nights((1, 1), (2, 2), (3, 3)).figures)
    (one,) = series(reversed(figures))
    assert one.figures == tuple(figures)
    assert len(series(FIGURES)) == len(FIGURES)


def test_a_night_without_a_report_is_a_gap_and_no_zero() -> None:
    shown = drawn(nights((14, 14), None, (0, 0)))
    assert [bar["low"] for bar in shown["full"]] == [14, 0]
    assert len(shown["periods"]) == 6


def test_hatching_stands_over_open_numbers_alone_and_within_their_nights() -> None:
    rows = nights((4, None), (2, 9))
    strokes = drawn(rows)["hatch"]
    assert strokes and all(
        "2025-07-09T09" <= stroke["start"] < stroke["end"] <= "2025-07-10T09:00:00Z" for stroke in strokes
    )
    assert {stroke["low"] for stroke in strokes} == {4}


def test_each_bar_names_the_figure_that_leads_to_its_words() -> None:
    assert FIGURES[0].id in drawn(ROWS._replace(figures=FIGURES[:1]))["full"][0]["told"]
    assert FIGURES[0].id in text("svg", ROWS._replace(figures=FIGURES[:1]))


def test_the_colour_is_the_measures_own() -> None:
    svg = text("svg", nights((3, 5)))
    assert colour("intercepted").light in svg and colour("killed").light not in svg.replace('fill="#000000"', "")


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_names_do_no_harm(said: str) -> None:
    tree = etree.fromstring(text("svg", about(said)).encode())
    assert not any(str(element.tag).endswith(("script", "image")) for element in tree.iter())


def test_png_is_one() -> None:
    assert binary("png", nights((3, 5))).startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize("count", [0, PANELS + 1])
def test_what_cannot_be_drawn_is_said(count: int) -> None:
    figures = [figure("killed", "person", 1, 1, f"source {n}", counted=("c",)) for n in range(count)]
    with pytest.raises(ValueError, match=r"no figure|do not fit"):
        chart(ROWS._replace(figures=figures))
