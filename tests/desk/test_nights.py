"""Figures along time: those that accounts give, in the units asked for, and never a zero where nobody said so."""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim import ledger as kept
from counterclaim.desk.work import timeline
from counterclaim.model.kept import Figure, Filter, Tally
from counterclaim.model.vocabulary import section
from counterclaim.pipeline import figuring
from counterclaim.pipeline.accounting import recomputed, total
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.settling import surroundings

Client = Callable[..., TestClient]
ZONE = "Europe/Moscow"


pytestmark = pytest.mark.usefixtures("at_once")


@contextmanager
def looking(where: Path) -> Iterator[kept.Ledger]:
    ledger = opened(where)
    try:
        yield ledger
    finally:
        ledger.close()


def asked(client: TestClient, query: str = "") -> Any:
    answer = client.get(f"/api/nights?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def numbers(bar: Any) -> tuple[Any, ...]:
    return bar["low"], bar["high"], bar["reported"] and tuple(bar["reported"])


@pytest.fixture
def nights(fortnight: Path) -> dict[tuple[str, date], Figure]:
    """The figures of every night, as accounts give them."""
    found = {}
    with looking(fortnight) as ledger:
        told, around = list(kept.told(ledger)), surroundings(ledger, ZONE)
        for measure in timeline.USUAL:
            asked_for = Filter((measure,), (section("measures")[measure].counts or "",))
            for figure in total(told, asked_for, "night", around):
                found[measure, date.fromisoformat(figure.period.label)] = figure
    return found


def test_nights_are_those_of_accounts(client: Client, fortnight: Path, nights: dict[tuple[str, date], Figure]) -> None:
    shown = [each for each in asked(client(fortnight))["bars"] if each["counted"]]
    assert {(each["figure"], *numbers(each)) for each in shown} == {
        (each.id, each.low, each.high, each.reported) for each in nights.values()
    }


@pytest.mark.parametrize("by", ["week", "month"])
def test_weeks_and_months_are_sums_of_nights(
    client: Client, fortnight: Path, nights: dict[tuple[str, date], Figure], by: str
) -> None:
    shown = asked(client(fortnight), f"by={by}")["bars"]
    assert shown
    for bar in shown:
        within = [
            figure
            for (measure, morning), figure in nights.items()
            if measure == bar["measure"] and bar["since"] <= morning.isoformat() <= bar["until"]
        ]
        assert bar["low"] == sum(each.low for each in within)
        assert bar["high"] is None, "no night of the fortnight has an upper bound"
        assert bar["figure"] is None
        if within:
            assert bar["reported"][0] == sum(each.reported[0] for each in within)


def test_reasons_can_be_asked_for_by_a_figure_s_id(client: Client, fortnight: Path) -> None:
    bars = asked(client(fortnight), "measure=intercepted&split=source&source=t.me/example_sumy")["bars"]
    assert bars
    with looking(fortnight) as ledger:
        told, around = list(kept.told(ledger)), surroundings(ledger, ZONE)
        for bar in bars:
            figure = recomputed(bar["figure"], told, around)
            assert figure is not None
            assert (figure.low, figure.high, figure.reported) == numbers(bar)


def test_weeks_are_given_whole(client: Client, fortnight: Path) -> None:
    found = asked(client(fortnight), "by=week&from=2031-06-04&to=2031-06-04")
    assert (found["since"], found["until"]) == ("2031-06-02", "2031-06-08")
    assert {(each["since"], each["until"]) for each in found["bars"]} == {("2031-06-02", "2031-06-08")}


def test_nothing_stated_is_silence_and_zero_stated_is_none(client: Client, fortnight: Path) -> None:
    found = asked(client(fortnight), "measure=launched&from=2031-06-01&to=2031-06-15")
    mornings = {each["since"]: numbers(each) for each in found["bars"]}
    assert mornings["2031-06-12"] == (0, None, (0, 0))
    silent = [(each["since"], each["until"]) for each in found["silent"]]
    assert ("2031-06-06", "2031-06-06") in silent
    assert all(not since <= morning <= until for morning in mornings for since, until in silent)


def test_what_is_told_and_not_counted_is_no_zero(client: Client, fortnight: Path) -> None:
    bars = asked(client(fortnight))["bars"]
    apart = [each for each in bars if not each["counted"]]
    assert [(each["since"], each["measure"], each["told"] > 0) for each in apart] == [
        ("2031-06-16", "intercepted", True)
    ]
    assert all((each["reported"] is None) == (each in apart) for each in bars)


def test_while_nights_are_waiting_nothing_is_called_silent(
    client: Client, fortnight: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figuring, "tallies", lambda *_, **__: ([tally(date(2031, 6, 2))], 3))
    asker = client(fortnight)
    found = asked(asker, "from=2031-06-01&to=2031-06-15")
    assert (found["waiting"], found["silent"], len(found["bars"])) == (3, [], 1)
    table = asker.get("/api/nights?format=csv")
    assert table.status_code == 503
    assert table.json()["message"].startswith("3 nights are still being worked out")


def test_a_split_timeline_is_several_questions(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    found = asked(asker, "measure=intercepted&split=side")
    sides = {each["of"] for each in found["bars"]}
    assert len(sides) > 1
    assert all(each["figure"] is None for each in found["bars"]), "no id spells out a side"
    for side in sides:
        own = asker.get("/api/nights", params={"measure": "intercepted", "side": side}).json()["bars"]
        assert [numbers(each) for each in own] == [numbers(each) for each in found["bars"] if each["of"] == side]
    two = asked(asker, "measure=intercepted&split=place&place=RU-BEL&place=UA-59")
    assert {each["of"] for each in two["bars"]} == {"RU-BEL", "UA-59"}


def test_the_table_says_the_same(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    bars = asked(asker, "split=side")["bars"]
    rows = list(csv.DictReader(io.StringIO(asker.get("/api/nights?split=side&format=csv").text)))
    assert [
        (row["from"], row["measure"], row["side"], row["low"], row["high"], row["reported_high"]) for row in rows
    ] == [
        (
            each["since"],
            each["measure"],
            each["of"],
            str(each["low"]),
            said(each["high"]),
            said(each["reported"] and each["reported"][1]),
        )
        for each in bars
    ]


def said(count: int | None) -> str:
    return "" if count is None else str(count)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("by=year", "by=year"),
        ("split=colour", "split=colour"),
        ("split=place", "split=place"),
        ("measure=nonsense", "measure=nonsense"),
        ("from=0001-01-01&by=week", "from=0001-01-01"),
        ("zone=Nowhere/Land", "zone=Nowhere/Land"),
        ("from=2031-06-05&to=2031-06-01", "2031-06-05"),
    ],
)
def test_what_cannot_be_answered_is_named_with_a_remedy(
    client: Client, fortnight: Path, query: str, named: str
) -> None:
    answer = client(fortnight).get(f"/api/nights?{query}")
    assert answer.status_code == 422
    assert named in answer.json()["message"]
    assert answer.json()["remedy"]


@pytest.mark.parametrize(
    ("nights", "by"), [(1, "night"), (200, "night"), (201, "week"), (1830, "week"), (1831, "month")]
)
def test_the_unit_suits_the_time(nights: int, by: str) -> None:
    first = date(2031, 1, 1)
    assert timeline.fitting_unit(first, first + timedelta(days=nights - 1)) == by


@pytest.mark.parametrize(
    ("things", "measures"),
    [((), set(timeline.USUAL)), (("building",), {"damaged"}), (("child",), {"killed", "injured", "casualty"})],
)
def test_measures_follow_the_things_asked_for(things: tuple[str, ...], measures: set[str]) -> None:
    assert set(timeline.measures_of(Filter(things=things))) == measures


def test_a_week_is_bounded_above_only_if_all_its_nights_are() -> None:
    week = [date(2031, 6, 2) + timedelta(days=step) for step in range(7)]

    def bar(nights: list[Tally]) -> tuple[int, int | None, tuple[int, int | None]]:
        (found,) = timeline.bars([(None, each) for each in nights], "week", ZONE, named=True)
        return found.low, found.high, found.reported

    assert bar([tally(day) for day in week]) == (7, 21, (14, 14))
    assert bar([tally(day) for day in week[1:]]) == (6, None, (12, 12)), "a night that nobody reported is no zero"
    assert bar([tally(day)._replace(high=None) if day == week[0] else tally(day) for day in week])[:2] == (7, None)


def test_silence_lies_between_figures_and_at_both_ends() -> None:
    shown = timeline.bars([(None, tally(date(2031, 6, day))) for day in (3, 4, 7)], "night", ZONE, named=True)
    found = [
        (each.since.day, each.until.day) for each in timeline.silent(shown, "night", date(2031, 6, 1), date(2031, 6, 9))
    ]
    assert found == [(1, 2), (5, 6), (8, 9)]


def tally(morning: date) -> Tally:
    return Tally(morning, "launched", "munition", None, None, 1, 3, (2, 2), 1, 1, 0, 0)
