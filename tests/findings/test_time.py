from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counterclaim.model import Evidence, Window

from .conftest import Reports, at, between, look, mark, night

BACKWARDS = between("2025-07-10T20:00", "2025-07-10T04:00", zone="Europe/Moscow")


def test_a_window_that_ends_before_it_starts(report: Reports) -> None:
    first = report.claim(3, window=BACKWARDS, evidence=Evidence(window=(2, 7)))
    [finding] = look(first, report.claim(4, window=BACKWARDS), code="CC201")
    assert finding.claims == ("c1", "c2")
    assert finding.quotes[0].text == "brief"
    assert finding.proof == ("start 2025-07-10 23:00 Europe/Moscow > end 2025-07-10 07:00 Europe/Moscow",)
    assert finding.repairs == (
        "end 2025-07-10 07:00 Europe/Moscow → 2025-07-11 07:00 Europe/Moscow",
        "start 2025-07-10 23:00 Europe/Moscow → 2025-07-09 23:00 Europe/Moscow",
    )


def test_no_repair_by_a_day_where_a_day_does_not_mend_it(report: Reports) -> None:
    year, day = between("2025-07-10T20:00", "2024-07-11T04:00"), between("2025-07-10T20:00", "2025-07-09T20:00")
    found = look(report.claim(3, window=year), report.claim(3, window=day), code="CC201")
    assert [finding.repairs for finding in found] == [(), ()]


@pytest.mark.parametrize(
    "window",
    [
        between("2025-07-10T20:00", "2025-07-11T04:00"),
        between("2025-07-10T20:00", "2025-07-10T20:00"),
        Window(start=at("2025-07-10T20:00")),
        Window(end=at("2025-07-10T20:00")),
        night("2025-07-11"),
    ],
)
def test_windows_that_run_forward_or_are_half_open(report: Reports, window: Window) -> None:
    assert not look(report.claim(3, window=window), code="CC201")


def test_a_window_a_correction_retired(report: Reports) -> None:
    old = report.claim(3, window=BACKWARDS)
    assert not look(old, report.claim(4, corrects=old), code="CC201")


@pytest.mark.parametrize(
    "window",
    [
        between("2025-07-11T21:31", "2025-07-11T22:00"),
        night("2025-07-13"),
        night("2025-08-01"),
        Window(date=at("2025-07-12T00:00").date(), precision="day"),
    ],
)
def test_a_count_of_a_time_after_the_publication(report: Reports, window: Window) -> None:
    [finding] = look(report.claim(3, window=window), code="CC202")
    assert finding.severity == 3
    assert finding.rests_on
    assert "published 2025-07-11 09:30 UTC" in finding.message


@pytest.mark.parametrize(
    "window",
    [
        between("2025-07-11T21:30", "2025-07-11T22:00"),
        night("2025-07-12"),
        Window(end=at("2025-08-01T00:00")),
        Window(date=at("2025-07-11T00:00").date(), precision="day"),
    ],
)
def test_a_time_within_half_a_day_of_the_publication(report: Reports, window: Window) -> None:
    assert not look(report.claim(3, window=window), code="CC202")


def test_a_publication_known_to_the_day_lasts_all_that_day(report: Reports) -> None:
    day = datetime(2025, 7, 11, tzinfo=UTC)
    evening = report.claim(3, window=between("2025-07-11T21:00", "2025-07-11T22:00"))
    assert not look(evening, code="CC202", published=day)
    assert look(evening, code="CC202", published=day.replace(hour=1))


def test_a_publication_without_a_zone_is_taken_as_utc(report: Reports) -> None:
    late = report.claim(3, window=between("2025-07-13T21:00", "2025-07-13T22:00"))
    assert look(late, code="CC202", published=datetime(2025, 7, 11, 9))


def test_later_times_that_say_nothing(report: Reports) -> None:
    late = between("2025-09-12T20:00", "2025-09-12T22:00")
    assert not look(report.claim(3, window=late, background=True), code="CC202")
    assert not look(report.claim(3, window=late), code="CC202", published=None)


def test_one_event_in_two_years(report: Reports) -> None:
    note = mark("event_dates", "the 2023 attack", "earlier this year; 2023", claims=("c1",))
    [finding] = look(report.claim(24, background=True), code="CC203", marks=(note,))
    assert finding.message == "one event is given two dates: earlier this year; 2023"
    assert finding.claims == ("c1",)
    assert [quote.text for quote in finding.quotes] == ["the 2023 attack", "words 1"]
    assert finding.rests_on


@pytest.mark.parametrize(
    ("window", "outside"),
    [
        (between("2025-07-10T13:00", "2025-07-10T14:00"), True),
        (between("2025-07-09T08:00", "2025-07-09T20:00"), True),
        (Window(end=at("2025-07-10T09:01"), precision="minute"), True),
        (between("2025-07-10T04:00", "2025-07-10T08:00"), False),
        (between("2025-07-09T09:00", "2025-07-10T09:00"), False),
        (between("2025-07-10T13:00", "2025-07-10T14:00", precision="day"), False),
        (Window(), False),
    ],
)
def test_hours_outside_the_night_of_the_total(report: Reports, window: Window, outside: bool) -> None:
    whole = report.claim(11, window=night("2025-07-10", "Europe/Moscow"))
    part = report.claim(3, part_of=whole, window=window._replace(zone="Europe/Moscow"))
    assert [finding.claims for finding in look(whole, part, code="CC204")] == [("c1", "c2")] * outside


@pytest.mark.parametrize("zone", [None, "Nowhere/Unknown"])
def test_without_a_known_zone_no_hour_is_outside(report: Reports, zone: str | None) -> None:
    whole = report.claim(11, window=night("2025-07-10", zone))
    part = report.claim(3, part_of=whole, window=between("2025-07-10T20:00", "2025-07-10T21:00", zone=zone))
    assert not look(whole, part, code="CC204")


def test_hours_beside_a_night_that_they_are_no_part_of(report: Reports) -> None:
    whole = report.claim(11, window=night("2025-07-10"))
    beside = report.claim(3, window=between("2025-07-10T20:00", "2025-07-10T21:00"))
    assert not look(whole, beside, code="CC204")


def test_completed_years_make_one_note(report: Reports) -> None:
    notes = (
        mark("year_assumed", "July 10th", claims=("c1",)),
        mark("year_assumed", "9 July", claims=("c1",), start=40),
        mark("year_assumed", "8 July", start=60),  # no claim rests on it
    )
    [finding] = look(report.claim(3), code="CC205", marks=notes)
    assert finding.severity == 5
    assert finding.message.startswith("no year is written with “July 10th” and “9 July”;")
    assert finding.claims == ("c1",)


def test_a_year_far_from_the_publication() -> None:
    [finding] = look(code="CC206", marks=(mark("year_doubtful", "3 January 2024"),))
    assert finding.message == "“3 January 2024” lies far from the publication on 2025-07-11"
    assert finding.severity == 3


def test_a_far_year_of_background_alone(report: Reports) -> None:
    history, now = report.claim(90, background=True), report.claim(3)
    assert not look(history, now, code="CC206", marks=(mark("year_doubtful", "since 2021", claims=("c1",)),))
    assert look(history, now, code="CC206", marks=(mark("year_doubtful", "since 2021", claims=("c1", "c2")),))
