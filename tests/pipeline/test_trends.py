"""Trends said in the reports of a ledger, beside the numbers that the ledger holds."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import partial

import pytest

from counterclaim import ledger as kept
from counterclaim.accounts.review import reviewed
from counterclaim.exports.text.statistics import statistics_lines
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.model.kept import Filter, Source
from counterclaim.pipeline import read_only
from counterclaim.pipeline.adding import Run, add
from counterclaim.pipeline.settling import surroundings
from counterclaim.pipeline.statistics import figured
from counterclaim.pipeline.trends import said
from counterclaim.sources import Options

NIGHTS = (30, 12, 9, 11, 10, 13, 12, 20, 25, 22, 24, 21, 26, 23)
REMARKS = {
    10: "It was the largest drone attack since 3 June, the spokesman said.",
    11: "It was the largest drone attack on record.",
    14: "Drone attacks have become more frequent, the spokesman said.",
}
DRONES = Filter(("intercepted",), ("drone",))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("trends")
    reports = [
        (
            f"In the night of {n} June {number} drones were shot down over Odesa Oblast. {REMARKS.get(n, '')}",
            n,
            "air",
        )
        for n, number in enumerate(NIGHTS, 1)
    ]
    reports.append(("Drone attacks on the coast have become less frequent. One drone hit a depot.", 12, "town"))
    reports.append(("The mayor denied that drone attacks had intensified. One drone was shot down.", 12, "air"))
    path = folder / "reports.jsonl"
    rows = [
        {"text": text, "published": f"2031-06-{day:02}T07:00:00Z", "source": source, "language": "en", "uri": f"e:{n}"}
        for n, (text, day, source) in enumerate(reports)
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    opened = open_ledger(str(folder / "ledger.db"), create=True, reviewed=reviewed)
    clock = partial(datetime, 2031, 7, 1, tzinfo=UTC)
    list(add(Run(opened, read_only, "a test", clock=clock), [str(path)], Options()))
    return opened


def test_trends_stand_beside_the_numbers(ledger: Ledger) -> None:
    found = figured(ledger, DRONES, "night")
    assert [(p.said.trend, p.said.since, p.verdict, p.because) for p in found.patterns] == [
        ("largest", date(2031, 6, 3), "at odds", "22 against 25"),
        ("largest", None, "at odds", "24 against 30"),
        ("more", None, "borne out", "23 against 13.8571"),
    ]
    assert [(one.trend, one.published.day) for one in found.unplaced] == [("fewer", 12)]


def test_nights_before_the_stretch_are_compared_too(ledger: Ledger) -> None:
    asked = DRONES._replace(since=date(2031, 6, 13), until=date(2031, 6, 14))
    found = figured(ledger, asked, "night")
    assert [point.period.label for point in found.series.points] == ["2031-06-13", "2031-06-14"]
    assert [(p.said.trend, p.verdict) for p in found.patterns] == [("more", "borne out")]


def test_other_places_things_and_sources_are_not_what_it_is_about(ledger: Ledger) -> None:
    around = surroundings(ledger)
    assert said(ledger, DRONES._replace(things=("bomb",)), around).about == ()
    assert said(ledger, DRONES._replace(places=("UA-63",)), around).about == ()
    assert len(said(ledger, DRONES._replace(places=("UA-51",)), around).about) == 3
    only = said(ledger, DRONES._replace(sources=("town",)), around)
    assert (only.about, len(only.unplaced)) == ((), 1)


def test_who_speaks_for_a_region_says_nothing_of_the_country(ledger: Ledger) -> None:
    around = surroundings(ledger)._replace(sources={"air": Source("air", place="UA-51")})
    assert said(ledger, DRONES, around).about == ()
    assert said(ledger, DRONES._replace(places=("UA",)), around).about == ()
    assert len(said(ledger, DRONES._replace(places=("UA-51",)), around).about) == 3
    around = surroundings(ledger)._replace(sources={"air": Source("air", place="UA")})
    assert len(said(ledger, DRONES, around).about) == 3


def test_the_terminal_shows_words_report_and_verdict(ledger: Ledger) -> None:
    found = figured(ledger, DRONES, "night")
    lines = ["".join(piece.text for piece in row) for row in statistics_lines(found, 160)]
    first = next(line for line in lines if line.startswith("largest since 2031-06-03"))
    assert "at odds" in first and "22 against 25" in first and "“It was the largest drone attack" in first
    report = found.patterns[0].said.report
    assert report in first and kept.entry(ledger, report) is not None
    assert any(line.startswith("fewer") and found.unplaced[0].report in line for line in lines)
