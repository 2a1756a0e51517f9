from __future__ import annotations

import pytest

from counterclaim.model import Count, Statement

from .conftest import ARTICLE, SHORT, Reports, look, mark, said_by, statement

CHANNEL = "t.me/example"
BOARD, RELAY = "Air Defence Board", "Morning Wire"


def test_numbers_nobody_is_said_to_assert_make_one_finding(report: Reports) -> None:
    claims = [report.claim(3, speaker=said_by(BOARD)), report.claim(5), report.claim(7)]
    [finding] = look(*claims, code="CC401", text=ARTICLE, source=CHANNEL)
    assert finding.message == "no speaker is stated for 2 of 3 counts"
    assert (finding.claims, finding.severity) == (("c2", "c3"), 4)
    assert finding.rests_on


@pytest.mark.parametrize(
    ("text", "source", "silent"),
    [
        (ARTICLE, None, False),
        (ARTICLE, "example.org", False),
        (ARTICLE, CHANNEL, True),
        (ARTICLE, "https://t.me/example", True),
        (SHORT, None, True),
        (ARTICLE[:600], None, False),
        (ARTICLE[:599], None, True),
    ],
)
def test_a_channel_speaks_for_itself(report: Reports, text: str, source: str | None, silent: bool) -> None:
    assert bool(look(report.claim(5), code="CC401", text=text, source=source)) is not silent


def test_numbers_that_lead_to_a_speaker_or_are_no_news(report: Reports) -> None:
    whole = report.claim(14, speaker=said_by(None, role="ministry"))
    others = [
        report.claim(8, part_of=whole),
        report.claim(14),  # the same number again
        report.claim(90, background=True),
        report.claim(Count(2, None, "plural")),
        report.claim(6, stance="denied"),
    ]
    assert not look(whole, *others, code="CC401", text=ARTICLE)


def test_a_part_of_a_total_with_no_number_has_its_speaker(report: Reports) -> None:
    whole = report.claim(Count(2, None, "plural"), speaker=said_by(BOARD))
    assert not look(whole, report.claim(8, part_of=whole), code="CC401", text=ARTICLE)


def test_corroboration_by_nobody_named() -> None:
    [finding] = look(code="CC402", marks=(mark("corroboration", "several satellite images"),))
    assert finding.message == "corroboration by “several satellite images”, with nobody named"
    assert finding.severity == 3


def test_two_outlets_that_quote_one_speaker(report: Reports) -> None:
    mentions = [report.claim(14, "AA", speaker=said_by(BOARD, via)) for via in (RELAY, "Evening Wire")]
    [finding] = look(*mentions, code="CC403")
    assert finding.message == "14 drones intercepted: 2 mentions, one origin, Air Defence Board"
    assert finding.claims == ("c1", "c2")
    assert finding.rests_on == ("“Air Defence Board” being one speaker throughout",)


def test_an_outlet_leads_to_the_speaker_it_cites(report: Reports) -> None:
    claims = [report.claim(14, speaker=said_by(RELAY)), report.claim(14, speaker=said_by(BOARD, RELAY))]
    [finding] = look(*claims, code="CC403")
    assert finding.message.endswith("2 mentions, one origin, Air Defence Board")


def test_an_outlet_that_cites_two_speakers_leads_to_neither(report: Reports) -> None:
    speakers = [said_by(RELAY), said_by(BOARD, RELAY), said_by("Fire Service", RELAY)]
    assert not look(*(report.claim(14, speaker=speaker) for speaker in speakers), code="CC403")


@pytest.mark.parametrize(
    "change", [{"count": Count(15, 15)}, {"thing": "missile"}, {"measure": "launched"}, {"places": ()}]
)
def test_other_numbers_of_one_speaker(report: Reports, change: dict[str, object]) -> None:
    first = report.claim(14, "AA", speaker=said_by(BOARD, RELAY))
    second = report.claim(14, "AA", speaker=said_by(BOARD))
    assert look(first, second, code="CC403")
    assert not look(first, second._replace(**change), code="CC403")  # type: ignore[arg-type]


def test_one_speaker_who_repeats_a_number_by_one_route(report: Reports) -> None:
    assert not look(*(report.claim(14, speaker=said_by(BOARD)) for _ in range(2)), code="CC403")


def one_sided(report: Reports, *names: str | None, codes: str = "AA-1 AA-2 AA-3") -> list:  # type: ignore[type-arg]
    return [
        report.claim(n, code, speaker=said_by(name))
        for n, code, name in zip((3, 5, 7), codes.split(), names, strict=True)
    ]


DENIAL = (statement("denial", "Southland's envoy"),)


def test_every_count_from_one_speaker_while_another_denies(report: Reports) -> None:
    [finding] = look(*one_sided(report, BOARD, BOARD, BOARD), code="CC404", text=ARTICLE, statements=DENIAL)
    assert finding.message == "all 3 counts come from Air Defence Board; quoted without a count: Southland's envoy"
    assert finding.severity == 5
    assert finding.quotes[-1] == DENIAL[0].quote
    assert finding.rests_on


def test_counts_with_no_speaker_are_said_to_have_none(report: Reports) -> None:
    [finding] = look(*one_sided(report, BOARD, None, None), code="CC404", text=ARTICLE, statements=DENIAL)
    assert finding.message.startswith("all 3 counts come from Air Defence Board or from nobody named;")


def test_defenders_of_one_country_are_one_side(report: Reports) -> None:
    claims = one_sided(report, BOARD, "Governor of Birch region", BOARD)
    assert look(*claims, code="CC404", text=ARTICLE, statements=DENIAL)
    elsewhere = one_sided(Reports(), BOARD, "Southland Air Force", BOARD, codes="AA-1 BB-1 AA-3")
    assert not look(*elsewhere, code="CC404", text=ARTICLE, statements=DENIAL)
    struck = [claim._replace(measure="hit") for claim in claims]
    assert not look(*struck, code="CC404", text=ARTICLE, statements=DENIAL)


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (SHORT, DENIAL),
        (ARTICLE, ()),
        (ARTICLE, (statement("denial", None),)),
        (ARTICLE, (statement("assessment", "air defence board"),)),
        (ARTICLE, (statement("assessment", "the Air Defence Board"),)),
        (ARTICLE, (statement("assessment", "Defence Board"),)),
    ],
)
def test_nobody_else_is_heard_or_the_text_is_a_brief(
    report: Reports, text: str, statements: tuple[Statement, ...]
) -> None:
    assert not look(*one_sided(report, BOARD, BOARD, BOARD), code="CC404", text=text, statements=statements)


def test_too_few_counts_or_all_of_one_kind(report: Reports) -> None:
    claims = one_sided(report, BOARD, BOARD, BOARD)
    assert not look(*claims[:2], code="CC404", text=ARTICLE, statements=DENIAL)
    alike = one_sided(Reports(), BOARD, BOARD, BOARD, codes="AA-1 AA-1 AA-1")
    assert not look(*alike, code="CC404", text=ARTICLE, statements=DENIAL)
    nobody = one_sided(Reports(), None, None, None)
    assert not look(*nobody, code="CC404", text=ARTICLE, statements=DENIAL)
