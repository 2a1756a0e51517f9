from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from counterclaim.exports.moments import in_utc, published, when
from counterclaim.model import Window

EVENING, MORNING = datetime(2025, 7, 9, 17, tzinfo=UTC), datetime(2025, 7, 10, 4, tzinfo=UTC)
MOSCOW = "Europe/Moscow"


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Window(EVENING, MORNING, date(2025, 7, 10), "night", MOSCOW), "night to 10 July 2025"),
        (Window(EVENING, MORNING, date(2025, 7, 10), "minute", MOSCOW), "9 July 2025 20:00 – 10 July 2025 07:00 MSK"),
        (Window(MORNING, MORNING + timedelta(minutes=30), None, "minute", MOSCOW), "10 July 2025 07:00–07:30 MSK"),
        (Window(MORNING, MORNING, None, "minute", "Europe/Kyiv"), "10 July 2025 07:00 EEST"),
        (Window(MORNING, None, None, "hour", "America/Sao_Paulo"), "from 10 July 2025 01:00 UTC-03"),
        (Window(None, MORNING, None, "minute", "Nowhere/Land"), "until 10 July 2025 04:00 UTC"),
        (Window(EVENING + timedelta(hours=4), MORNING + timedelta(hours=17), None, "day", MOSCOW), "10 July 2025"),
        (Window(EVENING, MORNING, None, "day", MOSCOW), "9 July 2025 – 10 July 2025"),
        (Window(EVENING, MORNING, None, "month", MOSCOW), "July 2025"),
        (Window(None, None, date(2023, 1, 1), "year", None), "2023"),
        (Window(), ""),
    ],
)
def test_a_window_in_its_own_zone(window: Window, words: str) -> None:
    assert when(window) == words


def test_the_year_of_publication_goes_without_saying() -> None:
    window = Window(EVENING, MORNING, date(2025, 7, 10), "night", MOSCOW)
    assert (when(window, 2025), when(window, 2024)) == ("night to 10 July", "night to 10 July 2025")


def test_utc_for_those_who_compare_zones() -> None:
    assert in_utc(Window(EVENING, None)) == "2025-07-09 17:00 – … UTC"


def test_published_in_utc() -> None:
    assert published(datetime(2025, 7, 11, 2, 30, tzinfo=timezone(timedelta(hours=3)))) == "10 July 2025 23:30 UTC"
