"""A small ledger written as text: reports with a heading each, read by the reader, and what other stages make of them.

    t.me/ministry · 2025-07-10 05:00 UTC · version 1 · edited 2025-07-10 06:40 UTC · deleted 2025-07-10 09:00 UTC
    t.me/desk · 2025-07-10 05:40 UTC · after t.me/ministry

Links, contradictions and figures are made in the plainest way that the records allow; the stages that make them for
users have tests of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any, NamedTuple

from counterclaim.algebra import judge
from counterclaim.findings.across import find_across
from counterclaim.findings.across.scope import kind, stretch
from counterclaim.languages.load import available
from counterclaim.model import Claim, Contradiction, Document, Finding
from counterclaim.model.kept import Entry, Figure, Link, Period, Told
from counterclaim.places import gazetteer
from counterclaim.reading import read

_HEAD = re.compile(r"^(t\.me/\w+) · (\S+ \S+) UTC(.*)$", re.MULTILINE)
_MORE = re.compile(r"· (version|edited|deleted|after) ([^·]+?)(?: UTC)?(?= ·|$)")
ASSUMED = ("same_night", "same_territory", "same_measure")


class Ledger(NamedTuple):
    told: tuple[Told, ...]
    entries: tuple[Entry, ...]
    links: tuple[Link, ...]
    figures: tuple[Figure, ...]
    contradictions: tuple[Contradiction, ...]

    def find(self) -> tuple[Finding, ...]:
        return find_across(parent=gazetteer(available()).parent, **self._asdict())


def ledger(text: str) -> Ledger:
    """The ledger that holds the reports of `text`."""
    _, *pieces = _HEAD.split(text)
    heads = [(pieces[i], at(pieces[i + 1]), dict(_MORE.findall(pieces[i + 2]))) for i in range(0, len(pieces), 4)]
    last = {(source, when): int(more.get("version", 1)) for source, when, more in heads}
    told: list[Told] = []
    entries, links, first = [], [], {}
    for (source, when, more), body in zip(heads, pieces[3::4], strict=True):
        version = int(more.get("version", 1))
        report = f"{source.removeprefix('t.me/')}-{when:%d%H%M}"
        edited = at(more["edited"]) if "edited" in more else None
        document = Document(body.strip(), f"{source}/{when:%d%H%M}", when, source, edited=edited)
        gone = at(more["deleted"]) if "deleted" in more else None
        entries.append(Entry(report, version, document, "0" * 64, edited or when, gone))
        key = report if version == last[source, when] else f"{report}@{version}"
        origin = first[more["after"]] if "after" in more else report
        own = [Told(_kept(claim, key), report, source, when, origin=origin) for claim in read(document)[1].claims]
        if "after" in more:
            links.append(Link(report, origin, "text", 0.9, _altered(own, [t for t in told if t.report == origin])))
        told += own
        first.setdefault(source, report)
    return Ledger(tuple(told), tuple(entries), tuple(links), tuple(figures(told)), tuple(clashes(told)))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text.strip()).replace(tzinfo=UTC)


def _kept(claim: Claim, key: str) -> Claim:
    own: dict[str, Any] = {
        name: f"{key}.{value}" for name in ("id", "part_of", "corrects") if (value := getattr(claim, name))
    }
    return claim._replace(**own)


def _altered(copied: Sequence[Told], original: Sequence[Told]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.claim.id, other.claim.id)
        for one in copied
        for other in original
        if kind(one.claim) == kind(other.claim) and one.claim.count != other.claim.count
    )


def clashes(told: Sequence[Told]) -> Iterable[Contradiction]:
    """What the algebra of one report says of each source's claims, and pairs of sources that differ over one scope."""
    own = [each for each in told if "@" not in each.claim.id and each.origin == each.report]
    for source in dict.fromkeys(each.source for each in own):
        claims = [each.claim for each in own if each.source == source]
        for found in judge(claims, (), gazetteer(available()).parent)[0]:
            if len({key.rpartition(".")[0] for key in found.claims}) > 1:
                yield found._replace(severity=max(2, found.severity))
    for one, other in combinations(own, 2):
        same = kind(one.claim) == kind(other.claim) and stretch(one.claim.window) == stretch(other.claim.window)
        numbers = sorted(each.claim.count.low for each in (one, other))
        exact = all(each.claim.count.low == each.claim.count.high for each in (one, other))
        if same and exact and one.source != other.source and numbers[0] < numbers[1]:
            ids, shown = (one.claim.id, other.claim.id), [each.claim.count.low for each in (one, other)]
            repairs = (f"{shown[0]} → {shown[1]}", f"{shown[1]} → {shown[0]}")
            message = f"{shown[0]} and {shown[1]} stated of one scope"
            yield Contradiction("totals", ids, message, (f"{numbers[0]} < {numbers[1]}",), repairs, 3, ASSUMED)


def figures(told: Sequence[Told]) -> Iterable[Figure]:
    """One figure a source, night, measure, thing and place, of claims that tell of a night and give its number."""
    groups: defaultdict[tuple[Any, ...], list[Told]] = defaultdict(list)
    for each in told:
        when = stretch(each.claim.window)
        if "@" not in each.claim.id and when and each.claim.window.precision == "night" and each.claim.places:
            groups[each.source, each.claim.measure, each.claim.thing, each.claim.places[0].code, when].append(each)
    for (source, measure, thing, place, when), group in groups.items():
        low = max(each.claim.count.low for each in group)
        period = Period("night", f"{when.end:%Y-%m-%d}", when.start, when.end)
        yield figure(low, None, period, measure=measure, thing=thing, place=place, source=source)._replace(
            reported=(low, low), counted=tuple(each.claim.id for each in group)
        )


def figure(low: int, high: int | None, period: Period, **fields: Any) -> Figure:
    """A figure by its bounds; drones intercepted in one region by the ministry, unless `fields` say otherwise."""
    key = {"measure": "intercepted", "thing": "drone", "place": "RU-KRS", "source": "t.me/ministry", **fields}
    name = f"{key['measure']}/{key['thing']}/{key['place']}/{period.label}/{period.unit}@{key['source']}"
    return Figure(id=name, period=period, low=low, high=high, **{"reported": (low, high), **key})


def night(morning: str) -> Period:
    """The night to a morning, in UTC."""
    noon = at(f"{morning} 12:00")
    return Period("night", morning, noon - timedelta(days=1), noon)


def printed(finding: Finding) -> str:
    """A finding as the pages show it."""
    lines = [f"{finding.code} severity {finding.severity}  {finding.message}"]
    lines.append("  " + " · ".join(quote.text for quote in finding.quotes))
    lines += [f"  {line}" for line in finding.proof]
    lines += [f"  repairs: {' · '.join(finding.repairs)}"] if finding.repairs else []
    lines += [f"  rests on: {f'{chr(10)}    '.join(finding.rests_on)}"] if finding.rests_on else []
    return "\n".join(lines) + "\n"
