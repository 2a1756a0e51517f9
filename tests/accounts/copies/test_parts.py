"""The parts that the search for copies is made of, each on its own."""

from datetime import UTC, date, datetime, timedelta
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.accounts.copies import altered, repeated
from counterclaim.accounts.copies.addresses import plain
from counterclaim.accounts.copies.rarity import Facts
from counterclaim.accounts.copies.voices import cited, names_of, same_voice
from counterclaim.accounts.copies.words import words
from counterclaim.model import Claim, Count, Place, Quote, Speaker, Town, Window
from counterclaim.model.kept import Source

NIGHT = Window(date=date(2031, 7, 10), precision="night")
NOON = datetime(2031, 7, 10, 12, tzinfo=UTC)


def claim(name: str, low: int, place: str = "XA-1", *, high: int | None = -1, **fields: object) -> Claim:
    top = low if high == -1 else high
    made = Claim(name, "intercepted", "drone", Count(low, top), Quote(0, 1, "x"), places=(Place(place, "x"),))
    return made._replace(**{"window": NIGHT, **fields})


def test_what_dresses_a_text_up_is_no_part_of_it() -> None:
    plain_words = words("Сбито 14 беспилотников над областью — сообщил губернатор")
    dressed = words("🔥 **Сбито** __37__ беспилотников [над областью](https://t.me/x/1) - сообщил губернатор")
    assert plain_words.shingles == dressed.shingles
    assert plain_words.figures.keys() == {"14"}


@pytest.mark.parametrize(
    "form",
    [
        "https://t.me/channel/12",
        "http://www.t.me/channel/12/",
        "t.me/s/channel/12",
        "https://T.me/channel/12?single#x",
        "https://telegram.me/channel/12",
    ],
)
def test_one_post_has_many_addresses(form: str) -> None:
    assert plain(form) == "t.me/channel/12"


def test_other_addresses_keep_what_tells_them_apart() -> None:
    assert plain("https://www.paper.example/a?id=5") == "paper.example/a?id=5"
    assert plain("https://paper.example/A") != plain("https://paper.example/a")


def test_a_voice_is_known_in_any_inflection_but_not_by_an_office_alone() -> None:
    governor = names_of("t.me/vetrov_live", Source("t.me/vetrov_live", speaker="Илья Ветров", role="губернатор"))
    assert same_voice(cited(Speaker("Ветрова")), governor)
    assert same_voice(cited(Speaker(None, None, "vetrov_live")), governor)
    assert same_voice(cited(Speaker(None, "spokesperson of Илья Ветров")), governor)
    assert not same_voice(cited(Speaker("Ветровский")), names_of(None, Source("x", speaker="Вет")))
    assert not same_voice(cited(Speaker("Иван Ветров")), governor)
    assert not same_voice(cited(Speaker("Kai")), names_of(None, Source("x", speaker="Kaia")))
    assert cited(Speaker("authorities", "governor", None, ("media",))) == frozenset()
    assert not same_voice(cited(Speaker(None, "governor of Arden")), names_of(None, Source("x", role="governor")))


def test_common_numbers_say_little_and_copies_do_not_make_a_number_common() -> None:
    facts = Facts()
    rare = claim("a", 137)
    facts.add([rare], NOON)
    assert facts.bits(rare) == pytest.approx(log2(138 * 139))
    for _ in range(20):
        facts.add([rare], NOON)
    assert facts.bits(rare) == pytest.approx(log2(138 * 139))
    for region in range(30):
        facts.add([claim("b", 137, f"XA-{region + 5}")], NOON)
    assert facts.bits(rare) < 2
    assert facts.bits(claim("c", 100)) < facts.bits(claim("c", 101)) - 3
    assert facts.bits(rare._replace(background=True)) == 0
    assert facts.bits(rare._replace(count=Count(2, None, "plural"))) == 0


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 3)), max_size=20))
def test_facts_forgotten_leave_no_trace(told: list[tuple[int, int]]) -> None:
    facts, known = Facts(), claim("k", 7)
    facts.add([known], NOON)
    before = facts.bits(known)
    reports = [[claim("x", low, f"XA-{place}")] for low, place in told]
    for report in reports:
        facts.add(report, NOON)
    for report in reports:
        facts.remove(report, NOON)
    assert facts.bits(known) == before


def test_repeated_takes_each_claim_once_and_the_equal_place_first() -> None:
    original = (claim("o1", 5, "XA"), claim("o2", 5, "XA-2"), claim("o3", 5, "XA-1"))
    assert repeated((claim("c1", 5, "XA-1"), claim("c2", 5, "XA-3")), original) == (("c1", "o3"), ("c2", "o1"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, 1),
        ({"places": (Place("XA-2", "x"),)}, 0),
        ({"towns": (Town("Arden", None, "XA-1"),)}, 0),
        ({"measure": "launched"}, 0),
        ({"thing": "missile"}, 0),
        ({"window": NIGHT._replace(date=date(2031, 7, 12))}, 0),
        ({"count": Count(21, None, "more_than")}, 0),
        ({"count": Count(24, None, "more_than")}, 1),
        ({"count": Count(27, 27, "about")}, 0),
        ({"count": Count(60, 60, "about")}, 1),
        ({"count": Count(0, 25, "up_to")}, 0),
        ({"background": True}, 0),
        ({"cue": "further"}, 0),
        ({"stance": "denied"}, 0),
    ],
)
def test_only_the_same_assertion_is_altered(change: dict[str, object], expected: int) -> None:
    copy = (claim("c", 24)._replace(**change),)
    assert len(altered(copy, (claim("o", 23),))) == expected


def test_two_counts_at_one_place_are_not_set_against_each_other() -> None:
    assert altered((claim("c1", 3), claim("c2", 4)), (claim("o1", 5), claim("o2", 4))) == (("c1", "o1"),)
    assert altered((claim("c1", 3), claim("c2", 6)), (claim("o1", 5), claim("o2", 4))) == ()
    assert altered((claim("c1", 3), claim("c2", 6)), (claim("o1", 5),)) == ()
    assert altered((claim("c1", 3),), (claim("o1", 5), claim("o2", 4))) == ()


def test_a_part_is_compared_with_parts_and_a_full_list_with_the_country() -> None:
    whole = claim("o1", 14, closed=True, places=(Place("XA-1", "x"), Place("XA-2", "x")))
    part = claim("o2", 9, part_of="o1")
    assert altered((claim("c", 15, "XA", closed=True),), (whole, part)) == (("c", "o1"),)
    assert altered((claim("c", 8),), (whole, part)) == ()
    assert altered((claim("c0", 14, "XA"), claim("c", 8, part_of="c0")), (whole, part)) == (("c", "o2"),)


def test_windows_that_only_touch_are_not_of_one_time() -> None:
    def between(start: int, end: int) -> Window:
        return Window(NOON + timedelta(hours=start), NOON + timedelta(hours=end), precision="minute")

    def pairs(one: Window, other: Window) -> int:
        return len(repeated((claim("c", 5, window=one),), (claim("o", 5, window=other),)))

    assert pairs(between(0, 3), between(3, 6)) == 0
    assert pairs(between(0, 3), between(2, 6)) == 1
    assert pairs(between(3, 3), between(3, 6)) == 1
    assert pairs(Window(), between(3, 6)) == 1
