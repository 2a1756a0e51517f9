"""What claims surely say, for the strict bounds of a figure: nothing that takes an assumption to believe.

Each claim has an outer scope, which surely holds what it counts, and may have an inner one, which it surely covers. So
N(outer) >= low, and N(inner) <= high. "About 16:10" lies within an hour of it and covers no stretch of time; a night
without hours covers its period only if nothing is told from outside the dark hours. A number of one model, of people,
or with a rival beside it in its report is no upper bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from counterclaim.accounts.admit import unfit
from counterclaim.accounts.context import Box, Constraint, Context, touching
from counterclaim.accounts.nesting import APART, relation
from counterclaim.accounts.periods import Span, meet, within
from counterclaim.accounts.questions import Question
from counterclaim.accounts.scoped import Scoped, counts, limits, uniform
from counterclaim.model.kept import Excluded, Period
from counterclaim.model.vocabulary import related

_IDLE = frozenset({"rejected", "deleted", "denied", "background", "retired", "copy"})
_HOUR, _HALF_DAY = timedelta(hours=1), timedelta(hours=12)
_TO_DUSK, _FROM_DAWN = timedelta(hours=11), timedelta(hours=6)  # from noon to 23:00, from 06:00 to noon


class Firm(list[Scoped]):
    """Claims that are asserted and stand: by id, by the whole that they are parts of, and by report."""

    def __init__(self, claims: Iterable[Scoped]) -> None:
        super().__init__(claims)
        self.known = {each.id: each for each in self}
        self.parts: dict[str | None, list[Scoped]] = {}
        self.told: dict[str, list[Scoped]] = {}
        for each in self:
            self.parts.setdefault(each.claim.part_of, []).append(each)
            self.told.setdefault(each.told.report, []).append(each)


def constraints(
    claims: Sequence[Scoped], asked: Question, excluded: Mapping[str, Excluded], context: Context
) -> tuple[Constraint, ...]:
    """The constraints that `claims` put on the question; `excluded` are those of its figure.

    What takes an assumption that is withheld is left out: an approximate number; that a list is complete; that a
    night's number is all of the night; that what a source's view moves is in the upper bound of its territory.
    """
    firm = sure(claims, asked.measure, excluded, context)
    dark = _dark(firm, asked)
    found: list[Constraint] = []
    for claim in firm:
        outer = _outer(claim, asked)
        inner = claim.when.span if claim.when and claim.when.kind == "clock" else None
        if claim.when and claim.when.kind == "night" and dark and outer and alone(claim, firm, context):
            inner = outer if _of_period(claim, asked) and "same_night" not in context.withheld else None
        granted = (_granted(row, claim, context) for row in rows(claim, outer, inner, firm, context))
        found.extend(row for row in granted if row is not None)
    return tuple(found)


def _granted(row: Constraint, claim: Scoped, context: Context) -> Constraint | None:
    """What is left of a constraint without the assumptions that are withheld."""
    needed = {"soft_number"} if row.soft else set()
    needed |= {"complete_list"} if row.minus else set()
    if claim.viewed and "same_territory" in context.withheld:
        return row._replace(high=None) if row.low and needed.isdisjoint(context.withheld) else None
    return row if needed.isdisjoint(context.withheld) else None


def sure(claims: Sequence[Scoped], measure: str, excluded: Mapping[str, Excluded], context: Context) -> Firm:
    """The claims that are asserted, stand, and are nobody else's; of two numbers of one scope in one report, one."""
    known = {each.id: each for each in claims}

    def second(claim: Scoped, other: Scoped | None) -> bool:
        same = other is not None and (other.told.report, other.when, other.sites, other.claim.thing)
        return same == (claim.told.report, claim.when, claim.sites, claim.claim.thing)

    def stands(claim: Scoped) -> bool:
        out = excluded.get(claim.id)
        if out is None:
            return True
        return out.because not in _IDLE and not (out.because == "contained" and second(claim, known.get(out.of or "")))

    return Firm(
        each
        for each in claims
        if counts(each.claim.measure, measure)
        and each.claim.stance != "unconfirmed"
        and stands(each)
        and unfit(each, context) is None
    )


