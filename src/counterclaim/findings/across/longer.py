"""CC708: a total over several nights that does not fit the bounds of its nights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from counterclaim.findings.across.clashes import LONGER
from counterclaim.findings.across.material import Material, beside, does, granted
from counterclaim.findings.across.scope import Stretch, limits, stretch
from counterclaim.findings.assemble import Rule, counted, listed
from counterclaim.model import Finding
from counterclaim.model.kept import Figure, Told

BOUNDS = Rule("CC708", 2)
PROVED = Rule("CC708", 3)
READ = Rule("CC708", 4)
REPORTED = Rule("CC708", 5, ("nothing having happened in hours that no report tells of",))

_LONG = timedelta(hours=36)  # longer than any night
_CERTAIN = 3

Key = tuple[str, str, str | None, str | None]


def find(material: Material) -> Iterator[Finding]:
    """One finding a total that the bounds of its nights, by the same source, rule out; a note where only what was
    reported of them does. Totals that the algebra ruled out come with its proof.
    """
    proved = tuple(_proved(material))
    done = {key for finding in proved for key in finding.claims}
    yield from proved
    nights: defaultdict[Key, list[Figure]] = defaultdict(list)
    for figure in material.figures:
        if figure.period.unit == "night" and figure.source is not None:
            nights[figure.measure, figure.thing, figure.place, figure.source].append(figure)
    for told in material.told:
        when = stretch(told.claim.window)
        if when and when.end - when.start > _LONG and told.claim.id not in done and _total(told):
            claim = told.claim
            yield from _compared(
                told, when, nights.get((claim.measure, claim.thing, claim.places[0].code, told.source), ()), material
            )


def _total(told: Told) -> bool:
    claim = told.claim
    plain = claim.part_of is None and claim.cue != "further" and not claim.each and claim.model is None
    return plain and claim.stance != "denied" and len(claim.places) == 1 and not claim.towns


def _proved(material: Material) -> Iterator[Finding]:
    for each in material.contradictions:
        told = [material.claims[key] for key in each.claims if key in material.claims]
        if each.kind == LONGER and len(told) == len(each.claims):
            sources = {one.source for one in told}
            certain = BOUNDS if len(sources) == 1 else PROVED
            rule = certain if each.severity <= _CERTAIN else READ._replace(severity=each.severity)
            yield beside(
                rule, each.message, told, proof=each.proof, repairs=each.repairs, rests_on=granted(each.rests_on)
            )


def _compared(told: Told, when: Stretch, nights: Sequence[Figure], material: Material) -> Iterator[Finding]:
    """Nights wholly inside the total give its least, all that it touches its most; a night that is missing, none."""
    others = [figure for figure in nights if told.claim.id not in figure.counted]
    touched = [each for each in others if each.period.start < when.end and when.start < each.period.end]
    inside = [each for each in touched if when.start <= each.period.start and each.period.end <= when.end]
    low, high = limits(told.claim.count)
    least = sum(figure.low for figure in inside)
    if high is not None and least > high:
        yield _found(BOUNDS, told, inside, [figure.low for figure in inside], material)
        return
    if not _unbroken(touched, when):
        return
    for rule, tops in ((BOUNDS, [each.high for each in touched]), (REPORTED, [each.reported[1] for each in touched])):
        known = [top for top in tops if top is not None]
        if len(known) == len(tops) and sum(known) < low:
            yield _found(rule, told, touched, known, material)
            return


def _unbroken(nights: Sequence[Figure], when: Stretch) -> bool:
    """Whether the nights, in order, leave no time of the total out."""
    limits_ = [when.start, *(figure.period.end for figure in nights)]
    starts = [*(figure.period.start for figure in nights), when.end]
    return bool(nights) and all(start <= end for end, start in zip(limits_, starts, strict=True))


def _found(rule: Rule, told: Told, nights: Sequence[Figure], numbers: Sequence[int], material: Material) -> Finding:
    claim, total = told.claim, sum(numbers)
    word = "at least" if total > claim.count.low else "at most" if rule is BOUNDS else "as reported"
    sign, bound = (">", limits(claim.count)[1]) if total > claim.count.low else ("<", limits(claim.count)[0])
    message = f"{counted(claim)} {does(claim)} over {_nights(nights)}, which add to {word} {total}"
    shown = [figure for figure, number in zip(nights, numbers, strict=True) if number]
    proof = [f"{' + '.join(str(n) for n in numbers if n) or '0'} = {total} {sign} {bound}", _which(shown)]
    parts = [material.claims[key] for figure in nights for key in figure.counted if key in material.claims]
    soft = claim.count.form == "about"
    rule = READ._replace(rests_on=rule.rests_on) if soft and rule is BOUNDS else rule
    return beside(
        rule,
        message,
        [told, *parts],
        proof=[each for each in proof if each],
        rests_on=["an approximate number"] if soft else [],
    )


def _nights(nights: Sequence[Figure]) -> str:
    return "1 night" if len(nights) == 1 else f"{len(nights)} nights"


def _which(nights: Sequence[Figure]) -> str:
    return f"nights to {listed(figure.period.label for figure in nights)}" if nights else ""
