"""Findings across reports, worked out where something happened, are those of the whole ledger taken at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim import ledger as kept
from counterclaim.findings.across import find_across
from counterclaim.languages.load import available
from counterclaim.ledger import Brought, Ledger
from counterclaim.ledger.unsettled import Unit
from counterclaim.model import Answer, Claim, Count, Document, Place, Quote, Report, Window
from counterclaim.model.kept import Capture, Decision, Source, Told
from counterclaim.model.records import Finding, Speaker
from counterclaim.pipeline import settling
from counterclaim.pipeline.accounting import contradictions
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.settling import settle_news, surroundings
from counterclaim.places import gazetteer

NOW = datetime(2031, 9, 1, tzinfo=UTC)
FIRST = date(2031, 6, 1)
KEYS = ("t.me/ministry", "t.me/paper", "t.me/agency")
ZONES = ("UTC", "Europe/Kyiv", "Asia/Vladivostok")


def whole(ledger: Ledger) -> set[tuple[object, ...]]:
    """The findings, all records taken at once."""
    told, entries = list(kept.told(ledger)), []
    everything = list(told)
    for entry in kept.entries(ledger):
        versions = [one.entry for one in kept.versions(ledger, entry.id)]
        entries += versions
        for version in versions[:-1]:
            answer, document = kept.answer(ledger, entry.id, version.version), version.document
            everything += (
                Told(claim, entry.id, document.source or "", document.published, origin=entry.id)
                for claim in (answer.claims if answer else ())
            )
    found = find_across(
        everything,
        entries=entries,
        links=tuple(kept.links(ledger)),
        sources=kept.sources(ledger),
        contradictions=contradictions(told, surroundings(ledger)),
        parent=gazetteer(available()).parent,
    )
    return {key(one) for one in found}


def held(ledger: Ledger) -> set[tuple[object, ...]]:
    return {key(one.finding) for one in kept.findings(ledger, across=True)}


def key(one: Finding) -> tuple[object, ...]:
    return one.code, one.severity, one.message, one.claims, one.proof, one.rests_on


def claim(chance: Random, name: str, start: int, told_on: date) -> Claim:
    low = chance.choice((2, 3, 5, 8, 14, 20))
    count = chance.choice((Count(low, low), Count(low, low), Count(low, low), Count(low, None, "at_least")))
    day = told_on - timedelta(days=chance.choice((0, 0, 0, 1, 9)))
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    zone = chance.choice(ZONES)
    window = chance.choice(
        (
            Window(None, None, day, "night", zone),
            Window(None, None, day, "night", zone),
            Window(None, None, day, "day", zone),
            Window(noon - timedelta(hours=18), noon - timedelta(hours=6), None, "minute", zone),
            Window(noon - timedelta(hours=15), noon - timedelta(hours=11), None, "minute", zone),
            Window(noon - timedelta(days=6), noon, None, "day", zone),
            Window(),
        )
    )
    places = tuple(Place(code, code) for code in chance.choice((("UA-18",), ("UA-18",), ("UA-56",), ("UA",), ())))
    return Claim(
        name,
        chance.choice(("intercepted", "intercepted", "killed")),
        chance.choice(("drone", "drone", "missile")),
        count,
        Quote(start, start + 5, "words"),
        places=places,
        window=window,
        speaker=chance.choice((None, None, Speaker("Ministry"))),
        background=chance.random() < 0.1,
    )


def text(chance: Random, number: int, edit: int = 0) -> Brought:
    day = FIRST + timedelta(days=number % 24)
    published = datetime(day.year, day.month, day.day, 5 + number % 9, tzinfo=UTC) if number % 13 else None
    source = KEYS[number % 3]
    claims = tuple(claim(chance, f"c{at}", 10 * at, day) for at in range(1, chance.choice((2, 3, 4))))
    edited = NOW + timedelta(hours=edit) if edit else None
    body = "words " * 30 + (f"of {number % 5}" if chance.random() < 0.3 else f"of {number}") + f" {edit}"
    origin = f"https://example.org/{chance.randrange(30)}" if chance.random() < 0.15 else None
    document = Document(body, f"https://example.org/{number}", published, source, "en", None, origin, edited)
    answer = Answer(Report(document.uri or ""), claims)
    return Brought(document, sha256(b"tests").hexdigest(), number + 1, answer=answer, reader="a reader of tests")


def happen(ledger: Ledger, chance: Random, number: int) -> None:
    """One thing that may happen to a ledger."""
    told = list(kept.told(ledger))
    what = chance.choice(("add", "add", "add", "edit", "gone", "reject", "undo", "move", "join", "describe"))
    if what == "add" or not told:
        kept.keep(ledger, [text(chance, chance.randrange(60)) for _ in range(chance.choice((1, 6)))], NOW)
    elif what == "edit":
        entry = chance.choice(list(kept.entries(ledger)))
        at = int((entry.document.uri or "").rpartition("/")[2])
        kept.keep(ledger, [text(chance, at, edit=number + 1)], NOW)
    elif what == "gone":
        entry = chance.choice(list(kept.entries(ledger)))
        kept.keep_gone(ledger, [entry.document.uri or ""], entry.capture, NOW, NOW)
    elif what == "describe":
        source = chance.choice(KEYS)
        kept.describe(ledger, Source(source, name="Ministry", zone=chance.choice(ZONES)), NOW)
    else:
        one, other = (chance.choice(told).claim.id for _ in range(2))
        made = kept.decisions(ledger)
        fields = (("window", {"date": "2031-06-09", "precision": "night", "start": None, "end": None, "zone": "UTC"}),)
        decision = {
            "reject": Decision(0, "reject", (one,), "a reviewer", NOW, "no claim"),
            "undo": Decision(0, "undo", (), "a reviewer", NOW, "after all", undoes=made[-1].number if made else 1),
            "move": Decision(0, "correct", (one,), "a reviewer", NOW, "misread", fields),
            "join": Decision(0, "same", (one, other), "a reviewer", NOW, "one event"),
        }[what]
        kept.decide(ledger, decision)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), steps=st.lists(st.booleans(), min_size=3, max_size=12))
def test_findings_are_those_of_the_whole_ledger_whatever_happens_and_whenever_it_is_settled(
    seed: int, steps: list[bool]
) -> None:
    chance = Random(seed)
    with TemporaryDirectory() as folder:
        ledger = opened(Path(folder) / "l.db", create=True)
        kept.keep(ledger, [kept.store(ledger, BytesIO(b"tests"), Capture("", 0, "tests", NOW))], NOW)
        kept.keep(ledger, [text(chance, number) for number in range(30)], NOW)
        for number, settles in enumerate([*steps, True]):
            happen(ledger, chance, number)
            if settles:
                settle_news(ledger)
                assert held(ledger) == whole(ledger)
        ledger.close()


def test_settling_that_is_broken_off_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(5)
    ledger = opened(tmp_path / "l.db", create=True)
    kept.keep(ledger, [kept.store(ledger, BytesIO(b"tests"), Capture("", 0, "tests", NOW))], NOW)
    kept.keep(ledger, [text(chance, number) for number in range(60)], NOW)
    keep, done = kept.keep_settled, list[dict[Unit, int]]()

    def broken_off(*given):  # type: ignore[no-untyped-def]
        if len(done) == 4:
            raise KeyboardInterrupt
        done.append(given[1])
        keep(*given)

    monkeypatch.setattr(settling, "MOST", 8)
    monkeypatch.setattr(kept, "keep_settled", broken_off)
    with pytest.raises(KeyboardInterrupt):
        settle_news(ledger)
    before = {unit for units in done for unit in units}
    done.clear()

    def gone_on(*given):  # type: ignore[no-untyped-def]
        done.append(given[1])
        keep(*given)

    monkeypatch.setattr(kept, "keep_settled", gone_on)
    settle_news(ledger)
    assert before
    assert before.isdisjoint(unit for units in done for unit in units)
    assert held(ledger) == whole(ledger)
    assert held(ledger)
    done.clear()
    assert settle_news(ledger) is None
    assert not done
    ledger.close()


def test_few_days_are_worked_out_again_after_one_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(7)
    ledger = opened(tmp_path / "l.db", create=True)
    kept.keep(ledger, [kept.store(ledger, BytesIO(b"tests"), Capture("", 0, "tests", NOW))], NOW)
    kept.keep(ledger, [text(chance, number) for number in range(60)], NOW)
    keep, nights = kept.keep_settled, set[date]()

    def seen(*given):  # type: ignore[no-untyped-def]
        nights.update(unit.day for unit in given[1] if unit.family == "clashes")
        keep(*given)

    monkeypatch.setattr(kept, "keep_settled", seen)
    settle_news(ledger)
    everything = len(nights)
    for at in range(2):
        nights.clear()
        far = FIRST + timedelta(days=400 + 40 * at)
        one = Document(
            "a report", f"https://example.org/far{at}", datetime(far.year, far.month, far.day, 6, tzinfo=UTC)
        )
        answer = Answer(Report(one.uri or ""), (claim(chance, "c1", 0, far)._replace(window=Window()),))
        kept.keep(ledger, [Brought(one, sha256(b"tests").hexdigest(), 900 + at, answer=answer, reader="tests")], NOW)
        settle_news(ledger)
        assert far in nights
        assert len(nights) < everything / 3
    ledger.close()
