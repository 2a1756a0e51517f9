"""What the findings across reports are made from, put in order once, and how such a finding is put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from counterclaim.findings.assemble import Rule
from counterclaim.findings.place import Parent
from counterclaim.findings.speakers import name_of
from counterclaim.model import Claim, Contradiction, Finding
from counterclaim.model.kept import Entry, Figure, Link, Source, Told
from counterclaim.model.text import fold
from counterclaim.model.vocabulary import section

_AGES = datetime.min.replace(tzinfo=UTC)


class Material(NamedTuple):
    """The records of the ledger under the keys that findings ask by.

    `told` holds the claims of latest versions that no reviewer rejected, by publication; `claims` those of earlier
    versions too, by id; `reports` the claims of one version of a report, by what stands before the dot of their ids.
    `entries` holds the versions of each report in order.
    """

    told: tuple[Told, ...]
    claims: Mapping[str, Told]
    reports: Mapping[str, tuple[Told, ...]]
    entries: Mapping[str, tuple[Entry, ...]]
    links: tuple[Link, ...]
    figures: tuple[Figure, ...]
    sources: Mapping[str, Source]
    contradictions: tuple[Contradiction, ...]
    parent: Parent


def gather(
    told: Iterable[Told],
    entries: Iterable[Entry],
    links: Iterable[Link],
    figures: Iterable[Figure],
    sources: Mapping[str, Source],
    contradictions: Iterable[Contradiction],
    parent: Parent,
) -> Material:
    """The records under their keys, in an order that does not depend on the order they came in."""
    kept = sorted((each for each in told if each.state != "rejected"), key=published)
    reports: defaultdict[str, list[Told]] = defaultdict(list)
    for each in sorted(kept, key=lambda one: (one.claim.quote, one.claim.id)):
        reports[edition(each.claim.id)].append(each)
    versions: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda one: (one.id, one.version)):
        versions[entry.id].append(entry)
    return Material(
        tuple(each for each in kept if "@" not in edition(each.claim.id)),
        {each.claim.id: each for each in kept},
        {key: tuple(claims) for key, claims in reports.items()},
        {key: tuple(each) for key, each in versions.items()},
        tuple(sorted(set(links), key=lambda link: (link.report, link.origin, link.by))),
        tuple(sorted(figures, key=lambda figure: (figure.period.start, figure.id))),
        sources,
        tuple(sorted(contradictions, key=lambda each: each.claims)),
        parent,
    )


def edition(claim: str) -> str:
    """The version of a report that a claim id names: `REPORT` for the latest, `REPORT@1` for an earlier one."""
    return claim.rpartition(".")[0]


def published(told: Told) -> tuple[datetime, str, int, str]:
    """The order in which claims were told; those of unknown time come first."""
    return told.published or _AGES, told.report, told.claim.quote.start, told.claim.id


def news(told: Iterable[Told]) -> tuple[Told, ...]:
    """The claims that reports make now: not history, not denied, not replaced within their report."""
    kept = tuple(told)
    replaced = {each.claim.corrects for each in kept}
    return tuple(
        each
        for each in kept
        if not each.claim.background and each.claim.stance != "denied" and each.claim.id not in replaced
    )


def voice(told: Told, sources: Mapping[str, Source]) -> str:
    """Who asserts it, folded: the speaker it names, or else its source's own voice."""
    name = name_of(told.claim.speaker)
    return fold(name) if name else own_voice(told.source, sources)


def own_voice(source: str, sources: Mapping[str, Source]) -> str:
    """Who speaks where a source cites nobody, folded: its speaker, its name, or its key."""
    known = sources.get(source)
    return fold((known and (known.speaker or known.name)) or source)


def called(source: str, sources: Mapping[str, Source]) -> str:
    """What a source is called in a message."""
    known = sources.get(source)
    return (known.name if known else None) or source


def shown(moment: datetime | None) -> str:
    """A time in a message: "2025-07-10 04:30 UTC"."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if moment else "unknown time"


def granted(assumptions: Iterable[str]) -> tuple[str, ...]:
    """Assumptions in words; one that is no key of the vocabulary stands as it is."""
    terms = section("assumptions")
    said = (terms[key].means.removesuffix(".") if key in terms else key for key in assumptions)
    return tuple(dict.fromkeys(text[:1].lower() + text[1:] for text in said))


def does(claim: Claim) -> str:
    """The word for a claim's measure: "intercepted"."""
    return section("measures")[claim.measure].label


def beside(
    rule: Rule,
    message: str,
    told: Sequence[Told],
    *,
    proof: Iterable[str] = (),
    repairs: Iterable[str] = (),
    rests_on: Iterable[str] = (),
) -> Finding:
    """The finding that `rule` makes of claims of several reports: one quote a claim, in the order of the claims."""
    return Finding(
        rule.code,
        rule.severity,
        message,
        claims=tuple(each.claim.id for each in told),
        quotes=tuple(each.claim.quote for each in told),
        proof=tuple(proof),
        repairs=tuple(repairs),
        rests_on=tuple(dict.fromkeys((*rule.rests_on, *rests_on))),
    )
