"""What each claim of a day weighs in review: by how much a total of its night would change if it were not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

import orjson

from counterclaim import accounts
from counterclaim import ledger as kept
from counterclaim.accounts.context import packed
from counterclaim.accounts.figures import figure_of, heard
from counterclaim.accounts.scoped import Scoped
from counterclaim.accounts.stream import published, stretches
from counterclaim.desk.desk import Desk
from counterclaim.desk.work.shifts import morning_of, near
from counterclaim.desk.work.surroundings import around, usual
from counterclaim.ledger import Found, Ledger
from counterclaim.model.kept import Figure, Filter, Told
from counterclaim.model.vocabulary import section
from counterclaim.pipeline.reviewing import figures_of

MOST: Final = 1_000
"""Claims of a day that are weighed while somebody waits."""

TRIED: Final = 15
"""Claims of a day, those of the largest numbers, whose total is worked out without them; others weigh their number."""

_TOGETHER: Final = 400  # claims whose findings are asked for at a time


class Weight(NamedTuple):
    """What a claim weighs, the figure that it has a part in, and keys that say why it is worth a look.

    What a claim in clashes weighs is its number: that is what is in doubt, whether the total counts it or not.
    """

    claim: str
    weight: int
    figure: str | None
    because: tuple[str, ...]
    clashes: int


def name(here: Desk) -> str:
    """What the weights of a day's claims are remembered under."""
    return f"weights {usual(here)}"


def body(here: Desk, day: date) -> bytes:
    """The weights of a day's claims, to remember."""
    return orjson.dumps([list(one) for one in weighed(here, day)])


def of(body: bytes) -> tuple[Weight, ...]:
    """The weights that were remembered so."""
    rows = orjson.loads(body)
    return tuple(Weight(claim, weight, figure, tuple(why), number) for claim, weight, figure, why, number in rows)


def weighed(here: Desk, day: date) -> Iterator[Weight]:
    """The claims about a day with their weights, `MOST` at most."""
    told, beside = list(islice(kept.told(here.ledger, Filter(since=day, until=day)), MOST)), near(here.ledger, day)
    context = around(here, (one.report for one in beside), None)._replace(solver=packed)  # counts the same, and quickly
    nights = dict(stretches(sorted(beside, key=published), context))
    asked = {claim: accounts.parse(key) for claim, key in figures_of(told, context).items()}
    of_period = {one.period: one for one in asked.values()}
    periods = {
        one.period: heard(nights.get(morning_of(one.id), ()), one.period, one.zone, context)
        for one in of_period.values()
    }
    made = {one: figure_of(periods[one.period], one, context) for one in dict.fromkeys(asked.values())}
    clashing = clashes(here.ledger, [one.claim.id for one in told])
    tried = 0
    for one in sorted(told, key=lambda each: -each.claim.count.low):
        id_ = one.claim.id
        question = asked.get(id_)
        figure = made.get(question) if question is not None else None
        counted = figure is not None and id_ in figure.counted
        weight = one.claim.count.low if counted or id_ in clashing else 0
        if question is not None and figure is not None and counted and id_ not in clashing and tried < TRIED:
            tried += 1
            weight = _change(figure, figure_of(_without(id_, periods[question.period]), question, context))
        because = tuple(_because(one, counted, id_ in clashing))
        yield Weight(id_, weight, None if figure is None else figure.id, because, len(clashing.get(id_, ())))


def clashes(ledger: Ledger, claims: Sequence[str]) -> dict[str, tuple[Found, ...]]:
    """The findings of numbers that cannot all be true, by claim."""
    codes = {key for key, term in section("findings").items() if term.clash}
    by_claim: dict[str, tuple[Found, ...]] = {}
    for start in range(0, len(claims), _TOGETHER):
        some = set(claims[start : start + _TOGETHER])
        for found in kept.findings_about(ledger, "", sorted(some)):
            if found.finding.code in codes:
                by_claim |= {id_: (*by_claim.get(id_, ()), found) for id_ in found.finding.claims if id_ in some}
    return by_claim


def _without(id_: str, told: Sequence[Scoped]) -> list[Scoped]:
    return [each._replace(told=each.told._replace(state="rejected")) if each.id == id_ else each for each in told]


def _change(before: Figure, after: Figure | None) -> int:
    """By how much what is reported differs at either end; an end that one of them does not have is left out."""
    (low, high), (other_low, other_high) = before.reported, (0, 0) if after is None else after.reported
    return max(abs(low - other_low), 0 if high is None or other_high is None else abs(high - other_high))


def _because(one: Told, counted: bool, clash: bool) -> Iterator[str]:
    claim = one.claim
    reasons = {
        "clash": clash,
        "counted": counted,
        "soft": section("forms")[claim.count.form].soft,
        "preliminary": claim.stance in ("preliminary", "unconfirmed"),
        "unspoken": claim.speaker is None or (claim.speaker.name is None and claim.speaker.role is None),
        "undated": claim.window.start is None and claim.window.end is None and claim.window.date is None,
        "unplaced": not claim.places and not claim.towns,
    }
    return (key for key, holds in reasons.items() if holds)
