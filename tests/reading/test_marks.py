"""Marks beside claims: each kind where it belongs, and none on sound texts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.languages.load import available, lexicon
from counterclaim.model import Document, Mark
from counterclaim.places import gazetteer
from counterclaim.reading import read
from counterclaim.reading.noticed.unreadable import unreadable
from counterclaim.reading.words.mentions import scan
from counterclaim.reading.words.tokens import tokenise

PUBLISHED = datetime(2025, 7, 11, 6, tzinfo=UTC)


def noticed(text: str, kind: str, language: str = "en") -> list[Mark]:
    return [mark for mark in read(Document(text, None, PUBLISHED, language=language))[1].marks if mark.kind == kind]


@pytest.mark.parametrize(
    ("language", "text", "word", "guess"),
    [
        (
            "en",
            "The council urged a “stocrate size” reply to the attack by two drones.",
            "stocrate",
            "hundredfold (Russian “стократ”)",
        ),
        ("en", "Air defences shot down dvadtsat drones.", "dvadtsat", "20 (Russian “двадцать”)"),
        ("en", "Air defences shot down thirten drones.", "thirten", "13 (English “thirteen”)"),
        ("ru", "Сбито твенти беспилотников.", "твенти", "20 (English “twenty”)"),
        ("uk", "Збито двадцятьь дронів.", "двадцятьь", "20 (Ukrainian “двадцять”)"),
        ("en", "They sent drones of “vlyzhskogq scale” to the port and shot down two drones.", "vlyzhskogq", ""),
    ],
)
def test_a_word_that_is_none_is_told_with_what_it_may_have_been(
    language: str, text: str, word: str, guess: str
) -> None:
    assert [(mark.quote.text, mark.detail) for mark in noticed(text, "unreadable", language)] == [(word, guess)]


@pytest.mark.parametrize(
    "text",
    [
        "The “industrial scale” of the attack surprised them: 300 drones were launched.",
        "These drones and those missiles were shot down; other drones hit the port.",
        "Air defences shot down hostile drones of modest size and several glide bombs.",
        "The Stokrat drone was shot down.",
    ],
)
def test_words_of_the_language_and_names_are_not_marked(text: str) -> None:
    assert noticed(text, "unreadable") == []


NUMBERS = [
    (code, form) for code in ("en", "ru", "uk") for form, senses in lexicon(code).forms.items() if "numeral" in senses
]


@given(st.sampled_from(NUMBERS))
def test_a_number_word_is_never_unreadable(number: tuple[str, str]) -> None:
    code, form = number
    things = (word for word, senses in lexicon(code).forms.items() if "thing" in senses and senses["thing"].number)
    noun = next(things)
    tokens = tokenise(f"{form} {noun}")
    hits = {hit.i: hit for hit in scan(tokens, 0, len(tokens.word), lexicon(code), gazetteer(available()))}
    assert list(unreadable(tokens, hits, lexicon(code))) == []


def test_letters_of_two_alphabets() -> None:
    (mark,) = noticed("Сбиты два бecпилoтникa.", "mixed_script", "ru")  # Latin e, c, o, a
    assert (mark.quote.text, mark.detail) == ("бecпилoтникa", "беспилотника")
    assert noticed("Сбиты две ракеты C-300 и FPV-дрон.", "mixed_script", "ru") == []


LONG = "В течение ночи дежурными средствами ПВО уничтожены беспилотники. " * 7


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LONG[:400], "ru"),
        ("In the night, air defences shot down 12 drones over the region, 5 of which fell in the", "en"),
        ("Уничтожены 12 беспилотников: 4 над Курской областью, 3 над Брянской областью, 2 над…", "ru"),
        (LONG[:300] + "[Минобороны России](https://t.me/exam", "ru"),
        ("Уночі сили ППО збили 12 дронів над Сумською областю та ще три дрони над", "uk"),
    ],
)
def test_a_text_that_breaks_off(text: str, language: str) -> None:
    (mark,) = noticed(text, "truncated", language)
    assert text.rstrip().endswith(mark.quote.text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LONG, "ru"),
        (LONG + "\n\n[Минобороны России](https://t.me/example)", "ru"),
        ("Над Курской областью ночью сбиты два украинских беспилотника, сообщил губернатор региона", "ru"),
        ("Two drones were shot down over the port overnight and a third hit a depot in the district — governor", "en"),
        (LONG[:395] + "дом.\n", "ru"),
        ("Two drones were shot down", "en"),
    ],
)
def test_signatures_headlines_and_full_stops_end_a_text(text: str, language: str) -> None:
    assert noticed(text, "truncated", language) == []


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            "Three drones hit the depot, as corroborated by multiple intercepted communications and satellite imagery.",
            "en", ["multiple intercepted communications and satellite imagery"],
        ),
        ("Три дрона попали в склад, что подтверждается спутниковыми снимками.", "ru", ["спутниковыми снимками"]),
        ("Три дрони влучили в склад, що підтверджується супутниковими знімками.", "uk", ["супутниковими знімками"]),
        ("Three drones hit the depot, corroborated by satellite imagery from Maxar.", "en", []),
        ("Three drones hit the depot, confirmed by the governor.", "en", []),
    ],
)  # fmt: skip
def test_evidence_with_nobody_named(text: str, language: str, words: list[str]) -> None:
    assert [mark.quote.text for mark in noticed(text, "corroboration", language)] == words


def test_one_event_in_two_years() -> None:
    text = "Earlier this year a drone struck the beach, a reference to the devastating 2023 attack."
    (mark,) = noticed(text, "event_dates")
    assert mark.detail == "earlier this year (2025) and 2023"
    assert noticed(text.replace("2023", "2025"), "event_dates") == []
    assert noticed("Earlier this year a drone struck the beach; the 2023 attack was worse.", "event_dates") == []


def test_an_assumed_year_names_the_claims_that_rest_on_it() -> None:
    text = "On July 10th, 14 drones were shot down. Three drones were downed between 7:00 and 7:30. In 2023 two fell."
    extract = read(Document(text, None, PUBLISHED, language="en"))[1]
    (mark,) = [mark for mark in extract.marks if mark.kind == "year_assumed"]
    counts = {claim.id: claim.count.low for claim in extract.claims}
    assert mark.detail == "2025-07-10"
    assert [counts[key] for key in mark.claims] == [14, 3]
