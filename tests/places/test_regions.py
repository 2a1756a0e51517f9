"""Regions, countries and seas as reports write them."""

import pytest

from counterclaim.model.text import fold
from counterclaim.places import Form, gazetteer

PLACES = gazetteer(("en", "ru", "uk"))

# Each phrase is a whole name; the codes it stands for.
NAMES = {
    "RU-BEL": "Белгородская область | Белгородской области | Белгородскую область | Белгородской областью | "
    "Белгородчине | "
    "Белгородщины | Belgorod region | Belgorod Oblast | Бєлгородської області | Бєлгородщині | белгородской обл",
    "RU-KDA": "Краснодарского края | Краснодарским краем | Кубани | Кубанью | Krasnodar Krai | Krasnodar Territory | "
    "Краснодарському краї",
    "RU-MOS": "Московской области | Подмосковьем | Подмосковья | Moscow region | Moscow Oblast | Підмосков'ї | "
    "Московської області",
    "RU-MOW": "Москва | Москвой | над Москвой | Moscow | Москвою | Москві",
    "RU-SPE": "Санкт-Петербурге | Петербургом | Saint Petersburg | St. Petersburg",
    "RU-LEN": "Ленинградской областью | Ленобласти | Leningrad region",
    "RU-TA": "Татарстане | Республики Татарстан | Татарстаном | Republic of Tatarstan",
    "RU-AD": "Адыгеи | Республике Адыгея | Адыгеей | Adygea",
    "RU-SE": "Северной Осетией | Северная Осетия | Республики Северная Осетия - Алания | North Ossetia",
    "RU-CE": "Чечни | Чеченской Республики | Chechnya",
    "RU-ORL": "Орловщине | Орловской области | Oryol region | Orel region",
    "RU-YAN": "Ямало-Ненецкого автономного округа | ЯНАО",
    "RU-MOS+RU-MOW": "Московский регион | Московского региона | над Московским регионом | столичном регионе",
    "UA-43": "Крым | Крыма | Крымом | Крыму | Республики Крым | Республикой Крым | АР Крим | Криму | Crimea | "
    "Crimean Peninsula | "
    "Крымского полуострова | Republic of Crimea | Автономної Республіки Крим",
    "UA-40": "Севастополя | Севастополем | Sevastopol | Севастополі",
    "UA-14": "ДНР | Донеччині | Донецкой Народной Республики | Донецької області | Donetsk People's Republic | "
    "Donetsk region | DPR",
    "UA-09": "ЛНР | Луганщини | Луганской Народной Республикой | Luhansk oblast | Lugansk region",
    "UA-23": "Запорожской области | Запорізькою областю | Zaporizhzhia region | Zaporozhye region",
    "UA-65": "Херсонщині | Херсонской областью | Kherson oblast",
    "UA-30": "Київ | Києва | Києві | Києвом | Киев | Киеве | Киевом | Kyiv | Kiev",
    "UA-32": "Київщина | Київщині | Киевской области | Kyiv oblast | Kiev region",
    "UA-63": "Харківщина | Харківщині | Харківщиною | Харьковской области | Kharkiv region | Kharkov region",
    "UA-12": "Дніпропетровщині | Днепропетровской области | Dnipropetrovsk region",
    "UA-51": "Одещині | Одещину | Одесской области | Одеської області | Odesa oblast | Odessa region",
    "UA-26": "Прикарпатті | Івано-Франківщина | Ивано-Франковской области | Ivano-Frankivsk region",
    "UA-77": "Буковині | Чернівецької області | Черновицкой областью",
    "UA-07": "Волині | Волинню | Волынской области | Volyn",
    "UA-21": "Закарпаття | Закарпатті | Закарпатской области | Zakarpattia",
    "UA-59": "Сумщина | Сумщині | Сумской области | Sumy oblast",
    "BY-HO": "Гомельской области | Гомельщині | Gomel region",
    "PL-06": "Люблинского воеводства | Люблінському воєводстві | Lublin Voivodeship",
    "MD-SN": "Приднестровья | Придністров'ї | Transnistria",
    "IR-06": "Khuzestan",
    "SY-QU": "Golan Heights | Golan",
    "IN-JK": "Jammu and Kashmir",
    "RU": "Россия | России | Россией | РФ | Российской Федерации | Росії | Росією | Russia | Russian Federation",
    "UA": "Украины | Україна | Україні | Ukraine",
    "AE": "ОАЭ | Объединенных Арабских Эмиратов | UAE",
    "US": "США | Соединенных Штатов | U.S. | United States",
    "PS": "Gaza Strip | сектора Газа | West Bank",
    "IR": "Ирана | Іраном | Iran",
    "sea:black": "Чёрного моря | Черным морем | Чорного моря | Чорному морі | Black Sea",
    "sea:azov": "Азовского моря | Азовським морем | Sea of Azov | Azov Sea",
    "sea:caspian": "Каспийским морем | Каспия | Каспійського моря | Caspian Sea",
    "sea:red": "Красного моря | Red Sea",
    "sea:aden": "Аденского залива | Gulf of Aden",
    "sea:baltic": "Балтийского моря | Балтики | Baltic Sea",
}


