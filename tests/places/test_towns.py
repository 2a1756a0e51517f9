"""Towns inside their regions, in every case; districts; and forms that are no sure sign of a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.text import fold
from counterclaim.places import gazetteer

PLACES = gazetteer(("en", "ru", "uk"))

TOWNS = {
    "RU-BEL": "Шебекино Шебекине Валуйки Грайворон Старом|Осколе Губкина Belgorod Shebekino Белгороде",
    "RU-KRS": "Суджа Рыльске Курчатове Льгов Курск Kursk",
    "RU-BRY": "Клинцах Дятькове Новозыбкове Bryansk Брянске",
    "RU-ROS": "Таганроге Ростове-на-Дону Миллерове Каменске-Шахтинском Taganrog Новочеркасском Морозовске",
    "RU-KDA": "Новороссийске Туапсе Крымске Ейске Славянске-на-Кубани Полтавской Сочи Novorossiysk Tuapse",
    "RU-MOS": "Раменском Подольске Домодедове Коломне Долгопрудном Наро-Фоминске Ramenskoye Kolomna",
    "RU-NIZ": "Нижнем|Новгороде Дзержинске Кстове Dzerzhinsk",
    "RU-DA": "Каспийске Махачкале Kaspiysk",
    "RU-TA": "Казани Нижнекамске Елабуге Набережных|Челнах Yelabuga Kazan",
    "RU-SAM": "Сызрани Новокуйбышевске Syzran",
    "RU-SAR": "Энгельсе Саратове Engels",
    "RU-ORL": "Орле Ливнах",
    "RU-CE": "Грозном Grozny",
    "RU-KGD": "Калининграде",
    "RU-PSK": "Пскове Великих|Луках",
    "UA-43": "Джанкое Джанкої Керчи Керчі Феодосии Симферополе Евпатории Саках Dzhankoi "
    "Novofedorivka Новофедоровке Kerch Feodosia",
    "UA-51": "Одессе Одесі Одесу Измаиле Ізмаїлі Odesa Odessa Чорноморську",
    "UA-63": "Харькове Харкові Харкова Харковом Чугуєві Купянске Куп'янську Балаклії Kharkiv Kharkov Chuhuiv",
    "UA-12": "Днепре Дніпрі Дніпром Кривом|Роге Кривому|Розі Кривому|Рогу Нікополі Павлограді Dnipro Nikopol",
    "UA-23": "Huliaipole Гуляйполі Запорожье Запорожьем Запоріжжі Запоріжжям Мелітополі Zaporizhzhia Melitopol Пологах",
    "UA-14": "Донецке Краматорську Слов'янську Бахмуті Маріуполі Покровську Mariupol Kramatorsk Bakhmut Artemivsk",
    "UA-09": "Лисичанську Луганске Сєвєродонецьку Lysychansk",
    "UA-48": "Николаеве Миколаєві Миколаєва Очакові Mykolaiv",
    "UA-46": "Львове Львові Львова Lviv Стрию",
    "UA-53": "Кременчуке Кременчуці Полтаві Полтаве Миргороді Kremenchuk Poltava",
    "UA-35": "Кропивницькому Олександрії Kropyvnytskyi",
    "UA-59": "Сумах Шостці Конотопі Sumy Охтирці",
    "UA-32": "Білій|Церкві Белой|Церкви Броварах Ірпені Борисполі Irpin Bila|Tserkva",
    "UA-68": "Хмельницькому Старокостянтинові Starokostiantyniv",
    "UA-05": "Вінниці Виннице Vinnytsia",
    "UA-77": "Чернівцях Чернівцями",
    "UA-74": "Чернігові Чернигове Ніжині Chernihiv",
    "BY-HO": "Гомеле Мозыре",
    "IL-TA": "Tel|Aviv Тель-Авиве",
    "IL-HA": "Haifa Хайфе",
    "IR-23": "Tehran Тегеране Тегераном",
    "IR-10": "Isfahan Natanz",
    "SY-DI": "Damascus Дамаске",
    "YE-HU": "Hodeidah Ходейде",
    "YE-SA": "Sanaa",
    "LB-BA": "Beirut Бейруте",
    "IQ-AR": "Erbil",
    "AE-AZ": "Abu|Dhabi",
    "PL-18": "Rzeszow Przemysl",
    "RO-TL": "Tulcea",
}


@pytest.mark.parametrize("region", TOWNS)
def test_towns_lie_in_their_regions(region: str) -> None:
    for word in TOWNS[region].split():
        forms = PLACES.find(fold(word.replace("|", " ")))
        regions = {PLACES.entry(form.id).region for form in forms if form.id.startswith("geonames:")}
        assert region in regions, (word, forms)


def test_no_town_is_dropped_where_several_share_a_name() -> None:
    regions = {PLACES.entry(form.id).region for form in PLACES.find("дзержинск")}
    assert {"RU-NIZ", "RU-IRK"} <= regions
    assert len(PLACES.find("каменка")) > 5


@pytest.mark.parametrize(
    ("phrase", "region"),
    [
        ("раменском", "RU-MOS"),
        ("мясниковский", "RU-ROS"),
        ("myasnikovsky", "RU-ROS"),
        ("шебекинского", "RU-BEL"),
        ("крымском", "RU-KDA"),
        ("джанкойському", "UA-43"),
        ("криворізькому", "UA-12"),
        ("синельниківському", "UA-12"),
        ("бахмутском", "UA-14"),
    ],
)
def test_districts_are_adjectives_inside_their_region(phrase: str, region: str) -> None:
    found = {PLACES.entry(form.id).region for form in PLACES.find(phrase) if form.id.startswith("district:")}
    assert region in found
    assert all(form.role == "adjective" for form in PLACES.find(phrase) if form.id.startswith("district:"))


@pytest.mark.parametrize(
    "phrase",
    [
        "of",
        "most",
        "mobile",
        "van",
        "hit",
        "orange",
        "reading",
        "police",
        "мир",
        "победа",
        "владимир",
        "восток",
        "шахты",
        "перемога",
        "зоря",
    ],
)
def test_forms_that_are_words_too_are_weak(phrase: str) -> None:
    assert all(form.weak for form in PLACES.find(phrase)), PLACES.find(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "белгород",
        "курск",
        "харків",
        "харьков",
        "одеса",
        "odesa",
        "львів",
        "kharkiv",
        "taganrog",
        "суджа",
        "николаев",
        "tehran",
        "беларусь",
        "польщу",
    ],
)
def test_names_in_the_news_are_not_weak(phrase: str) -> None:
    assert any(not form.weak and form.role == "name" for form in PLACES.find(phrase)), PLACES.find(phrase)


@given(st.sampled_from(sorted(PLACES.phrases())))
def test_every_phrase_is_folded_and_every_reading_is_a_place(phrase: str) -> None:
    assert fold(phrase) == phrase
    tokens = phrase.split(" ")
    assert PLACES.span(tokens[0]) >= len(tokens)
    assert PLACES.find(phrase)
    for form in PLACES.find(phrase):
        entry = PLACES.entry(form.id)
        assert entry.id == form.id and form.role in ("name", "adjective")
        if entry.region:
            assert PLACES.entry(entry.region).kind == "region"


@given(st.text(max_size=12))
def test_any_text_can_be_asked_for(text: str) -> None:
    assert isinstance(PLACES.find(fold(text)), tuple)
    assert PLACES.span(fold(text)) >= 0
