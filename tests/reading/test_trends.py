"""Words for trends: what they are said of, since when, by whom; the statement's own words name the same trend again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Document, Statement
from counterclaim.reading import read
from counterclaim.reading.who.trends import tells_of_trends, trend_of

PUBLISHED = datetime(2031, 7, 11, 6, tzinfo=UTC)


def said(text: str, language: str = "en") -> tuple[Statement, ...]:
    return read(Document(text, published=PUBLISHED, language=language))[1].statements


@pytest.mark.parametrize(
    ("language", "text", "trend", "since", "speaker"),
    [
        ("en", "The mayor said drone attacks had become more frequent since May.", "more", date(2031, 5, 1), "mayor"),
        ("en", "Drone raids, the largest since 14 June 2030, hit the port.", "largest", date(2030, 6, 14), None),
        ("en", "This was the heaviest drone attack this year.", "largest", date(2031, 1, 1), None),
        ("en", "Two drones fell. A record number of drones was launched.", "largest", None, None),
        ("ru", "Губернатор сообщил, что атаки дронов участились с мая.", "more", date(2031, 5, 1), "governor"),
        ("ru", "Число атак беспилотников сократилось. Число атак снизилось, сбит один дрон.", "fewer", None, None),
        ("uk", "Атаки дронів почастішали з 3 червня.", "more", date(2031, 6, 3), None),
    ],
)
def test_a_trend_is_an_assessment(
    language: str, text: str, trend: str, since: date | None, speaker: str | None
) -> None:
    (found,) = said(text, language)
    assert found.kind == "assessment"
    assert (found.speaker and (found.speaker.name or found.speaker.role)) == speaker
    assert text[found.quote.start : found.quote.stop] == found.quote.text
    assert trend_of(found.quote.text, language, PUBLISHED) == (trend, since)


@pytest.mark.parametrize(
    "text",
    [
        "Drone attacks have not become more frequent, five drones were downed.",
        "Drone attacks may become more frequent.",
        "It was one of the largest drone attacks since May.",
        "A drone attack set fire to the largest refinery in the region.",
        "After the drone attack the railway ran more often.",
        "Drone attacks were more frequent in March 2029.",
        "The navy stepped up its patrols. Two drones were downed.",
        "Fares rise more often now, and two balloons were launched.",
    ],
)
def test_no_trend_of_attacks_is_no_statement(text: str) -> None:
    assert said(text) == ()
    assert trend_of(text, "en", PUBLISHED) is None


def test_what_is_a_statement_already_stays_one() -> None:
    (found,) = said("Analysts believe that drone attacks have intensified.")
    assert (found.kind, trend_of(found.quote.text, "en", PUBLISHED)) == ("assessment", ("more", None))
    (found,) = said("The mayor denied that drone attacks had intensified.")
    assert found.kind == "denial"


def test_the_claims_of_a_sentence_are_read_as_without_the_trend() -> None:
    text = "It was the largest drone attack since May: 40 drones were shot down over Kharkiv Oblast."
    plain = text.replace("the largest", "a night-time")
    with_trend, without = (read(Document(x, published=PUBLISHED, language="en"))[1] for x in (text, plain))
    assert len(with_trend.statements) == 1 and without.statements == ()
    assert [(c.measure, c.count, c.places) for c in with_trend.claims] == [
        (c.measure, c.count, c.places) for c in without.claims
    ]


def test_an_unknown_language_names_no_trend() -> None:
    assert trend_of("the largest drone attack", None, PUBLISHED) is None
    assert trend_of("the largest drone attack", "xx", PUBLISHED) is None


PIECES = (
    "attack", "attacks", "drone", "drones", "was the largest", ",", "since May", "2029", "more frequent", "not", "have",
    "intensified", "coordinated", ".", "said", "the mayor", "record number of", "one of the largest",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=14).map(" ".join))
def test_a_trend_shows_in_the_quick_look_and_in_its_own_quote(text: str) -> None:
    found = trend_of(text, "en", PUBLISHED)
    assert found is None or tells_of_trends(text)
    for one in said(f"{text}. Two drones were shot down."):
        assert one.kind != "assessment" or trend_of(one.quote.text, "en", PUBLISHED) is not None