def _bare(phrase: str) -> str:
    return fold(phrase.removeprefix("над "))


@pytest.mark.parametrize("code", NAMES)
def test_names_in_their_case_forms(code: str) -> None:
    for phrase in NAMES[code].split(" | "):
        found = PLACES.find(_bare(phrase))
        assert Form(code, "name") in found, (phrase, found)
        assert _bare(phrase) in PLACES.core
        assert PLACES.span(_bare(phrase).split(" ")[0]) >= len(_bare(phrase).split(" "))


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Белгородской Брянской Курской Воронежской Ростовской", ["RU-BEL", "RU-BRY", "RU-KRS", "RU-VOR", "RU-ROS"]),
        ("Харківській Сумській Чернігівській Одеській", ["UA-63", "UA-59", "UA-74", "UA-51"]),
        ("Belgorod Kursk Penza Smolensk Moscow Kyiv", ["RU-BEL", "RU-KRS", "RU-PNZ", "RU-SMO", "RU-MOS", "UA-32"]),
        ("Азовским Черным", ["sea:azov", "sea:black"]),
        ("Краснодарским Ставропольским Приморском", ["RU-KDA", "RU-STA", "RU-PRI"]),
        ("Брянская Калужские Тульскую Орловской Тверским", ["RU-BRY", "RU-KLU", "RU-TUL", "RU-ORL", "RU-TVE"]),
    ],
)
def test_adjectives_wait_for_a_head_noun(sentence: str, codes: list[str]) -> None:
    for word, code in zip(sentence.split(), codes, strict=True):
        assert Form(code, "adjective") in PLACES.find(fold(word)), word
        assert Form(code, "name") not in PLACES.find(fold(word))


def test_every_region_of_russia_and_ukraine_has_names_in_each_language() -> None:
    for language in ("en", "ru", "uk"):
        named = {form.id for forms in gazetteer((language,)).core.values() for form in forms if form.role == "name"}
        regions = {code for code in PLACES.regions() if code[:2] in ("RU", "UA")}
        assert len({code for code in regions if "+" not in code}) == 83 + 27
        assert regions <= named, regions - named


def test_a_name_of_one_region_is_no_name_of_another() -> None:
    known = {"altai region", "region of altai"}
    for phrase, forms in PLACES.core.items():
        named = {form.id for form in forms if form.role == "name" and form.id[:3] in ("RU-", "UA-")}
        if phrase not in known:
            assert len(named) <= 1, (phrase, named)


def test_containment() -> None:
    assert PLACES.parent("RU-BEL") == "RU"
    assert PLACES.parent("RU") is None
    assert PLACES.parent("sea:black") is None
    assert PLACES.contains("RU", "RU-BEL") and not PLACES.contains("RU-BEL", "RU")
    assert PLACES.contains("UA", "UA-43") and not PLACES.contains("RU", "UA-43")
    assert PLACES.contains("RU-MOS+RU-MOW", "RU-MOW") and PLACES.contains("RU", "RU-MOS+RU-MOW")
    assert not PLACES.contains("RU-MOW", "RU-MOS+RU-MOW")
    assert PLACES.contains("IQ", "IQ-AR") and PLACES.contains("IQ-KR", "IQ-AR")
    assert PLACES.contains("RU", "geonames:578072") and PLACES.contains("RU-BEL", "geonames:578072")


def test_labels_are_english() -> None:
    assert PLACES.label("RU-BEL") == "Belgorod Oblast"
    assert PLACES.label("sea:azov") == "Sea of Azov"
    assert PLACES.label("UA-43") == "Crimea"
    assert PLACES.label("nowhere") == "nowhere"
