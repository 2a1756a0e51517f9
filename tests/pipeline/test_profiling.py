"""Profiles taken out of a ledger: their differences against figures worked out kind by kind, over all time at once."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from counterclaim import ledger as kept
from counterclaim.accounts.context import above
from counterclaim.accounts.profiles.differences import differences
from counterclaim.accounts.profiles.given import Given
from counterclaim.ledger import Ledger
from counterclaim.model.kept import Filter
from counterclaim.model.profile import Difference
from counterclaim.pipeline.accounting import total
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.profiling import profiled
from counterclaim.pipeline.settling import surroundings

FORTNIGHT = Filter(since=date(2031, 5, 31), until=date(2031, 6, 16))
SOME_DAYS = Filter(since=date(2031, 6, 4), until=date(2031, 6, 8))


@pytest.fixture(scope="module")
def ledger(fortnight: Path) -> Iterator[Ledger]:
    found = opened(fortnight)
    yield found
    found.close()


def plain(ledger: Ledger, key: str, asked: Filter) -> tuple[Difference, ...]:
    """Every source's figures by night of each kind that the one tells of, from all claims of the measure."""
    around = surroundings(ledger)
    counted = {
        (one.claim.measure, one.claim.thing, above(place.code, around.parent)[-1])
        for one in kept.told(ledger, asked._replace(sources=(key,)))
        for place in one.claim.places
    }
    nights: defaultdict[str, defaultdict[tuple[str, str, str], dict[str, tuple[int, int | None]]]]
    nights = defaultdict(lambda: defaultdict(dict))
    for (measure, thing, place), other in product(sorted(counted), kept.heard(ledger)):
        told = list(kept.told(ledger, asked._replace(measures=(measure,), sources=(other,))))
        wanted = asked._replace(measures=(measure,), things=(thing,), places=(place,), sources=(other,))
        for figure in total(told, wanted, "night", around):
            nights[figure.period.label][measure, thing, place][other] = figure.reported
    given: list[Given] = list(nights.values())
    return differences(key, given, counted)


def test_differences_are_those_of_all_figures_of_the_same_kinds_and_nights(ledger: Ledger) -> None:
    compared = 0
    for key in kept.heard(ledger):
        for asked in (FORTNIGHT, SOME_DAYS):
            found = profiled(ledger, key, asked)
            assert found.differences == plain(ledger, key, asked)
            compared += len(found.differences)
    assert compared > 50


def test_reports_that_claim_nothing_are_counted_with_the_others(ledger: Ledger) -> None:
    for key, number in kept.heard(ledger).items():
        for asked in (Filter(), FORTNIGHT, SOME_DAYS):
            own = asked._replace(sources=(key,))
            assert profiled(ledger, key, asked).reports == len(list(kept.entries(ledger, own)))
        assert profiled(ledger, key, Filter()).reports == number


def test_differences_are_of_the_places_asked_for(ledger: Ledger) -> None:
    region = next(
        place.code
        for one in kept.told(ledger, Filter(measures=("intercepted",)))
        for place in one.claim.places
        if "-" in place.code
    )
    everywhere = {each for key in kept.heard(ledger) for each in profiled(ledger, key, Filter()).differences}
    within = {
        each for key in kept.heard(ledger) for each in profiled(ledger, key, Filter(places=(region,))).differences
    }
    assert within
    assert within != everywhere
