"""Unlike things counted as one: another weapon inside a total, losses on radar inside interceptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.findings.assemble import Rule, amount, counted, label, listed, news, wholes, words
from counterclaim.model import Claim, Document, Extract, Finding
from counterclaim.model.vocabulary import ancestors, related

THINGS = Rule("CC501", 2, ("the smaller count being meant as a part of the larger",))
MEASURES = Rule("CC502", 3, ("the total's word meaning one outcome alone, not both told together",))

_AIR = {"launched", "intercepted", "suppressed"}  # measures that count weapons only
_ROOT = "munition"
_ONE_WORD = {"missile", "rocket"}  # one and the same word in several languages
_OUTCOMES = {"intercepted", "suppressed"}
_COMBINED = "/"  # "shot down/suppressed" tells both outcomes in one number


def find(document: Document, extract: Extract) -> tuple[Finding, ...]:
    """One finding a total whose parts are of an unlike thing, or of the other outcome."""
    claims = news(extract)
    return (*_things(claims), *_measures(document, claims))


def _things(claims: Sequence[Claim]) -> Iterator[Finding]:
    for whole, parts in wholes(claims):
        if whole.measure not in _AIR or _ROOT not in ancestors(whole.thing):
            continue
        strange = [part for part in parts if part.measure == whole.measure and _unlike(part.thing, whole.thing)]
        if strange:
            kinds = listed(dict.fromkeys(label("things", part.thing) for part in strange))
            yield THINGS.found(f"{kinds} among the parts of {counted(whole)}", [whole, *strange])


def _unlike(part: str, whole: str) -> bool:
    one_word = all(_ONE_WORD & {thing, *ancestors(thing)} for thing in (part, whole))
    return not related(part, whole) and not one_word


def _measures(document: Document, claims: Sequence[Claim]) -> Iterator[Finding]:
    for whole, parts in wholes(claims):
        said = whole.evidence.measure
        if whole.measure not in _OUTCOMES or (said and _COMBINED in words(document, said).text):
            continue
        strange = [part for part in parts if part.measure in _OUTCOMES - {whole.measure}]
        if strange:
            numbers = listed(f"{amount(part.count)} {label('measures', part.measure)}" for part in strange)
            message = f"{numbers} among the parts of {amount(whole.count)} {label('measures', whole.measure)}"
            yield MEASURES.found(message, [whole, *strange])
