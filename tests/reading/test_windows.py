"""Time phrases become windows in UTC, in the zone that was meant, against the time of publication."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from counterclaim.findings.time import find
from counterclaim.model import Document, Window
from counterclaim.reading import read

RU = "{} сбиты три беспилотника над Курской областью."
EN = "{} three drones were shot down over the Kursk region."
UK = "{} збито три безпілотники над Одеською областю."


def window(text: str, language: str, published: str | None) -> Window:
    moment = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    (claim,) = read(Document(text, published=moment, language=language))[1].claims
    return claim.window


@pytest.mark.parametrize(
    ("phrase", "frame", "language", "published", "start", "end"),
    [
        ("С 12.00 мск до 17.00 мск", RU, "ru", "2025-11-05T14:02", "2025-11-05T09:00", "2025-11-05T14:00"),
        ("С 20.00 мск 22 мая до 7.00 мск 23 мая", RU, "ru", "2025-05-23T05:00", "2025-05-22T17:00", "2025-05-23T04:00"),
        (
            "С 21.30 мск 5 мая т.г. до 6.00 мск 6 мая т.г.",
            RU,
            "ru",
            "2025-05-06T05:00",
            "2025-05-05T18:30",
            "2025-05-06T03:00",
        ),
        ("С 22.00 до 6.00 мск", RU, "ru", "2025-02-08T04:00", "2025-02-07T19:00", "2025-02-08T03:00"),
        ("С 21.00 до 24.00 мск", RU, "ru", "2025-02-08T21:30", "2025-02-08T18:00", "2025-02-08T21:00"),
        ("Около 23.05 мск", RU, "ru", "2024-07-13T20:58", "2024-07-13T20:05", "2024-07-13T20:05"),
        ("Около 23.50 мск", RU, "ru", "2024-07-13T21:30", "2024-07-13T20:50", "2024-07-13T20:50"),
        ("On July 10", EN, "en", "2025-07-11T00:00", "2025-07-09T21:00", "2025-07-10T21:00"),
        ("Between 7:00 and 7:30 am Moscow time", EN, "en", "2025-07-10T12:00", "2025-07-10T04:00", "2025-07-10T04:30"),
        (
            "З 20:30 11 листопада до 08:00 12 листопада",
            UK,
            "uk",
            "2024-11-12T07:00",
            "2024-11-11T18:30",
            "2024-11-12T06:00",
        ),
        ("31 декабря", RU, "ru", "2026-01-02T00:20", "2025-12-30T21:00", "2025-12-31T21:00"),
    ],
)
def test_limits(phrase: str, frame: str, language: str, published: str, start: str, end: str) -> None:
    found = window(frame.format(phrase), language, published)
    assert found.start == datetime.fromisoformat(start).replace(tzinfo=UTC)
    assert found.end == datetime.fromisoformat(end).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language", "published", "night"),
    [
        (RU.format("В ночь на 21 ноября"), "ru", "2024-11-21T05:00", date(2024, 11, 21)),
        (RU.format("За прошедшую ночь"), "ru", "2024-11-21T05:00", date(2024, 11, 21)),
        (EN.format("On the night of September 2 to 3,"), "en", "2025-09-03T09:00", date(2025, 9, 3)),
        (UK.format("У ніч на 12 жовтня"), "uk", "2024-10-12T07:00", date(2024, 10, 12)),
    ],
)
def test_a_night_belongs_to_the_morning_it_ends_on(text: str, language: str, published: str, night: date) -> None:
    found = window(text, language, published)
    assert (found.start, found.end, found.date, found.precision) == (None, None, night, "night")


def test_without_a_publication_time_clock_limits_stay_open() -> None:
    assert window(RU.format("С 12.00 до 17.00 мск"), "ru", None).start is None


def test_a_zone_can_be_forced() -> None:
    document = Document(
        "В 12:00 сбиты три беспилотника.", published=datetime(2025, 2, 8, 14, tzinfo=UTC), language="ru"
    )
    (claim,) = read(document, zone="Asia/Tehran")[1].claims
    assert claim.window.start == datetime(2025, 2, 8, 8, 30, tzinfo=UTC)


def test_hours_told_in_an_edited_text_lie_before_the_edit() -> None:
    text = "Over Kursk Region, 12 drones were shot down as of 07:30."
    evening, morning = datetime(2025, 7, 9, 20, tzinfo=UTC), datetime(2025, 7, 10, 5, tzinfo=UTC)
    ends = [
        read(Document(text, published=evening, language="en", edited=edited))[1].claims[0].window.end
        for edited in (None, morning, datetime(2025, 8, 1, tzinfo=UTC))
    ]
    before = datetime(2025, 7, 9, 4, 30, tzinfo=UTC)
    assert ends == [before, datetime(2025, 7, 10, 4, 30, tzinfo=UTC), before]  # an edit weeks later says nothing


def test_a_publication_time_with_no_zone_is_in_utc() -> None:
    text = "As of 07:30, 12 drones were shot down over Kursk Region."
    plain, aware = (datetime(2025, 7, 10, 6, tzinfo=zone) for zone in (None, UTC))
    (one,), (other,) = (read(Document(text, published=when))[1].claims for when in (plain, aware))
    assert one.window == other.window
    assert read(Document(text, published=plain))[0].published == aware


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("Between 21:00 and 23:55 Moscow time (18:00–20:55 GMT)", "2025-07-09T18:00", "2025-07-09T20:55"),
        ("At 03:00 local time (00:00 GMT)", "2025-07-10T00:00", "2025-07-10T00:00"),
        ("09.07 (21.00) – 10.07 (05.30):", "2025-07-09T18:00", "2025-07-10T02:30"),
    ],
)
def test_hours_told_twice_or_in_brackets(phrase: str, start: str, end: str) -> None:
    published = datetime(2025, 7, 10, 6, tzinfo=UTC)
    document = Document(f"{phrase} 14 drones were shot down over Kursk Region.", published=published, language="en")
    (claim,) = read(document, zone="Europe/Moscow")[1].claims
    found = claim.window.start, claim.window.end
    assert found == tuple(datetime.fromisoformat(x).replace(tzinfo=UTC) for x in (start, end))


def test_hours_between_publication_and_edit_are_not_late() -> None:
    text = "From 01:00 to 07:30 on 11 July, 12 drones were shot down over Kursk Region."
    published, edited = datetime(2025, 7, 10, 5, tzinfo=UTC), datetime(2025, 7, 11, 5, tzinfo=UTC)
    codes = []
    for when in (None, edited):
        document = Document(text, published=published, language="en", edited=when)
        codes.append([finding.code for finding in find(document, read(document)[1])])
    assert codes == [["CC202"], []]
