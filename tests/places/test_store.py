"""The data files: how they are packed, that they load piece by piece, what they owe to whom."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.places import Form, gazetteer, lookup
from counterclaim.places.forms import decode, encode, read_section, write_section
from counterclaim.places.gazetteer import Gazetteer
from counterclaim.places.store import DATA, Store, pack

FORMS = st.builds(
    Form,
    st.sampled_from(["RU-BEL", "UA", "sea:black", "geonames:42", "district:RU-BEL:x", "RU-MOS+RU-MOW"]),
    st.sampled_from(["name", "adjective"]),
    st.booleans(),
)
WORDS = st.text("абвгд'-", min_size=1, max_size=6)
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(FORMS)
def test_a_reading_is_read_as_written(form: Form) -> None:
    assert decode(encode(form)) == form


@given(st.dictionaries(PHRASES, st.lists(FORMS, min_size=1, max_size=3, unique=True).map(tuple), max_size=6))
def test_a_section_is_read_as_written(forms: dict[str, tuple[Form, ...]]) -> None:
    written, spans = read_section(write_section(forms) if forms else "")
    assert {phrase: tuple(map(decode, readings.split(" "))) for phrase, readings in written.items()} == forms
    for phrase in forms:
        first, *rest = phrase.split(" ")
        assert spans.get(first, 1) >= 1 + len(rest)


def test_a_store_gives_back_its_sections(tmp_path: Path) -> None:
    path = tmp_path / "x.z"
    path.write_bytes(pack({"б": "один\nдва", "а": ""}))
    store = Store(path)
    assert store.section("б") == "один\nдва"
    assert store.section("а") == store.section("нет") == ""


def test_towns_are_loaded_when_asked_for() -> None:
    places = Gazetteer(("ru",))
    before = len(places._written)
    places.find("шебекино")
    after = len(places._written)
    assert before < after < before + 5_000
    assert len(places.phrases()) > 100_000


def test_one_language_brings_no_names_of_another() -> None:
    assert not gazetteer(("en",)).find("белгород")
    assert gazetteer(("ru",)).find("белгород")


def test_a_language_without_names_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        gazetteer(("xx",))


def test_the_files_are_small_and_their_sources_credited() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 4_000_000
    notice = (DATA / "NOTICE").read_text("utf-8")
    for source in (
        "GeoNames",
        "Creative Commons Attribution 4.0",
        "Natural Earth",
        "CLDR",
        "ISO 3166-2",
        "tz database",
    ):
        assert source in notice
    index = json.loads((DATA / "names_ru.z").read_bytes().split(b"\n", 1)[0])
    assert list(index) == sorted(index)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Шебекино", "geonames:495112"),
        ("RU-BEL", "RU-BEL"),
        ("Lugansk", "UA-09"),
        ("Харківщ", "UA-63"),
        ("Belgorodd", "RU-BEL"),
        ("sea:black", "sea:black"),
        ("geonames:703448", "geonames:703448"),
    ],
)
def test_looking_up(query: str, place: str) -> None:
    assert place in [entry.id for entry in lookup(query)]


@pytest.mark.parametrize("query", ["", "  ", "qqqqzzzz", "geonames:1", "geonames:x"])
def test_looking_up_what_is_nowhere(query: str) -> None:
    assert lookup(query) == []
