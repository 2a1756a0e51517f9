"""The reports of the sliding window, and where each word run, number and address of theirs is found again."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sized
from datetime import datetime, time, timedelta
from heapq import nsmallest
from itertools import islice
from math import fsum
from typing import Final, NamedTuple

from counterclaim.accounts.copies.addresses import plain
from counterclaim.accounts.copies.rarity import Facts
from counterclaim.accounts.copies.records import Filed
from counterclaim.accounts.copies.scopes import numbered
from counterclaim.accounts.copies.voices import Name, cited, names_of, voice
from counterclaim.accounts.copies.words import Words, words
from counterclaim.model import Claim
from counterclaim.model.kept import Source

CROWDED: Final = 100
"""Of the reports that share a run of words or a number, how many are looked at: the first, which copies go back to."""

COMPARED: Final = 40
"""How many of the reports that share words, and of those that share numbers, are compared in full."""

Key = tuple[str, int, int | None]


class Held(NamedTuple):
    """One report, made ready to be compared. `own`: its source speaks for itself; `names`: what it is cited by."""

    moment: datetime
    filed: Filed
    words: Words
    own: bool
    names: frozenset[Name]
    cites: frozenset[Name]
    claims: Mapping[str, Claim]

    @property
    def id(self) -> str:
        """The report's."""
        return self.filed.entry.id

    @property
    def source(self) -> str | None:
        """The key of its source."""
        return self.filed.entry.document.source

    @property
    def order(self) -> tuple[datetime, str]:
        """Its place among all reports."""
        return self.moment, self.id


def moment(published: datetime) -> datetime:
    """When a report stands in the order of publication. Midnight is a date without an hour: the end of that day."""
    day_alone = published.time() == time(0)
    return published + timedelta(days=1, seconds=-1) if day_alone else published


def prepared(filed: Filed, published: datetime, source: Source | None) -> Held:
    """`filed` as it is compared with others."""
    document = filed.entry.document
    cites = frozenset(name for claim in filed.claims for name in cited(claim.speaker))
    named = names_of(document.source, source)
    claims = {claim.id: claim for claim in filed.claims}
    return Held(moment(published), filed, words(document.text), voice(source), named, cites, claims)


def keys(claims: Iterable[Claim]) -> set[Key]:
    """What the numbers of a report are found by."""
    return {(claim.measure, claim.count.low, claim.count.high) for claim in claims if numbered(claim)}


class Weights(dict[int, float]):
    """What a run of words weighs: the less the more reports have it."""

    def __init__(self, found: Mapping[Hashable, Sized]) -> None:
        self._found = found

    def __missing__(self, run: int) -> float:
        self[run] = 1 / max(1, len(self._found.get(run, ())))
        return self[run]


class Shelf:
    """The reports held, in the order of publication."""

    def __init__(self) -> None:
        self.facts = Facts()
        self._reports: deque[Held] = deque()
        self._by_id: dict[str, Held] = {}
        self._found: defaultdict[Hashable, dict[str, None]] = defaultdict(dict)
        self.weights = Weights(self._found)
        self._weighed: dict[str, float] = {}
        self._addresses: dict[str, Held] = {}

    def add(self, report: Held) -> None:
        """Take in the next report."""
        self._reweigh()
        self._reports.append(report)
        self._by_id[report.id] = report
        self.facts.add(report.filed.claims, report.moment)
        for key in self._keys(report):
            self._found[key][report.id] = None
        if report.filed.entry.document.uri:
            self._addresses.setdefault(plain(report.filed.entry.document.uri), report)

    def forget(self, before: datetime) -> None:
        """Let go of the reports that are older than `before`."""
        self._reweigh()
        while self._reports and self._reports[0].moment < before:
            report = self._reports.popleft()
            del self._by_id[report.id]
            self.facts.remove(report.filed.claims, report.moment)
            for key in self._keys(report):
                del self._found[key][report.id]
                if not self._found[key]:
                    del self._found[key]
            address = plain(report.filed.entry.document.uri or "")
            if self._addresses.get(address) is report:
                del self._addresses[address]

    def weight(self, report: Held) -> float:
        """What all runs of words of a report weigh."""
        held = self._weighed.get(report.id)
        if held is None:
            held = self._weighed[report.id] = fsum(map(self.weights.__getitem__, report.words.shingles))
        return held

    def _reweigh(self) -> None:
        self.weights.clear()
        self._weighed.clear()

    def at(self, address: str) -> Held | None:
        """The report that stands at an address."""
        return self._addresses.get(plain(address))

    def first_forwarding(self, address: str) -> Held | None:
        """The earliest report that forwards what stood at an address."""
        holders = self._found.get(("forwards", plain(address)), {})
        return self._by_id[next(iter(holders))] if holders else None

    def of(self, names: frozenset[Name]) -> Iterator[Held]:
        """The reports of a source that is called by one of these names."""
        return (report for report in self._reports if report.names & names)

    def near(self, report: Held) -> Iterator[Held]:
        """The reports that share most words, and most numbers, with `report`: those worth comparing."""
        words: Counter[str] = Counter()
        for run in report.words.shingles:
            words.update(islice(self._found[run], CROWDED))
        numbers: Counter[str] = Counter()
        for key in keys(report.filed.claims):
            numbers.update(islice(self._found[key], CROWDED))
        least = len(report.words.shingles)
        alike = {
            key: shared
            for key, shared in words.items()
            if 5 * shared >= min(least, len(self._by_id[key].words.shingles))
        }
        return map(self._by_id.__getitem__, dict.fromkeys((*self._most(alike), *self._most(numbers))))

    def _most(self, shared: Mapping[str, int]) -> list[str]:
        return nsmallest(COMPARED, shared, key=lambda key: (-shared[key], self._by_id[key].order))

    @staticmethod
    def _keys(report: Held) -> Iterator[Hashable]:
        yield from report.words.shingles
        yield from keys(report.filed.claims)
        origin = report.filed.entry.document.origin
        if origin:
            yield "forwards", plain(origin)
