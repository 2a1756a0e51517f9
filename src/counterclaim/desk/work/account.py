"""A night's account: its figures across sources, one of them source by source, and what they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

import orjson
from pydantic import TypeAdapter

from counterclaim import ledger as kept
from counterclaim.accounts import parse, scoped
from counterclaim.accounts.context import Context
from counterclaim.accounts.figures import figure_of, heard
from counterclaim.accounts.nights import questions
from counterclaim.accounts.periods import morning_of
from counterclaim.accounts.periods import night as night_of
from counterclaim.accounts.questions import Question
from counterclaim.accounts.scoped import Scoped, counts, lineage
from counterclaim.desk.desk import Desk
from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.remembering import held
from counterclaim.desk.views import NightAccount
from counterclaim.desk.work.briefs import briefs
from counterclaim.desk.work.surroundings import around, usual
from counterclaim.desk.work.timeline import YEARS
from counterclaim.exports.ledger.csv import cell
from counterclaim.exports.ledger.judged import FIGURES
from counterclaim.exports.plain_records import as_json
from counterclaim.exports.telling import telling
from counterclaim.ledger import Found
from counterclaim.model.kept import Figure, Filter, Period
from counterclaim.model.vocabulary import section

MOST: Final = 2_000
"""Claims of a night that are weighed while somebody waits."""

_FINDINGS: Final = 200
_STEPS: Final = 10  # days that are passed over
_DAY: Final = timedelta(days=1)
_ELSEWHERE: Final = {"previous": False, "following": True}  # fields that other nights decide, and whether later ones


def account(
    here: Desk, morning: date, asked: Filter, zone: str | None, withheld: Collection[str], chosen: str | None
) -> NightAccount:
    """The account of the night that ends on `morning`, of the claims that fit.

    Measures, things and places narrow the figures; sources, sides, states and words narrow the claims that they are
    made of. `chosen` is the id of a figure that is given by source too. Raises AskedError for one that is no figure of
    the night, and where more than `MOST` claims fit.
    """
    if morning.year not in YEARS:
        raise AskedError(f"{morning}: there is no account of that year.", f"Ask for {YEARS[0]} to {YEARS[-1]}.")
    zone = zone or usual(here)
    period = night_of(morning, zone)
    wanted = _chosen(chosen, period, zone)
    near = asked._replace(measures=(), things=(), places=(), since=morning - _DAY, until=morning + _DAY)
    told = list(islice(kept.told(here.ledger, near), MOST + 1))
    if len(told) > MOST:
        raise AskedError(
            f"More than {MOST} claims tell of the night to {morning}, too many to weigh while you wait.",
            "Narrow it by source or side, or ask `counterclaim night` at a terminal.",
        )
    context = around(here, (one.report for one in told), zone, withheld)
    claims = heard((scoped(one, context) for one in told), period, zone, context)
    figures = list(_figures(claims, period, asked, wanted, context))
    names = {each.id for each in claims}
    reports = dict.fromkeys(each.told.report for each in claims)
    linked = [link for link in context.links if link.report in reports or link.origin in reports]
    reports |= dict.fromkeys(report for link in linked for report in (link.origin, link.report))
    rests = {key for each in figures for key in each.assumptions}
    return NightAccount(
        period,
        zone,
        tuple(figures),
        tuple(each.told for each in claims),
        _touching(here, names, near),
        tuple(linked),
        tuple(briefs(here.ledger, reports).values()),
        tuple(key for key in section("assumptions") if key in rests),
        tuple(key for key in section("assumptions") if key in withheld),
        _beside(here, morning, zone, later=False),
        _beside(here, morning, zone, later=True),
    )


def name(here: Desk) -> str:
    """What accounts of nights are remembered under."""
    return f"account {usual(here)}"


def body(here: Desk, morning: date) -> bytes:
    """The account of a night as it is usually asked for, to remember; what is told of other nights is left out."""
    found = as_json(account(here, morning, Filter(), None, (), None))
    return orjson.dumps({field: value for field, value in found.items() if field not in _ELSEWHERE})


def ready(here: Desk, morning: date) -> bytes | None:
    """The account of a night as JSON, as it is usually asked for, if it is remembered."""
    found = held(here, name(here), morning, morning).get(morning) if morning.year in YEARS else None
    if found is None:
        return None
    zone = usual(here)
    beside = {field: _beside(here, morning, zone, later=later) for field, later in _ELSEWHERE.items()}
    return found[:-1] + b"," + orjson.dumps(beside)[1:]


def figure(here: Desk, id_: str) -> Figure | None:
    """The figure of that id, if its night's account is remembered and has it."""
    asked = parse(id_)
    morning = asked.period.end.date()
    if asked.period.unit != "night" or morning.year not in YEARS:
        return None
    found = held(here, name(here), morning, morning).get(morning)
    figures = orjson.loads(found)["figures"] if found else ()
    own = next((each for each in figures if each["id"] == id_), None)
    return None if own is None else TypeAdapter(Figure).validate_python(own)