def rows(claim: Scoped, outer: Span | None, inner: Span | None, firm: Firm, context: Context) -> Iterator[Constraint]:
    """What one claim says of all that lies in `outer`, and in `inner`, which it surely covers."""
    low, high = limits(claim.claim)
    whole = firm.known.get(claim.claim.part_of or "")
    sites = whole.reach if claim.sites is None and whole is not None else _known(claim)
    capped = inner is not None and caps(claim) and not _rivalled(claim, firm, context)
    things = (claim.claim.thing,)
    if capped and inner == outer:
        yield Constraint((claim.id,), Box(things, sites, outer), low, high, claim.soft)
    else:
        if outer is not None and low:
            yield Constraint((claim.id,), Box(things, sites, outer), low, None, claim.soft)
        if capped:
            yield Constraint((claim.id,), Box(things, claim.reach, inner), 0, high, claim.soft)
    parts = firm.parts.get(claim.id, []) if capped and claim.claim.closed else []
    heard = sum(part.claim.count.low for part in parts) >= low > 0  # else a part of the list is not among them
    if heard and all(part.sites is not None and part.claim.window == claim.claim.window for part in parts):
        boxes = tuple(Box((part.claim.thing,), part.reach, inner) for part in parts)
        yield Constraint((claim.id,), Box(things, claim.reach, inner), 0, 0, False, boxes)


def caps(claim: Scoped) -> bool:
    """Whether the number of a claim is an upper bound of all that happened in its scope."""
    said = claim.claim
    plain = said.stance == "asserted" and said.cue != "further" and not claim.bare and not claim.model
    placed = claim.sites is not None and not said.towns and not claim.cut
    return plain and placed and uniform(said.thing) and said.count.high is not None


def alone(claim: Scoped, firm: Sequence[Scoped], context: Context) -> bool:
    """Whether the voice tells nothing else of these places at another time of the night."""
    return not any(
        each.voice == claim.voice
        and each.told.report != claim.told.report
        and each.when != claim.when
        and near(each, claim, context)
        for each in firm
    )


def near(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether two claims may count some of the same."""
    alike = related(one.claim.thing, other.claim.thing) and touching(one.reach, other.reach, context.parent)
    return alike and one.when is not None and other.when is not None and meet(one.when.span, other.when.span)


def _known(claim: Scoped) -> frozenset[str] | None:
    """Its sites; a town that is not surely one of the gazetteer's is no more than its region."""
    return claim.reach and frozenset(site if "/geonames:" in site else site.partition("/")[0] for site in claim.reach)


def _outer(claim: Scoped, asked: Question) -> Span | None:
    """A span that surely holds all that is counted; None where none is known."""
    if claim.when is None:
        return None
    (start, end), kind = claim.when
    if kind == "instant":
        return start - _HOUR, end + _HOUR
    if kind == "open":
        return start - _HALF_DAY, end
    if kind == "night" and _of_period(claim, asked):
        return asked.period.start, asked.period.end
    return (start, end) if kind in ("clock", "day", "night") else None


def _of_period(claim: Scoped, asked: Question) -> bool:
    dated = claim.claim.window.date
    return asked.period.unit == "night" and dated is not None and dated.isoformat() == asked.period.label


def _dark(firm: Sequence[Scoped], asked: Question) -> bool:
    """Whether all that is told of the night lies in its dark hours, so that a night without hours is all of it."""
    hours = core(asked.period)
    vague = frozenset({"night", "undated"})
    return all(each.when is None or each.when.kind in vague or within(each.when.span, hours) for each in firm)


def core(period: Period) -> Span:
    """The hours that every night takes in, 23:00 to 06:00."""
    return period.start + _TO_DUSK, period.end - _FROM_DAWN


def _rivalled(claim: Scoped, firm: Firm, context: Context) -> bool:
    """Whether its report gives another number beside it that may count another kind of the same."""
    return claim.claim.part_of is None and any(
        other.id != claim.id
        and other.claim.part_of is None
        and near(claim, other, context)
        and APART == relation(claim, other, context) == relation(other, claim, context)
        for other in firm.told.get(claim.told.report, ())
    )
