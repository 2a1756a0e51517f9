"""Numbers that are not plain ones: stated zeros, withheld and corrected ones, words that refer to one before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counterclaim.model import Claim, Document
from counterclaim.reading import read

PUBLISHED = datetime(2025, 7, 10, 6, tzinfo=UTC)


def claims(text: str) -> tuple[Claim, ...]:
    return read(Document(text, published=PUBLISHED))[1].claims


def told(text: str) -> list[tuple[str, str, int, int | None]]:
    return [(c.measure, c.thing, c.count.low, c.count.high) for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "measure", "thing"),
    [
        ("Not a single drone was shot down over Bryansk Region overnight.", "intercepted", "drone"),
        ("No drones were shot down over Kursk Region overnight.", "intercepted", "drone"),
        ("No missile launches were recorded overnight over Sumy Region.", "launched", "missile"),
        ("No new drone attacks were recorded in Sumy Region overnight.", "launched", "drone"),
        ("Над Брянской областью за ночь не сбито ни одного беспилотника.", "intercepted", "drone"),
        ("За ночь над Курской областью ни один беспилотник не сбит.", "intercepted", "drone"),
        ("Пусков ракет за сутки не зафиксировано.", "launched", "missile"),
        ("Атак беспилотников на Брянскую область не зафиксировано.", "launched", "drone"),
        ("Над Сумщиною вночі не збито жодного дрона.", "intercepted", "drone"),
        ("Атак дронів на Сумщину не зафіксовано.", "launched", "drone"),
    ],
)
def test_a_stated_zero_is_a_claim_of_none(text: str, measure: str, thing: str) -> None:
    (claim,) = claims(text)
    assert (claim.measure, claim.thing, claim.count[:2], claim.count.form) == (measure, thing, (0, 0), "zero")


@pytest.mark.parametrize(
    "text",
    [
        "After the drone attack on Kursk there was no damage and no one was hurt.",
        "После атаки беспилотников на Курск пострадавших и разрушений нет.",
        "Атаки беспилотников на Курск не привели к жертвам.",
        "З атакою дронів на Суми пошкоджень немає.",
        "With no drones left, the enemy shelled Sumy Region.",
    ],
)
def test_no_harm_is_not_no_attack(text: str) -> None:
    assert not [c for c in claims(text) if c.measure in ("launched", "intercepted") and c.count.high == 0]


def test_none_that_crossed_is_not_none_that_came() -> None:
    text = "По области выпущено 96 дронов. Ни один беспилотник не пересёк границу."
    assert told(text) == [("launched", "drone", 96, 96)]


def test_none_of_twelve_reaching_the_target_is_all_twelve() -> None:
    assert told("Ни один из 12 беспилотников не достиг цели.") == [("suppressed", "drone", 12, 12)]


@pytest.mark.parametrize(
    "text",
    [
        "Число сбитых аппаратов называть не буду, сказал губернатор Курской области.",
        "Количество сбитых беспилотников уточняется.",
        "Сколько беспилотников сбито над Курской областью, не сообщается.",
        "Кількість збитих БпЛА уточнюється.",
        "Скільки дронів збито над Сумщиною, не повідомляється.",
        "The number of downed drones over Kursk Region is being established.",
        "He did not say how many drones were shot down over Kursk Region.",
    ],
)
def test_a_number_withheld_is_no_claim(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Над Курской областью сбито 18 БПЛА, а не 17.", 18),
        ("Уточнение: над Курской областью сбито 18 БПЛА, а не 17, как сообщалось ранее.", 18),
        ("Сбито не 17, а 18 беспилотников над Курской областью.", 18),
        ("Над Тульской областью уничтожено 15, а не 13 беспилотников.", 15),
        ("Збито 25 дронів, а не 26.", 25),
        ("Over Kursk Region 22 drones were shot down, not 20 as reported earlier.", 22),
        ("Air defence shot down 22 drones over Kursk Region, instead of the 20 reported earlier.", 22),
        ("22 drones, not 20, were shot down over Bryansk Region.", 22),
    ],
)
def test_a_number_told_instead_of_another_is_the_only_claim_and_news(text: str, number: int) -> None:
    (claim,) = claims(text)
    assert (claim.measure, claim.thing, claim.count[:2]) == ("intercepted", "drone", (number, number))
    assert (claim.cue, claim.background) == ("corrects", False)


@pytest.mark.parametrize(
    "text",
    [
        "Как сообщалось ранее, над Курской областью сбито 20 БПЛА, на самом деле 22.",
        "Над Курской областью сбито 20 БПЛА.\nUPD: число сбитых беспилотников увеличилось до 22.",
        "Над Сумщиною збито 20 дронів.\nUPD: збито 22 дрони, а не 20.",
        "Over Bryansk Region 20 drones were shot down.\nCORRECTION: 22 drones were shot down, not 20.",
    ],
)
def test_a_correction_names_the_claim_that_it_replaces(text: str) -> None:
    old, new = claims(text)
    assert (old.count.low, new.count.low, new.corrects, new.background) == (20, 22, old.id, False)
    assert new.places == old.places


def test_what_is_told_not_to_be_is_no_claim() -> None:
    assert told("Над Курской областью сбито 20 беспилотников, а не ракет.") == [("intercepted", "drone", 20, 20)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Nine drones attacked Kursk Region. All nine were shot down.", ("intercepted", 9)),
        ("Russia launched 50 drones at Sumy Region. They were all shot down.", ("intercepted", 50)),
        ("Two drones flew into Tula Region. Both were shot down.", ("intercepted", 2)),
        ("Russia launched 12 missiles at Kyiv. Nine were shot down. The remaining three were lost.", ("suppressed", 3)),
        ("Russia launched 12 missiles at Kyiv. Nine were shot down. The rest reached their targets.", ("hit", 3)),
        ("Russia launched 50 drones at Ukraine. Of these, 30 were shot down.", ("intercepted", 30)),
        ("По Курской области выпущено девять беспилотников. Все сбиты.", ("intercepted", 9)),
        ("На Тулу летели два беспилотника. Оба сбиты.", ("intercepted", 2)),
        ("По Киеву выпущено 12 ракет. Сбито девять. Остальные не достигли цели.", ("suppressed", 3)),
        ("По Сумщині випущено дев'ять дронів. Усі дев'ять збито.", ("intercepted", 9)),
        ("По Сумщині випущено дев'ять дронів. Усі збито.", ("intercepted", 9)),
        ("По Києву випущено 12 ракет. Збито дев'ять. Решта три не досягли цілі.", ("suppressed", 3)),
    ],
)
def test_what_refers_to_a_number_before_takes_it(text: str, last: tuple[str, int]) -> None:
    found = claims(text)
    assert (found[-1].measure, found[-1].count.low, found[-1].count.high) == (last[0], last[1], last[1])
    assert {p.code for p in found[-1].places} == {p.code for p in found[0].places}  # no "all" or "rest" is a town


def test_the_rest_of_an_open_number_is_left_open() -> None:
    text = "Russia launched dozens of drones at Kyiv. Nine were shot down. The rest reached their targets."
    assert ("hit", "drone") not in [(c.measure, c.thing) for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ukraine destroyed five aircraft on the ground at the Saki airfield in Crimea.",
            ("damaged", "aircraft", 5, 5),
        ),
        ("На аэродроме Саки в Крыму уничтожены три самолёта.", ("damaged", "aircraft", 3, 3)),
        ("На аеродромі Саки в Криму знищено гелікоптер.", ("damaged", "helicopter", 1, 1)),
        ("ПВО уничтожила два самолёта над Крымом.", ("intercepted", "aircraft", 2, 2)),
    ],
)
def test_what_is_destroyed_where_it_stands_is_damaged(text: str, expected: tuple[str, str, int, int]) -> None:
    assert told(text) == [expected]


def test_an_emergency_number_counts_nobody() -> None:
    for text in (
        "По данным 112, мужчина получил травму лица при атаке дрона.",
        "В службе 112 сообщили о пострадавших при атаке дрона в Белгороде.",
    ):
        assert 112 not in [c.count.low for c in claims(text)]


def test_a_number_that_closes_its_clause_is_of_its_act() -> None:
    text = "Над Курской областью сбито 17 беспилотников, подавлено средствами РЭБ 11."
    assert told(text) == [("intercepted", "drone", 17, 17), ("suppressed", "drone", 11, 11)]


def test_people_are_counted_where_the_cause_is_told_later() -> None:
    text = "Three people were injured in Belgorod when debris of a drone fell on a house."
    assert told(text) == [("injured", "person", 3, 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All 12 missiles fired by Iran at Haifa were shot down.", [("launched", 12), ("intercepted", 12)]),
        ("44 of 64 drones launched by Russia overnight were shot down.", [("intercepted", 44), ("launched", 64)]),
        ("12 ракет, выпущенных по Киеву, были сбиты.", [("launched", 12), ("intercepted", 12)]),
        ("12 missiles fired at Haifa hit a depot and were tracked.", [("launched", 12)]),
    ],
)
def test_weapons_that_were_fired_and_shot_down_are_both(text: str, expected: list[tuple[str, int]]) -> None:
    found = [(c.measure, c.count.low) for c in claims(text) if c.thing in ("missile", "drone")]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Дрон атакував нафтобазу в Прилуках", "uk"),
        ("Знищено 17 БпЛА, подавлено 11", "uk"),
        ("Дрон атаковал нефтебазу в Туле", "ru"),
        ("06.08\n\nЗБИТО:\n- 5 дронів\n\nhttps://t.me/example https://www.example.com/some/page/of/theirs", "uk"),
    ],
)
def test_a_short_text_is_in_the_language_that_knows_its_words(text: str, language: str) -> None:
    assert read(Document(text))[0].language == language


def test_history_in_brackets_is_of_what_stands_in_them() -> None:
    (claim,) = claims("Over Kursk Region 22 drones were shot down (earlier reports said 20).")
    assert (claim.count.low, claim.background) == (22, False)


@pytest.mark.parametrize(
    "text", ["The number of drones shot down over Tula Region was 12.", "Сбито над Тулой БПЛА 12."]
)
def test_an_amount_with_its_number_is_a_claim(text: str) -> None:
    assert told(text) == [("intercepted", "drone", 12, 12)]


def test_an_hour_is_no_missile() -> None:
    (claim,) = claims("Россия выпустила 12 ракет по Киеву.")
    assert [p.code for p in claim.places] == ["UA-30"]
    (claim,) = claims("В 5:40 по Киеву сбиты 12 ракет над Сумской областью.")
    assert claim.window.start == datetime(2025, 7, 10, 2, 40, tzinfo=UTC)
