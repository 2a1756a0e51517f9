"""A night's account: its figures, their reasons, and what is left of them without an assumption."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from counterclaim import ledger as kept
from counterclaim.accounts.nights import figures
from counterclaim.accounts.periods import period
from counterclaim.accounts.stream import published, stretches
from counterclaim.model.vocabulary import section
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.settling import surroundings

from .conftest import Client

NIGHT = "/api/nights/2031-06-04"
FIGURE = "intercepted/drone/RU/2031-06-04/night/Europe/Moscow"
FELT = ("same_night", "same_territory", "same_measure", "nested", "complete_list", "published")
"""The assumptions on which some figure of the fortnight rests that changes without them."""


def by_id(account: dict) -> dict:
    return {figure["id"]: figure for figure in account["figures"]}


def wider(one: dict, other: dict) -> bool:
    return one["low"] <= other["low"] and (
        one["high"] is None or (other["high"] is not None and other["high"] <= one["high"])
    )


def test_a_night_has_every_claim_counted_or_left_out_with_the_reason(fortnight: Path, client: Client) -> None:
    found = client(fortnight).get(NIGHT).json()
    assert found["period"]["label"] == "2031-06-04" and found["zone"] == "Europe/Moscow"
    assert (found["previous"], found["following"]) == ("2031-06-03", "2031-06-05")
    assert all(figure["source"] is None for figure in found["figures"])
    known = {one["claim"]["id"] for one in found["told"]}
    for figure in found["figures"]:
        out = {each["claim"]: each["because"] for each in figure["excluded"]}
        assert figure["counted"] and {*figure["counted"], *out} <= known
        assert not out.keys() & set(figure["counted"])
        assert set(out.values()) <= set(section("exclusions"))
    assert {"copy", "contained", "part"} <= {each["because"] for each in by_id(found)[FIGURE]["excluded"]}
    assert {"CC702", "CC706"} <= {one["finding"]["code"] for one in found["findings"]}
    linked = {report for link in found["links"] for report in (link["report"], link["origin"])}
    assert linked and linked <= {report["id"] for report in found["reports"]}


def test_a_chosen_figure_comes_by_source_too(fortnight: Path, client: Client) -> None:
    found = client(fortnight).get(NIGHT, params={"figure": FIGURE}).json()
    told = [figure for figure in found["figures"] if figure["source"] is not None]
    assert len(told) > 2 and {figure["id"].split("@")[0] for figure in told} == {FIGURE}


def test_without_an_assumption_bounds_are_wider_and_it_is_no_longer_named(fortnight: Path, client: Client) -> None:
    desk = client(fortnight)
    granted = desk.get(NIGHT).json()
    found = desk.get(NIGHT, params={"withhold": ["nested"]}).json()
    assert "nested" in granted["granted"] and granted["withheld"] == []
    assert "nested" not in found["granted"] and found["withheld"] == ["nested"]
    for key, figure in by_id(found).items():
        if key in by_id(granted):
            assert wider(figure, by_id(granted)[key])
    additive = next(each for each in by_id(granted)[FIGURE]["readings"] if each["name"] == "additive")
    assert by_id(found)[FIGURE]["reported"] == [additive["low"], additive["high"]]


def test_over_the_fortnight_no_switch_narrows_a_figure(fortnight: Path) -> None:
    ledger = opened(str(fortnight))
    context, changed = surroundings(ledger), set[str]()
    for morning, near in list(stretches(sorted(kept.told(ledger), key=published), context))[:6]:
        night = period("night", morning, context.zone)
        before = {figure.id: figure for figure in figures(near, night, context)}
        for key in section("assumptions"):
            for figure in figures(near, night, context._replace(withheld=frozenset({key}))):
                old = before[figure.id]
                assert wider(figure._asdict(), old._asdict()), (key, figure.id)
                changed |= {key} if figure != old else set()
    ledger.close()
    assert changed.issuperset(FELT)


@pytest.mark.parametrize(
    ("query", "kept_"),
    [
        ({"measure": "launched"}, lambda figure: figure["measure"] == "launched"),
        ({"thing": "missile"}, lambda figure: "missile" in figure["thing"]),
        ({"place": "UA"}, lambda figure: figure["place"] == "UA"),
    ],
)
def test_the_filter_narrows_what_is_shown(fortnight: Path, client: Client, query: dict, kept_) -> None:
    desk = client(fortnight)
    shown = desk.get(NIGHT, params=query).json()
    assert shown["figures"] and all(map(kept_, shown["figures"]))
    assert len(shown["figures"]) < len(desk.get(NIGHT).json()["figures"])


def test_a_source_alone_is_asked_for(fortnight: Path, client: Client) -> None:
    found = client(fortnight).get(NIGHT, params={"source": "wire.example.net"}).json()
    assert {one["source"] for one in found["told"]} == {"wire.example.net"}


def test_the_same_figures_are_given_as_a_table(fortnight: Path, client: Client) -> None:
    desk = client(fortnight)
    rows = list(csv.DictReader(io.StringIO(desk.get(NIGHT, params={"format": "csv"}).text)))
    assert [row["figure_id"] for row in rows] == [figure["id"] for figure in desk.get(NIGHT).json()["figures"]]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"withhold": "silence"}, "complete_list"),
        ({"figure": "many"}, "measure/thing/place"),
        ({"figure": FIGURE.replace("06-04", "06-05")}, "2031-06-04"),
        ({"zone": "Mars/North"}, "Europe/Kyiv"),
    ],
)
def test_what_cannot_be_asked_says_what_can(fortnight: Path, client: Client, query: dict, named: str) -> None:
    answer = client(fortnight).get(NIGHT, params=query)
    assert answer.status_code == 422
    assert named in " ".join(answer.json().values())


def test_a_night_that_nobody_tells_of_has_no_figures(fortnight: Path, client: Client) -> None:
    found = client(fortnight).get("/api/nights/2030-01-01").json()
    assert found["figures"] == found["told"] == []
    assert found["previous"] is None and found["following"] is not None


def test_reasons_lead_from_each_kind_of_id_to_the_bytes(fortnight: Path, client: Client) -> None:
    desk = client(fortnight)
    account = desk.get(NIGHT).json()
    claim = by_id(account)[FIGURE]["counted"][0]
    for id_ in (FIGURE, claim, claim.split(".")[0], account["findings"][0]["id"]):
        answer = desk.get(f"/api/why/{id_}")
        assert answer.status_code == 200, id_
        assert answer.json()["id"] == id_
        assert "sha256:" in answer.text
    assert FIGURE in desk.get(f"/api/why/{claim}").text


@pytest.mark.parametrize("id_", ["nothing", "0" * 12, "intercepted/drone/SE/2031-06-04/night", "a/b/c/d/e", "/" * 9])
def test_an_id_that_nothing_has_is_not_found(fortnight: Path, client: Client, id_: str) -> None:
    answer = client(fortnight).get(f"/api/why/{id_}")
    assert answer.status_code == 404
    assert answer.json()["remedy"]


def test_a_year_is_not_worked_out_while_somebody_waits(fortnight: Path, client: Client) -> None:
    answer = client(fortnight).get("/api/why/intercepted/drone/RU/2031/year")
    assert answer.status_code == 422 and "nights" in answer.json()["remedy"]
