"""The map's figures: nothing told is no zero, a country's own number is kept apart, towns count no claim twice."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.desk.work.shading import shades, spots
from counterclaim.ledger import OfTown
from counterclaim.model.kept import Tally
from counterclaim.places import borders

Client = Callable[..., TestClient]
FIRST, SECOND = date(2031, 6, 2), date(2031, 6, 3)


def tally(morning: date, place: str, low: int, high: int | None, told: int = 1) -> Tally:
    return Tally(morning, "intercepted", "drone", place, None, low, high, (low, high), told, told, 0, 0)


pytestmark = pytest.mark.usefixtures("at_once")


def settled(asking: TestClient, address: str) -> dict[str, Any]:
    """The answer, with all nights worked out."""
    found: dict[str, Any] = asking.get(address).json()
    assert not found["waiting"]
    return found


@pytest.fixture
def asking(client: Client, ledger_copy: Path) -> TestClient:
    return client(ledger_copy)


def test_nights_add_up_and_are_bounded_only_if_every_one_is() -> None:
    told = [tally(FIRST, "RU-BEL", 3, 5), tally(SECOND, "RU-BEL", 4, 4), tally(FIRST, "RU-KRS", 2, 2)]
    found = {each.code: each for each in shades(told, FIRST, SECOND)}
    assert (found["RU-BEL"].low, found["RU-BEL"].high, found["RU-BEL"].reported) == (7, 9, (7, 9))
    assert (found["RU-KRS"].low, found["RU-KRS"].high) == (2, None)  # of the second night nothing is told
    assert "RU-BRY" not in found


def test_what_a_country_is_told_of_beyond_its_regions_stands_apart() -> None:
    told = [tally(FIRST, "RU", 12, 12), tally(FIRST, "RU-BEL", 3, 5), tally(FIRST, "RU-KRS", 2, 2)]
    found = {each.code: each for each in shades(told, FIRST, FIRST)}
    assert found["RU"].rest == (12 - 7, 12 - 5)
    assert found["RU-BEL"].rest is None


def test_a_town_counts_the_largest_claim_of_a_day() -> None:
    konotop = "geonames:705135"
    (spot,) = spots(
        [OfTown(konotop, FIRST, 3, 4, 4), OfTown(konotop, SECOND, 1, 2, None), OfTown("geonames:1", None, 1, 9, 9)]
    )
    assert (spot.id, spot.region, spot.told, spot.reported) == (konotop, "UA-59", 4, (6, None))
    assert (spot.latitude, spot.longitude) == (51.23, 33.2)


def test_a_night_on_the_map(asking: TestClient) -> None:
    found = settled(asking, "/api/map?thing=drone&from=2031-06-04&to=2031-06-04")
    assert (found["measure"], found["thing"], found["since"], found["until"]) == (
        "intercepted",
        "drone",
        "2031-06-04",
        "2031-06-04",
    )
    places = {each["code"]: each for each in found["places"]}
    assert places["RU-BEL"]["reported"] == [4, 4]
    assert places["RU"]["rest"] is not None
    assert places["UA-59"]["counted"] == 0  # taken in by claims about more, and given no number: that is not zero
    assert places["UA-59"]["told"] > 0


def test_towns_are_told_with_their_regions_and_claims_without_a_place_counted(asking: TestClient) -> None:
    found = settled(asking, "/api/map?measure=injured")
    sumy = next(each for each in found["towns"] if each["name"] == "Sumy")
    assert (sumy["region"], sumy["told"], sumy["reported"]) == ("UA-59", 3, [9, 9])
    assert found["nowhere"] == 3


def test_filters_are_those_of_every_page(asking: TestClient) -> None:
    within = settled(asking, "/api/map?measure=injured&place=UA")
    assert {each["code"][:2] for each in within["places"]} == {"UA"}
    assert {each["region"][:2] for each in within["towns"]} == {"UA"}
    none = settled(asking, "/api/map?measure=injured&from=2020-01-01&to=2020-01-31")
    assert (none["places"], none["towns"]) == ([], [])


def test_the_first_of_several_measures_is_shown(asking: TestClient) -> None:
    assert settled(asking, "/api/map?measure=hit&measure=killed")["measure"] == "hit"
    assert settled(asking, "/api/map?thing=person")["measure"] in ("killed", "injured")


def test_the_same_as_csv(asking: TestClient) -> None:
    address = "/api/map?measure=injured"
    found = settled(asking, address)
    table = list(csv.DictReader(io.StringIO(asking.get(f"{address}&format=csv").text)))
    assert [row["place"] for row in table] == [each["code"] for each in found["places"]]
    assert [row["reported_low"] for row in table] == [str(each["reported"][0]) for each in found["places"]]


def test_what_cannot_be_asked_for_is_refused_with_a_remedy(asking: TestClient) -> None:
    answer = asking.get("/api/map?measure=unheard")
    assert answer.status_code == 422
    assert "intercepted" in answer.json()["remedy"]


def test_borders_are_sent_packed_once(asking: TestClient) -> None:
    answer = asking.get("/api/borders")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(borders())
    assert answer.json() == json.loads(gzip.decompress(borders()))
    again = asking.get("/api/borders", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
