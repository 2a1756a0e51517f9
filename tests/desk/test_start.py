"""What every page asks first: the desk, its words, its places."""

from collections.abc import Callable
from pathlib import Path

from fastapi.testclient import TestClient

from counterclaim import ledger as kept
from counterclaim.model.kept import Source
from counterclaim.pipeline.ledgers import opened

Client = Callable[..., TestClient]


def test_the_desk_says_what_is_on_it(client: Client, fortnight: Path) -> None:
    desk = client(fortnight).get("/api/desk").json()
    assert (desk["reports"], desk["zone"], desk["open"], desk["settled"]) == (147, "Europe/Moscow", True, True)
    assert desk["first"].startswith("2031-0")
    assert desk["last"].startswith("2031-06")


def test_an_answer_is_not_sent_twice_and_holds_until_something_happens(client: Client, ledger_copy: Path) -> None:
    asker = client(ledger_copy)
    first = asker.get("/api/vocabulary")
    tag = {"if-none-match": first.headers["etag"]}
    assert asker.get("/api/vocabulary", headers=tag).status_code == 304
    ledger = opened(ledger_copy)
    kept.describe(ledger, Source("t.me/another"), next(iter(kept.entries(ledger))).received)
    ledger.close()
    assert asker.get("/api/vocabulary", headers=tag).status_code == 200


def test_measures_come_with_their_colours(client: Client, fortnight: Path) -> None:
    measures = client(fortnight).get("/api/vocabulary").json()["measures"]
    assert all(each["light"].startswith("#") and each["dark"].startswith("#") for each in measures)
    assert len({each["light"] for each in measures}) == len(measures)


def test_places_are_named_in_the_language_of_the_page(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    named = {
        language: {each["code"]: each["name"] for each in asker.get(f"/api/names/{language}").json()["places"]}
        for language in ("en", "ru", "uk")
    }
    assert [named[each]["UA-59"] for each in ("ru", "uk")] == ["Сумская область", "Сумська область"]
    assert named["en"]["sea:black"] == "Black Sea"
    assert named["en"].keys() == named["ru"].keys() == named["uk"].keys()


def test_every_place_in_the_ledger_has_a_name_and_so_has_what_holds_it(client: Client, fortnight: Path) -> None:
    ledger = opened(fortnight)
    codes = kept.extent(ledger).places
    ledger.close()
    names = {each["code"]: each for each in client(fortnight).get("/api/names/uk").json()["places"]}
    assert names.keys() >= set(codes)
    assert all(each["inside"] is None or each["inside"] in names for each in names.values())


def test_towns_of_the_ledger_are_named_in_the_language_of_the_page(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    konotop, sumy = "geonames:705135", "geonames:692194"
    named = {
        language: {each["code"]: each for each in asker.get(f"/api/names/{language}").json()["places"]}
        for language in ("en", "ru", "uk")
    }
    assert [named[each][sumy]["name"] for each in ("en", "ru", "uk")] == ["Sumy", "Сумы", "Суми"]
    assert [named[each][konotop]["name"] for each in ("en", "ru", "uk")] == ["Konotop", "Конотоп", "Конотоп"]
    assert named["uk"][sumy]["inside"] == "UA-59"


def test_hints_know_places_in_any_language_and_sources(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    hinted = {each["key"] for each in asker.get("/api/hints", params={"beginning": "сумс"}).json()["items"]}
    assert "UA-59" in hinted
    hinted = {each["key"] for each in asker.get("/api/hints", params={"beginning": "tribune"}).json()["items"]}
    assert hinted == {"tribune.example.com"}
