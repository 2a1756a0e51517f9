"""Why a figure is what it is: steps from the number down to the words, the report and the bytes behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from counterclaim.model.kept import Entry, Excluded, Figure, Link, Step, Told
from counterclaim.model.records import Claim, Finding
from counterclaim.model.vocabulary import section

Find = Callable[[str], Told | None]
Held = Callable[[str], Entry | None]


class Kept(NamedTuple):
    """Where the ledger's records are found by their ids."""

    told: Find
    entry: Held
    links: tuple[Link, ...] = ()


def of_figure(figure: Figure, kept: Kept) -> Step:
    """A figure down to its claims: the counted ones, then the others with the reason of each."""
    counted = tuple(_claim(key, kept) for key in figure.counted)
    excluded = tuple(_excluded(each, kept) for each in figure.excluded)
    binding = tuple(_claim(key, kept) for key in figure.binding)
    assumed = tuple(Step(key, section("assumptions")[key].means) for key in figure.assumptions)
    readings = tuple(Step(each.name, bounds(each.low, each.high)) for each in figure.readings)
    children = (
        Step("reported", bounds(*figure.reported), None, counted),
        Step("not added", str(len(excluded)), None, excluded),
        Step("bounds", bounds(figure.low, figure.high), None, binding),
        Step("assumptions", str(len(assumed)), None, assumed),
        Step("other readings", str(len(readings)), None, readings),
    )
    shown = tuple(each for each in children if each.children or each.label in ("reported", "bounds"))
    return Step(_title(figure), bounds(*figure.reported), figure.id, shown)


def of_claim(key: str, kept: Kept, figures: Iterable[Figure] = ()) -> Step:
    """A claim down to its words, with what it did in `figures`. Raises KeyError where the ledger does not hold it."""
    if kept.told(key) is None:
        raise KeyError(key)
    step = _claim(key, kept)
    used = []
    for figure in figures:
        if key in figure.counted:
            used.append(Step("counted in", _title(figure), figure.id))
        used += [
            Step(f"not added ({each.because})", _title(figure), figure.id)
            for each in figure.excluded
            if each.claim == key
        ]
    return step._replace(children=(*step.children, *used))


def of_finding(finding: Finding, kept: Kept, key: str | None = None) -> Step:
    """A finding down to its claims, the sum that shows it, and what it rests on."""
    lines = (
        *(Step("sum", line) for line in finding.proof),
        *(Step("rests on", line) for line in finding.rests_on),
        *(Step("would settle it", line) for line in finding.repairs),
    )
    claims = tuple(_claim(each, kept) for each in finding.claims)
    return Step(finding.code, finding.message, key, (*lines, *claims))


def of_report(key: str, kept: Kept, claims: Sequence[Told] = ()) -> Step:
    """A report down to its capture, with the claims read in it. Raises KeyError where the ledger does not hold it."""
    entry = kept.entry(key)
    if entry is None:
        raise KeyError(key)
    said = tuple(
        Step(_number(each.claim), _quoted(each.claim), each.claim.id, (), _places(each.claim)) for each in claims
    )
    return Step("report", entry.document.title or entry.id, key, (*_source(key, kept), *said))


def bounds(low: int, high: int | None) -> str:
    """ "14", "9 to 11", "21 or more"."""
    return f"{low}" if low == high else f"{low} or more" if high is None else f"{low} to {high}"


def _title(figure: Figure) -> str:
    where = f" in {figure.place}" if figure.place else ""
    whose = f", by {figure.source}" if figure.source else ""
    thing, measure = section("things")[figure.thing].label, section("measures")[figure.measure].label
    return f"{thing} {measure}{where}, {figure.period.unit} {figure.period.label}{whose}"


def _excluded(each: Excluded, kept: Kept) -> Step:
    step = _claim(each.claim, kept)
    reason = section("exclusions")[each.because].means
    other = kept.told(each.of) if each.of else None
    towards = f" {each.of}: {_quoted(other.claim)}" if other else f" {each.of}" if each.of else ""
    return step._replace(label=f"{each.because}{towards}", children=(Step("because", reason), *step.children))


def _claim(key: str, kept: Kept) -> Step:
    told = kept.told(key)
    if told is None:
        return Step("claim", "not in the ledger", key)
    claim = told.claim
    state = () if told.state == "read" else (Step("review", section("states")[told.state].means),)
    return Step(_number(claim), _quoted(claim), key, (*state, *_source(told.report, kept)), _places(claim))


def _source(report: str, kept: Kept) -> tuple[Step, ...]:
    """The report's address, time and capture, and the report it goes back to."""
    entry = kept.entry(report)
    if entry is None:
        return (Step("report", "not in the archive", report),)
    document = entry.document
    published = "" if document.published is None else f", {document.published:%Y-%m-%d %H:%M} UTC"
    gone = "" if entry.deleted is None else f", deleted {entry.deleted:%Y-%m-%d %H:%M} UTC"
    copied = (each for each in kept.links if each.report == report)
    copies = tuple(Step(f"goes back to ({each.by})", each.origin, each.origin) for each in copied)
    return (
        Step("report", f"{document.source or document.uri or report}{published}{gone}", report, copies),
        Step("address", document.uri or "none"),
        Step("capture", f"sha256:{entry.capture}"),
    )


def _number(claim: Claim) -> str:
    places = " + ".join(dict.fromkeys(each.name for each in claim.towns or claim.places))
    thing, measure = section("things")[claim.thing].label, section("measures")[claim.measure].label
    return f"{bounds(claim.count.low, claim.count.high)} {thing} {measure}" + (f", {places}" if places else "")


def _places(claim: Claim) -> tuple[str, ...]:
    """The codes of the regions, countries and seas that the number is of; none where it names towns."""
    return () if claim.towns else tuple(dict.fromkeys(each.code for each in claim.places))


def _quoted(claim: Claim) -> str:
    return f"“{' '.join(claim.quote.text.split())}”"
