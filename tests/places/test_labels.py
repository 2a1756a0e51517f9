"""What towns are called on a page: only what is sure, each town by its own id."""

import re

import pytest

from counterclaim.places import gazetteer, town_label
from counterclaim.places.labels import TOWNS


def town(phrase: str, region: str) -> str:
    """The id of the town of that name in that region."""
    places = gazetteer(("en",))
    (found,) = {form.id for form in places.find(phrase) if form.id[0] == "g" and places.parent(form.id) == region}
    return found


@pytest.mark.parametrize(
    ("phrase", "region", "russian", "ukrainian"),
    [
        ("kupyansk", "UA-63", "Купянск", "Куп’янськ"),
        ("odesa", "UA-51", "Одесса", "Одеса"),
        ("kerch", "UA-43", "Керчь", "Керч"),
        ("kazan", "RU-TA", "Казань", None),
        ("balashikha", "RU-MOS", "Балашиха", "Балашиха"),
        ("rostov-on-don", "RU-ROS", "Ростов-на-Дону", "Ростов-на-Дону"),
        ("belgorod", "RU-BEL", "Белгород", "Бєлгород"),
        ("baghdad", "IQ-BG", "Багдад", "Багдад"),
    ],
)
def test_a_town_has_its_name_in_the_nominative(phrase: str, region: str, russian: str, ukrainian: str | None) -> None:
    found = town(phrase, region)
    assert town_label(found, "ru") == russian
    assert ukrainian is None or town_label(found, "uk") == ukrainian


def test_towns_that_share_a_name_in_one_language_are_told_apart_by_their_ids() -> None:
    ukrainian, russian = town("mykolayiv", "UA-48"), town("nikolayevsk", "RU-VGG")
    assert (town_label(ukrainian, "ru"), town_label(ukrainian, "uk")) == ("Николаев", "Миколаїв")
    assert town_label(russian, "ru") == "Николаевск"
    other = town("mykolayiv", "UA-46")
    assert other != ukrainian and town_label(other, "uk") == "Миколаїв"


@pytest.mark.parametrize("place", ["RU-BEL", "sea:azov", "geonames:", "geonames:0", "", "../x"])
def test_what_has_no_sure_name_has_none(place: str) -> None:
    assert town_label(place, "ru") is None
    assert town_label(place, "en") is None


def test_every_name_is_in_the_letters_of_its_language() -> None:
    letters = {"ru": "а-яё", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’"}
    ids = [name for name in gazetteer(("en",)).phrases() if name]
    assert ids and TOWNS.stat().st_size < 90_000
    for language, own in letters.items():
        names = {
            name
            for phrase in ids[::7]
            for form in gazetteer(("en",)).find(phrase)
            if (name := town_label(form.id, language)) is not None
        }
        assert len(names) > 500
        assert [name for name in names if not re.fullmatch(f"[{own} .’-]+", name.lower())] == []
        assert [name for name in names if not name[0].isupper()] == []
