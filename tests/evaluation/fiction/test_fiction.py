"""Invented ledgers: the same for a seed, true where they say so, altered where they say so, and worded as meant."""

from datetime import date, timedelta
from random import Random
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.evaluation.fiction import claims, fiction, misread
from counterclaim.evaluation.fiction.altered import ALTERED, alter
from counterclaim.evaluation.fiction.make import FIRST
from counterclaim.evaluation.fiction.meant import SLOTS
from counterclaim.evaluation.fiction.raids import REGIONS, raid
from counterclaim.evaluation.fiction.records import Raid, Telling
from counterclaim.evaluation.fiction.relays import OUTLETS
from counterclaim.evaluation.fiction.tellings import command, governors, ministry
from counterclaim.evaluation.fiction.wording import Counted, words
from counterclaim.pipeline import read_only

raids = st.builds(
    lambda country, seed: raid(FIRST, country, Random(seed)), st.sampled_from(sorted(REGIONS)), st.integers(0, 10**6)
)


def happened(told: Telling, slot: str, where: Raid, since: int = 0, until: int = 720) -> int:
    """The number behind a slot, found by walking the events anew."""
    measure, thing = SLOTS[slot]
    number = 0
    for minute, place, kind, outcome in where.events:
        here = told.place is None or told.kind == "including" or told.place == place
        number += kind == thing and outcome == (measure if measure != "launched" else outcome) and here and (
            since <= minute < until
        )  # fmt: skip
    return number


