"""What is asked, and the figure's id that spells it out: `intercepted/drone/RU/2025-07-10/night`.

Behind the unit may stand the zone in which nights are counted (`…/night/Europe/Kyiv`), and behind an `@` the source.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from counterclaim.accounts.context import Box, Context, inside, touching
from counterclaim.accounts.periods import Span, meet, mornings, named, within
from counterclaim.accounts.scoped import Scoped, counts, lineage
from counterclaim.model.kept import Period
from counterclaim.model.vocabulary import related, section

_ANYWHERE = "*"
_DEFAULT = "UTC"
_EXAMPLE = "intercepted/drone/RU/2025-07-10/night"
_MORNING = timedelta(hours=12)  # a day goes with the night of its own morning


class Question(NamedTuple):
    """How many, where and when; `place` None is anywhere, `source` None across sources."""

    measure: str
    thing: str
    place: str | None
    period: Period
    source: str | None = None
    zone: str = _DEFAULT

    @property
    def id(self) -> str:
        """The figure's id; `parse` gives the question back."""
        where = self.place or _ANYWHERE
        spelled = f"{self.measure}/{self.thing}/{where}/{self.period.label}/{self.period.unit}"
        zone = "" if self.zone == _DEFAULT else f"/{self.zone}"
        return f"{spelled}{zone}@{self.source}" if self.source is not None else f"{spelled}{zone}"

    @property
    def sites(self) -> frozenset[str] | None:
        """The places that are asked for; None is anywhere."""
        return frozenset(self.place.split("+")) if self.place else None

    @property
    def box(self) -> Box:
        """The question as a scope."""
        return Box((self.thing,), self.sites, (self.period.start, self.period.end))


class Belongs(NamedTuple):
    """Whether a claim is of a period (else it reaches beyond), and the assumption that it takes."""

    whole: bool
    assumption: str | None = None


def parse(figure: str) -> Question:
    """The question of a figure's id. Raises ValueError that says what is wrong with it."""
    spelled, at, source = figure.partition("@")
    fields = spelled.split("/", 5)
    if len(fields) < 5:
        raise ValueError(f"{figure!r} is no figure: measure/thing/place/label/unit, such as {_EXAMPLE}")
    measure, thing, place, label, unit, *rest = fields
    for key, name in ((measure, "measures"), (thing, "things"), (unit, "periods")):
        if key not in section(name):
            raise ValueError(f"{figure!r}: {key!r} is none of the {name}: {', '.join(section(name))}")
    zone = rest[0] if rest else _DEFAULT
    where = None if place == _ANYWHERE else place
    return Question(measure, thing, where, named(unit, label, zone), source if at else None, zone)


def belongs(claim: Scoped, period: Period, zone: str) -> Belongs | None:
    """Whether a claim is of the period; None where it does not touch it.

    A night goes by its date, a window across the edge by its middle. A day is of no single night unless it was told
    before noon; it is of the week, month or year of its date. A longer claim is of the period that holds it whole.
    """
    if claim.when is None:
        return None
    span, kind = claim.when
    if kind == "night":
        held = claim.claim.window.date in mornings(period, zone)
        return Belongs(True, "straddling" if period.unit == "day" else None) if held else None
    around: Span = (period.start, period.end)
    if kind == "long":
        told = min(span[1], claim.told.published or span[1])
        return Belongs(within(span, around)) if around[0] < told <= around[1] else None
    if within(span, around):
        return Belongs(True, "published" if kind == "undated" else None)
    if not meet(span, around):
        return None
    if kind == "day":
        return Belongs(False) if period.unit == "night" else _by_middle((span[0], span[0] + _MORNING), around)
    return _by_middle(span, around)


def inner(claim: Scoped, asked: Question, context: Context) -> bool:
    """Whether all that the claim counts is asked for, its time aside.

    Where `same_territory` is withheld, what a source counts in a place by its own view must be asked for too.
    """
    alike = counts(claim.claim.measure, asked.measure) and asked.thing in lineage(claim.claim.thing)
    sites = claim.reach if "same_territory" in context.withheld else claim.sites
    return alike and inside(sites, asked.sites, context.parent)


def touches(claim: Scoped, asked: Question, context: Context) -> bool:
    """Whether some of what the claim counts may be asked for, its time aside."""
    measure, thing = claim.claim.measure, claim.claim.thing
    alike = counts(measure, asked.measure) or counts(asked.measure, measure)
    return alike and related(thing, asked.thing) and touching(claim.reach, asked.sites, context.parent)


def _by_middle(span: Span, around: Span) -> Belongs:
    middle = span[0] + (span[1] - span[0]) / 2
    return Belongs(around[0] <= middle < around[1], "straddling")
