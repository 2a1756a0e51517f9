"""CC706: a relay gives other numbers than the report it goes back to, or than the speaker it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.findings.across.cited import pairs as cited
from counterclaim.findings.across.material import Material, beside, called, does, edition
from counterclaim.findings.across.scope import limits
from counterclaim.findings.assemble import Rule, amount, counted
from counterclaim.model import Count, Finding
from counterclaim.model.kept import Told
from counterclaim.model.vocabulary import section

OTHER = Rule("CC706", 3, ("both passages telling of the same thing",))
APPROXIMATE = Rule("CC706", 4, ("both passages telling of the same thing", "an approximate number"))
SHARPER = Rule("CC706", 5, ("both passages telling of the same thing",))

_INFERRED = {"citation", "numbers"}
_GOES_BACK = ("the one report going back to the other",)
_CITES = ("the speaker cited having given no other number",)


def find(material: Material) -> Iterator[Finding]:
    """One finding a pair of numbers of which the original's does not bear out the relay's.

    A wider number ("more than 20" for 23) is borne out. Where an earlier version of the original has the relay's
    number, or the relay gives the original's too, nothing was altered.
    """
    linked = {(one, other): link.by for link in material.links for one, other in link.altered}
    for (copied, original), by in linked.items():
        relay, first = material.claims.get(copied), material.claims.get(original)
        if relay and first and not _explained(relay, first, material):
            yield from _found(relay, first, _GOES_BACK if by in _INFERRED else (), material)
    for relay, first in cited(material):
        if (relay.claim.id, first.claim.id) not in linked and not _explained(relay, first, material):
            yield from _found(relay, first, _CITES, material)


def _explained(relay: Told, first: Told, material: Material) -> bool:
    report = edition(first.claim.id).partition("@")[0]
    texts = [report, *(f"{report}@{each.version}" for each in material.entries.get(report, ()))]
    original = [each for text in texts for each in material.reports.get(text, ())]
    here = material.reports[edition(relay.claim.id)]
    return _given(relay, original) or _given(first, here)


def _given(told: Told, others: Iterable[Told]) -> bool:
    """Whether one of `others` gives the same number of the same measure and thing."""
    claim = told.claim
    return any(
        (each.claim.measure, each.claim.thing, each.claim.count[:2]) == (claim.measure, claim.thing, claim.count[:2])
        for each in others
    )


def _found(relay: Told, first: Told, granted: Iterable[str], material: Material) -> Iterator[Finding]:
    given, stated = relay.claim.count, first.claim.count
    if _within(stated, given):  # the relay rounds
        return
    if _within(given, stated):
        rule = SHARPER
    else:
        soft = any(section("forms")[count.form].soft for count in (given, stated) if count.form in section("forms"))
        rule = APPROXIMATE if soft else OTHER
    names = [called(each.source, material.sources) for each in (relay, first)]
    message = f"{names[0]} gives {counted(relay.claim)} {does(relay.claim)}, its original {names[1]} {amount(stated)}"
    yield beside(rule, message, [relay, first], repairs=[f"{amount(given)} → {amount(stated)}"], rests_on=granted)


def _within(inner: Count, outer: Count) -> bool:
    (low, high), (least, most) = limits(inner), limits(outer)
    return least <= low and (most is None or (high is not None and high <= most))