@given(raids, st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_officials_tell_what_happened(where: Raid, seed: int) -> None:
    chance = Random(seed)
    for told in (*command(where, chance), *ministry(where, chance), *governors(where, chance)):
        numbers = dict(told.numbers)
        if told.kind == "total" and numbers["total"] != happened(told, "total", where):
            assert happened(told, "total", where) - 3 <= numbers["total"] < happened(told, "total", where)
            continue  # the first word of an official who corrects it
        for slot in SLOTS.keys() & numbers.keys():
            true = happened(told, slot, where, told.since, told.until)
            if told.kind == "about":
                assert abs(numbers[slot] - true) <= 0.1 * true
            elif told.kind == "over_floor":
                assert numbers[slot] < true
            else:
                assert numbers[slot] == true
        for place, number in told.parts:
            at = told._replace(place=place, kind="split")
            assert number == happened(at, "total", where)
        if told.kind == "split":
            assert sum(number for _, number in told.parts) == numbers["total"]
        if told.kind == "zero":
            assert not happened(told, "total", where)


def test_the_same_seed_gives_the_same_ledger() -> None:
    assert fiction(7, 9) == fiction(7, 9)
    assert fiction(7, 9).entries != fiction(8, 9).entries


def test_a_shorter_ledger_is_told_apart_by_its_reports() -> None:
    made = fiction(3, 14)
    assert len({entry.id for entry in made.entries}) == len(made.entries)
    assert [entry.document.published for entry in made.entries] == sorted(
        entry.document.published for entry in made.entries if entry.document.published
    )
    assert {entry.document.language for entry in made.entries} == {"en", "ru", "uk"}
    assert {entry.document.source for entry in made.entries} <= made.sources.keys()


def test_nothing_is_altered_unless_asked() -> None:
    made = fiction(5, 14, rate=0)
    assert not made.truth.altered
    assert all(fact.honest for fact in made.truth.facts)


def test_what_is_altered_is_told_and_its_night_is_not_honest() -> None:
    made = fiction(5, 14, rate=0.5)
    text = {entry.id: entry.document.text for entry in made.entries}
    assert made.truth.altered
    for each in made.truth.altered:
        own = words({"RU": "ru", "UA": "uk"}[each.country]), words("en")
        forms = {
            str(each.told),
            *(str(found["words"].get(each.told)) for found in own),
            words("uk")["words"].get(each.told),
        }
        forms |= {words("ru")["words"].get(each.told)}
        assert each.told != each.meant
        assert any(form and form in text[each.report].lower() for form in forms), (each, text[each.report])
    unhonest = {(each.morning, each.country) for each in made.truth.altered}
    assert unhonest
    assert all(fact.honest != ((fact.morning, fact.place.partition("-")[0]) in unhonest) for fact in made.truth.facts)


@given(raids, st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_an_altered_report_differs_in_one_number(where: Raid, seed: int) -> None:
    chance = Random(seed)
    for told in command(where, chance):
        found = alter(told, chance)
        if found is None:
            assert told.kind not in ALTERED
            continue
        changed, change = found
        before, after = ([*each.numbers, *each.parts] for each in (told, changed))
        assert [(one, other) for one, other in zip(before, after, strict=True) if one != other] == [
            ((change.slot, change.meant), (change.slot, change.told))
        ]
        assert change.told >= 0


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_template_says_all_that_is_meant(language: str) -> None:
    slots: dict[str, set[str]] = {}
    chance = Random(1)
    for step in range(400):
        where = raid(date.fromordinal(FIRST.toordinal() + step), ("RU", "UA")[step % 2], chance)
        for told in (*command(where, chance), *ministry(where, chance), *governors(where, chance)):
            slots.setdefault(told.kind, {slot for slot, _ in told.numbers})
    texts = words(language)["texts"]
    assert slots.keys() <= texts.keys()
    for kind, needed in slots.items():
        for template in texts[kind]:
            used = {name for _, name, _, _ in Formatter().parse(template) if name}
            assert needed <= used, (kind, template)


def test_every_outlet_can_relay() -> None:
    for language in OUTLETS.values():
        assert {"relay_total", "relay_attack", "relay_region", "filler"} <= words(language)["texts"].keys()
        assert words(language)["over"].keys() == {place for places in REGIONS.values() for place in places}


RUSSIAN = {
    1: "",
    3: "а",
    5: "ов",
    10: "ов",
    11: "ов",
    14: "ов",
    21: "",
    24: "а",
    40: "ов",
    101: "",
    111: "ов",
    122: "а",
}


@pytest.mark.parametrize(("number", "ending"), RUSSIAN.items())
def test_nouns_follow_their_numbers(number: int, ending: str) -> None:
    assert format(Counted(number, "drone", words("ru")), "count").partition(" ")[2] == f"беспилотник{ending}"


@pytest.mark.parametrize("number", [2, 11, 21, 101])
def test_one_thing_is_one_thing_alone(number: int) -> None:
    assert format(Counted(1, "drone", words("en")), "count") == "one drone"
    assert format(Counted(number, "drone", words("en")), "count").endswith(" drones")


def test_small_numbers_agree_with_what_they_count() -> None:
    assert format(Counted(2, "drone", words("ru")), "count") == "два беспилотника"
    assert format(Counted(2, "cruise_missile", words("ru")), "count") == "две крылатые ракеты"


def test_the_reader_reads_most_reports_as_they_were_meant() -> None:
    made = fiction(11, 10)
    read = [
        (entry.id, read_only(entry.document, zone=made.sources[entry.document.source or ""].zone).claims)
        for entry in made.entries
    ]
    assert len(misread(made.truth.said, read)) <= 0.1 * len(read)


def test_a_misread_report_is_told() -> None:
    made = fiction(11, 3)
    told = next(report for report, said in made.truth.said.items() if said)
    (found,) = misread(made.truth.said, [(told, ())])
    assert (found.report, found.missed, found.extra) == (told, made.truth.said[told], ())


def test_claims_by_the_million_lie_in_their_texts() -> None:
    rows = list(claims(4, 2_000))
    assert rows == list(claims(4, 2_000))
    assert sum(len(answer.claims) for _, answer in rows) >= 2_000
    assert len({entry.id for entry, _ in rows}) == len(rows)
    altered = splits = 0
    for entry, answer in rows:
        text = entry.document.text
        for claim in answer.claims:
            assert text[claim.quote.start : claim.quote.stop] == claim.quote.text
            assert claim.evidence.count and text[slice(*claim.evidence.count)] == str(claim.count.low)
            assert claim.evidence.thing and text[slice(*claim.evidence.thing)] == "drones"
            assert text[slice(*claim.evidence.places[0])] == ", ".join(place.code for place in claim.places)
        parts = [claim.count.low for claim in answer.claims if claim.part_of == "c1"]
        if parts:
            splits += 1
            altered += sum(parts) != answer.claims[0].count.low
    assert 0 < altered < splits / 5


def test_what_is_said_to_show_within_a_report_does() -> None:
    made = fiction(9, 60, rate=0.4)
    seen = set()
    for each in made.truth.altered:
        said = made.truth.said[each.report]
        if each.kind == "split":
            total, *parts = (one.low for one in said)
            assert each.shows
            assert total != sum(parts)
        elif each.kind == "attack":
            numbers = {one.measure: one.low for one in said}
            assert each.shows
            assert numbers.pop("launched") < sum(numbers.values())
        elif each.kind.startswith("relay"):
            original = made.truth.said[made.truth.copies[each.report]]
            assert each.shows
            assert each.told not in [one.low for one in original] or each.meant != each.told
        seen.add(each.kind)
    assert {"split", "attack", "region", "relay_total", "relay_region"} <= seen


def test_an_altered_region_that_shows_is_told_otherwise_by_the_command() -> None:
    made = fiction(9, 120, rate=0.4)
    told = {entry.id: entry.document for entry in made.entries}
    altered = [each for each in made.truth.altered if each.kind == "region" and each.shows]
    assert altered
    for each in altered:
        ((place,),) = {one.places for one in made.truth.said[each.report]}
        about = told[each.report].published
        others = [
            one.low
            for report, said in made.truth.said.items()
            if len(said) > 2 and (told[report].source or "").startswith("command")
            and about and abs((told[report].published or about) - about) < timedelta(hours=12)
            for one in said
            if one.places == (place,)
        ]  # fmt: skip
        assert any(number != each.told for number in others)
