import pytest

from counterclaim.places import country_codes, gazetteer, point
from counterclaim.places.entries import Entries
from counterclaim.places.points import DECIMALS
from counterclaim.places.store import DATA, Store


@pytest.mark.parametrize(
    ("town", "near"),
    [("geonames:578072", (50.6, 36.6)), ("geonames:703448", (50.45, 30.52)), ("geonames:2267057", (38.7, -9.1))],
)
def test_a_town_lies_where_it_does(town: str, near: tuple[float, float]) -> None:
    found = point(town)
    assert found is not None and all(abs(ours - theirs) < 0.1 for ours, theirs in zip(found, near, strict=True))


@pytest.mark.parametrize(
    "place", ["RU-BEL", "RU", "sea:black", "district:RU-BEL:shebekinsky", "geonames:", "geonames:x", "geonames:²", ""]
)
def test_nothing_but_a_known_town_has_a_point(place: str) -> None:
    assert point(place) is None


def test_every_town_of_the_gazetteer_has_a_point_no_finer_than_a_town_is() -> None:
    names, points = Store(DATA / "entries.z"), Store(DATA / "points.z")
    for name in points.names():
        towns = {line.split("\t")[0] for line in names.section(name).split("\n") if line}
        rows = [line.split("\t") for line in points.section(name).split("\n") if line]
        assert {number for number, *_ in rows} == towns
        for _, latitude, longitude in rows:
            assert -90 <= float(latitude) <= 90 and -180 <= float(longitude) <= 180
            assert len(latitude.partition(".")[2]) == len(longitude.partition(".")[2]) == DECIMALS


def test_countries_have_their_other_codes() -> None:
    assert country_codes("RU") == ("RUS", 643) and country_codes("AF") == ("AFG", 4)
    assert country_codes("XX") is None
    known = Entries()
    assert gazetteer(("en",)).label("RU") == known.entry("RU").name
