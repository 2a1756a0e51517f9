"""Who is said to know: numbers without a speaker, evidence without a source, one origin behind several mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from counterclaim.findings import sides
from counterclaim.findings.assemble import Rule, counted, from_mark, label, marks, news, numbered
from counterclaim.findings.place import Parent
from counterclaim.findings.speakers import name_of, voices
from counterclaim.model import Claim, Document, Extract, Finding
from counterclaim.model.text import fold

UNSPOKEN = Rule("CC401", 4, ("no speaker named elsewhere in the text asserting them",))
UNSOURCED = Rule("CC402", 3, ("no source being named elsewhere in the report",))
ONE_ORIGIN = Rule("CC403", 4)

_CHANNELS = ("t.me/", "https://t.me/")
_ARTICLE = 600  # code points; what is shorter is a post or a brief


def find(document: Document, extract: Extract, parent: Parent) -> tuple[Finding, ...]:
    """Numbers nobody is said to assert, corroboration by nobody named, one origin, one side."""
    claims = tuple(claim for claim in news(extract) if numbered(claim.count) and claim.stance != "denied")
    named = voices(extract.claims)
    article = len(document.text) >= _ARTICLE
    own_channel = not article or (document.source or "").startswith(_CHANNELS)
    return (
        *_unspoken(claims, named, own_channel),
        *_unsourced(extract),
        *_one_origin(claims),
        *(sides.find(claims, named, extract.statements, parent) if article else ()),
    )


def _unspoken(claims: Sequence[Claim], named: Mapping[str, str], own_channel: bool) -> Iterator[Finding]:
    if own_channel and not named:
        return
    known = {_tally(claim) for claim in claims if claim.id in named}
    silent = [claim for claim in claims if claim.id not in named and _tally(claim) not in known]
    if silent:
        yield UNSPOKEN.found(f"no speaker is stated for {len(silent)} of {len(claims)} counts", silent)


def _tally(claim: Claim) -> tuple[object, ...]:
    return claim.measure, claim.thing, claim.count.low, claim.count.high


def _unsourced(extract: Extract) -> Iterator[Finding]:
    for mark in marks(extract, "corroboration"):
        yield from_mark(UNSOURCED, mark, f"corroboration by “{mark.quote.text}”, with nobody named", extract)


def _one_origin(claims: Sequence[Claim]) -> Iterator[Finding]:
    groups: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if name_of(claim.speaker):
            groups[(*_tally(claim), frozenset(place.code for place in claim.places))].append(claim)
    for group in groups.values():
        for origin, mentions in _by_origin(group).items():
            routes = {claim.speaker.via for claim in mentions if claim.speaker}
            if len(routes) > 1 and len({claim.quote for claim in mentions}) > 1:
                number = f"{counted(mentions[0])} {label('measures', mentions[0].measure)}"
                yield ONE_ORIGIN.found(
                    f"{number}: {len(mentions)} mentions, one origin, {origin}",
                    mentions,
                    rests_on=[f"“{origin}” being one speaker throughout"],
                )


def _by_origin(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Claims of one number by whom they lead back to: an outlet that cites one speaker for it leads to that speaker."""
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for link in claim.speaker.via if claim.speaker else ():
            cited[fold(link)].add(name_of(claim.speaker) or "")
    origins: dict[str, list[Claim]] = {}
    names: dict[str, str] = {}
    for claim in claims:
        name = name_of(claim.speaker) or ""
        sources = cited[fold(name)]
        origin = next(iter(sources)) if len(sources) == 1 else name
        origins.setdefault(names.setdefault(fold(origin), origin), []).append(claim)
    return origins
