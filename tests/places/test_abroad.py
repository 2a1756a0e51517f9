"""Regions and towns of other lands in Russian and Ukrainian, sites that stand for their region, and time zones."""

from zoneinfo import available_timezones

import pytest

from counterclaim.model.text import fold
from counterclaim.places import gazetteer, zone_of
from counterclaim.places.store import DATA

PLACES = gazetteer(("en", "ru", "uk"))

# Phrases one of whose readings lies in the code.
NAMES = {
    "MD-CA": "Кагульском районе | Кагульському районі | Кагуле",
    "MD-ED": "Единецкого района | Єдинецького району",
    "RO-TL": "Тульче | Тулчі | Тульча",
    "LV-077": "Резекненском крае | Резекненському краї",
    "LV-REZ": "Резекне | Rezekne",
    "PL-06": "Замостье | Хелме | Przewodow | Замості",
    "IL-Z": "Галилее | Галилею | Галілеї | Метуле | Метулі | Metula | севере Израиля | Рамат-Давид",
    "IL-D": "Негеве | Негеві | Димоне | Эйлате | Ейлаті | Неватим",
    "IL-M": "Нетании | Нетанії | Ben Gurion | Бен-Гурион",
    "LB-NA": "Набатии | Эн-Набатия | Набатії",
    "LB-JA": "Южном Ливане | юге Ливана | півдні Лівану",
    "SY-LA": "Хмеймиме | Khmeimim | Латакии | Латакії",
    "SY-RA": "Ракке | Ракку | Ракці",
    "IQ-AN": "Анбаре | Анбарі | Айн-эль-Асад | Ain al-Asad | Al-Asad air base",
    "IQ-AR": "Эрбиле | Ербілі",
    "IR-25": "Фордо | Fordow | Куме",
    "IR-10": "Натанзе | Натанзі | Исфахане | Ісфагані",
    "IR-18": "Бушере | Бушері",
    "IR-06": "Хузестанской провинции | Хузестані",
    "YE-SD": "Сааде | Сааді",
    "SA-04": "Восточной провинции | Східній провінції | Абкаике",
    "SA-14": "Хамис-Мушайте | Хаміс-Мушайт",
    "SD-KN": "Северном Кордофане | Північному Кордофані | Ель-Обейді | El-Obeid",
    "SD-NR": "Атбаре | Атбарі",
    "IN-RJ": "Раджастхане | Джайсалмере | Джодхпурі",
    "IN-JK": "Джамму и Кашмире | Пахалгаме | Pahalgam | Срінагарі",
    "PK-SD": "Карачи | Карачі",
    "AZ-GA": "Гяндже | Ґянджі | Гянджі",
    "AZ-XA": "Степанакерте | Ханкенді",
    "AZ": "Нагорном Карабахе | Нагірному Карабасі | Nagorno-Karabakh",
    "AM-ER": "Ереване | Єревані",
    "TR-31": "Хатае | Хатаї",
    "GE-AB": "Абхазии | Абхазії",
    "RU-MOW": "Внуково | Vnukovo",
    "RU-MOS": "Шереметьево | Домодєдово",
    "RU-SPE": "Пулково",
    "UA-65": "Чорнобаївці | Чернобаевке",
}


@pytest.mark.parametrize("code", NAMES)
def test_names_abroad_lead_to_their_region(code: str) -> None:
    for phrase in NAMES[code].split(" | "):
        forms = PLACES.find(fold(phrase))
        assert any(PLACES.contains(code, form.id) for form in forms if form.role == "name"), (phrase, forms)


def test_a_name_two_lands_share_has_both_readings() -> None:
    assert {"IN-PB", "PK-PB"} <= {form.id for form in PLACES.find("пенджабе")}


def test_a_site_outshines_a_town_of_its_name_elsewhere() -> None:
    readings = {PLACES.entry(form.id).region: form.weak for form in PLACES.find("пулково")}
    assert readings["RU-SPE"] is False and readings["RU-LEN"] is True


@pytest.mark.parametrize("phrase", ["мантурова", "новак", "паляниця", "краснополь", "виктория", "урал", "pravda"])
def test_names_of_people_and_weapons_are_weak(phrase: str) -> None:
    assert PLACES.find(phrase)
    assert all(form.weak for form in PLACES.find(phrase))


def test_a_second_name_of_a_small_town_yields_to_the_city_of_that_name() -> None:
    sure = {PLACES.entry(form.id).region for form in PLACES.find("кременчуку") if not form.weak and form.role == "name"}
    assert sure == {"UA-53"}


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("RU", "Europe/Moscow"),
        ("UA", "Europe/Kyiv"),
        ("IL", "Asia/Jerusalem"),
        ("IN", "Asia/Kolkata"),
        ("US", "America/New_York"),
    ],
)
def test_the_zone_of_a_country(country: str, zone: str) -> None:
    assert zone_of(country) == zone


def test_every_zone_exists_and_an_unknown_country_has_none() -> None:
    zones = [line.split("\t")[1] for line in (DATA / "zones.tsv").read_text("utf-8").splitlines()[1:]]
    assert len(zones) > 240 and set(zones) <= available_timezones()
    assert zone_of("ZZ") is None
