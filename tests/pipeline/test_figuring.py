"""Figures in short are those of the accounts, and one that changed is never given as it was."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from counterclaim import ledger as kept
from counterclaim.evaluation.fiction import claims as fiction
from counterclaim.ledger import Brought, Ledger
from counterclaim.model.kept import Capture, Decision, Figure, Filter, Source, Tally
from counterclaim.pipeline import figuring, filling
from counterclaim.pipeline.accounting import night, total
from counterclaim.pipeline.figuring import fill, held, scope_of, tallies
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.settling import settle_news, surroundings

NOW = datetime(2033, 1, 1, tzinfo=UTC)
ZONE = "Europe/Kyiv"
SHOT_DOWN = Filter(measures=("intercepted",), things=("drone",))
MORNING = date(2032, 1, 2)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """Claims whose figures only the test works out, and nothing beside it."""
    monkeypatch.setattr(filling, "ask", lambda *_: None)
    found = opened(tmp_path / "l.db", create=True)
    kept.keep(found, [kept.store(found, BytesIO(b"fiction"), Capture("", 0, "fiction", NOW))], NOW)
    add(found, 400)
    yield found
    found.close()


def add(ledger: Ledger, number: int, seed: int = 1) -> None:
    made = [
        Brought(entry.document, sha256(b"fiction").hexdigest(), at, answer=answer, reader="a reader of tests")
        for at, (entry, answer) in enumerate(fiction(seed, number), 1)
    ]
    kept.keep(ledger, made, NOW)


def whole(ledger: Ledger, asked: Filter, *, by_place: bool = False) -> list[Tally]:
    found, waiting = tallies(ledger, asked, ZONE, by_place=by_place, budget=None)
    assert waiting == 0
    return found


def keep_all(ledger: Ledger, asked: Filter, *, by_place: bool = False) -> None:
    known = figuring.reach(ledger, asked)
    assert known is not None
    list(fill(ledger, scope_of(asked, ZONE, by_place), *known))


def missing(ledger: Ledger, asked: Filter) -> list[date]:
    known = figuring.reach(ledger, asked)
    assert known is not None
    return held(ledger, scope_of(asked, ZONE), *known)[1]


def short(figure: Figure) -> tuple[object, ...]:
    told = len(figure.counted) + len(figure.excluded)
    return figure.place, figure.low, figure.high, figure.reported, len(figure.counted), told


def test_figures_in_short_are_those_of_the_accounts(ledger: Ledger) -> None:
    settle_news(ledger)
    around = surroundings(ledger, ZONE)
    for by_place in (False, True):
        found = whole(ledger, SHOT_DOWN, by_place=by_place)
        keep_all(ledger, SHOT_DOWN, by_place=by_place)
        assert whole(ledger, SHOT_DOWN, by_place=by_place) == found
        figures = total(list(kept.told(ledger)), SHOT_DOWN, "place" if by_place else "night", around)
        if by_place:
            assert {one.place for one in found} == {each.place for each in figures}
            continue
        due = {each.period.label: short(each) for each in figures}
        assert {one.morning.isoformat(): (one.place, *one[5:10]) for one in found} == due


def test_a_single_source_and_a_place_are_asked_for_as_such(ledger: Ledger) -> None:
    key = next(iter(kept.heard(ledger)))
    asked = SHOT_DOWN._replace(sources=(key,), places=("RU", "UA"))
    account = night(kept.told(ledger), MORNING, surroundings(ledger, ZONE), ("RU+UA",))
    due = next(each for each in account.figures if each.source == key and each.place == "RU+UA")
    one = next(each for each in whole(ledger, asked) if each.morning == MORNING)
    assert (one.source, one.place, *one[5:10]) == (key, *short(due))


def test_a_claim_decision_or_description_has_only_what_it_touches_worked_out_again(ledger: Ledger) -> None:
    keep_all(ledger, SHOT_DOWN)
    assert missing(ledger, SHOT_DOWN) == []
    before = whole(ledger, SHOT_DOWN)
    claim = next(each for each in kept.told(ledger) if each.claim.window.end and each.published)
    more = (("count", {"low": 900, "high": 900, "form": "exact"}),)
    made = Decision(0, "correct", (claim.claim.id,), "a reviewer", NOW, "misread", more)
    assert kept.decide(ledger, made)[0] is not None
    stale = missing(ledger, SHOT_DOWN)
    assert date(2032, 1, 1) in stale
    assert all(abs(each - date(2032, 1, 1)) <= timedelta(2) for each in stale)
    after = whole(ledger, SHOT_DOWN)
    assert after != before
    keep_all(ledger, SHOT_DOWN)
    assert whole(ledger, SHOT_DOWN) == after
    kept.describe(ledger, Source(claim.source, side="north"), NOW)
    assert len(missing(ledger, SHOT_DOWN)) > len(stale)


def test_links_and_findings_that_were_settled_touch_the_nights_of_their_claims(ledger: Ledger) -> None:
    keep_all(ledger, SHOT_DOWN)
    settled = settle_news(ledger)
    assert settled is not None
    assert settled.links or settled.findings
    assert missing(ledger, SHOT_DOWN)
    keep_all(ledger, SHOT_DOWN)
    kept.drop_findings(ledger)
    assert missing(ledger, SHOT_DOWN) if settled.findings else True


def test_settling_again_touches_nothing(ledger: Ledger) -> None:
    from counterclaim.pipeline.settling import settle

    settle(ledger)
    keep_all(ledger, SHOT_DOWN)
    settle(ledger)
    assert missing(ledger, SHOT_DOWN) == []


def test_what_is_not_kept_follows_soon_by_the_process_beside(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # the process is asked
    found, waiting = tallies(ledger, SHOT_DOWN, ZONE, budget=0.0)
    assert waiting
    until = time.monotonic() + 300  # that process steps back for all others
    while waiting and time.monotonic() < until:
        time.sleep(0.05)  # as a page does that asks again
        found, waiting = tallies(ledger, SHOT_DOWN, ZONE, budget=0.0)
    filling.end()
    assert waiting == 0
    assert found == whole(ledger, SHOT_DOWN)


def test_a_filter_of_claims_has_figures_of_its_own(ledger: Ledger) -> None:
    keys = list(kept.heard(ledger))[:3]
    some = SHOT_DOWN._replace(sources=tuple(keys))
    keep_all(ledger, SHOT_DOWN)
    assert missing(ledger, some)
    assert sum(each.told for each in whole(ledger, some)) < sum(each.told for each in whole(ledger, SHOT_DOWN))
    assert whole(ledger, SHOT_DOWN._replace(text="nothing has these words")) == []


def test_no_claim_no_figure(tmp_path: Path) -> None:
    empty = opened(tmp_path / "empty.db", create=True)
    assert tallies(empty, Filter(), ZONE) == ([], 0)
    empty.close()