def table(found: NightAccount) -> Iterator[Mapping[str, object]]:
    """The figures as rows."""
    return ({each.name: cell(each.of(one)) for each in FIGURES.columns} for one in found.figures)


def _chosen(id_: str | None, period: Period, zone: str) -> Question | None:
    """The question of the figure that was chosen, in the night and zone that are shown."""
    if id_ is None:
        return None
    try:
        asked = parse(id_)
    except ValueError as error:
        raise AskedError(f"figure: {error}", "Take the id from the account's figures.") from error
    if (asked.period.unit, asked.period.label) != (period.unit, period.label):
        raise AskedError(
            f"figure={id_}: this is no figure of the night to {period.label}.", "Open it in the account of its night."
        )
    return asked._replace(period=period, zone=zone)


def _figures(
    claims: Sequence[Scoped], period: Period, asked: Filter, chosen: Question | None, context: Context
) -> Iterator[Figure]:
    """Across sources, what the filter asks for; then the chosen figure by source."""
    shown = [each for each in questions(claims, period, context, asked.places) if _fits(each, asked)]
    yield from (across := list(telling(list(_answered(shown, claims, context)))))
    matter = chosen._replace(source=None) if chosen else None
    if matter is not None:
        if all(each.id != matter.id for each in across):
            yield from _answered([matter], claims, context)
        sources = sorted({each.told.source for each in claims})
        yield from _answered((matter._replace(source=source) for source in sources), claims, context)


def _answered(asked: Iterable[Question], claims: Sequence[Scoped], context: Context) -> Iterator[Figure]:
    for each in asked:
        found = figure_of(claims, each, context)
        if found is not None and (each.source is None or found.counted or found.excluded):
            yield found


def _fits(asked: Question, wanted: Filter) -> bool:
    measure = not wanted.measures or any(counts(asked.measure, each) for each in wanted.measures)
    thing = not wanted.things or any(each in lineage(asked.thing) for each in wanted.things)
    return measure and thing and (not wanted.places or asked.place in wanted.places)


def _beside(here: Desk, morning: date, zone: str, *, later: bool) -> date | None:
    """The nearest morning, later or earlier, of a night that is told of."""
    day = morning
    for _ in range(_STEPS):
        near = kept.beside(here.ledger, day, later=later)
        nights = [each.morning or (each.published and morning_of(each.published, zone)) for each in near]
        found = [night for night in nights if night and night != morning and (night > morning) == later]
        if found:
            return min(found) if later else max(found)
        if not near:
            return None
        day = near[-1].day
    return None


def _touching(here: Desk, names: Collection[str], near: Filter) -> tuple[Found, ...]:
    """The findings that are about a claim of the night, the most severe first."""
    days = Filter(since=near.since, until=near.until)
    met = kept.findings(here.ledger, days, limit=_FINDINGS)
    return tuple(each for each in met if any(claim in names for claim in each.finding.claims))
