"""How a report is like another that it may go back to: by text, by whom it cites, by numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from math import fsum
from typing import NamedTuple

from counterclaim.accounts.copies.held import Held, Shelf
from counterclaim.accounts.copies.rarity import circumstances, surprise
from counterclaim.accounts.copies.records import Rules
from counterclaim.accounts.copies.scopes import (
    Pair,
    altered,
    codes,
    fixed_alike,
    limits,
    numbered,
    repeated,
)
from counterclaim.accounts.copies.voices import cited, same_office, same_voice
from counterclaim.accounts.copies.words import figures_agree
from counterclaim.model import Claim

_DAY = 86_400


class Likeness(NamedTuple):
    """What makes `original` a report's original; `voice`: it is the own post of whom the report cites.

    `told` is the share of the report's numbers that the original has too; `both` how much of the two texts is shared.
    """

    original: Held
    by: str
    likeness: float
    voice: bool
    told: float
    both: float = 0.0


class Compared:
    """The claims of two reports side by side: which say the same, and which the same with another number."""

    def __init__(self, report: Held, other: Held) -> None:
        self._report, self._original = report, other
        self.mine, self.theirs = report.claims, other.claims

    @cached_property
    def same(self) -> tuple[Pair, ...]:
        """What the report repeats."""
        return repeated(self._report.filed.claims, self._original.filed.claims)

    @cached_property
    def other(self) -> tuple[Pair, ...]:
        """What it alters."""
        return altered(self._report.filed.claims, self._original.filed.claims, same=self.same)


def likened(report: Held, other: Held, shelf: Shelf, rules: Rules) -> Likeness | None:
    """Why `report` goes back to `other`, by the strongest reason; None where nothing says so."""
    if report.id == other.id or (report.source is not None and report.source == other.source):
        return None
    voice = other.own and same_voice(report.cites, other.names)
    if other.order > report.order and not voice:
        return None
    if report.own and same_voice(other.cites, report.names):
        return None  # the other speaks of this very voice: it is the one that repeats
    compared = Compared(report, other)
    text = _text(report, other, compared, shelf, rules)
    if text is not None:
        told, both = _told(report, other, compared), round(sum(text) / 2, 2)
        return Likeness(other, "text", max(text), voice, told, both)
    by_citation = _citation(report, other, compared, shelf, rules)
    if by_citation is not None:
        return Likeness(other, "citation", by_citation, voice, _told(report, other, compared))
    by_numbers = None if report.own or other.order > report.order else _numbers(report, other, compared, shelf, rules)
    if by_numbers is None:
        return None
    return Likeness(other, "numbers", by_numbers, voice, _told(report, other, compared))


def _text(report: Held, other: Held, compared: Compared, shelf: Shelf, rules: Rules) -> tuple[float, float] | None:
    """The share of the report's text that stands in the other, and of the other's in the report.

    A run of words weighs the less the more reports have it. None where too little is shared, or where the numbers show
    another event told in the same phrases.
    """
    mine, theirs = report.words, other.words
    if min(mine.length, theirs.length) < rules.words or not mine.shingles or not theirs.shingles:
        return None
    shared = mine.shingles & theirs.shingles
    weight = _weight(shared, shelf)
    carried = min(1.0, weight / shelf.weight(report))
    kept = min(1.0, weight / shelf.weight(other))
    added_to = kept >= rules.kept and len(shared) >= rules.rest * len(mine.shingles)
    verbatim = min(carried, kept) >= rules.verbatim
    enough = carried >= rules.carried or added_to
    return (carried, kept) if enough and _one_event(report, other, compared, verbatim=verbatim) else None


def _weight(shingles: frozenset[int], shelf: Shelf) -> float:
    return fsum(map(shelf.weights.__getitem__, shingles))


def _one_event(report: Held, other: Held, compared: Compared, *, verbatim: bool) -> bool:
    """Whether the numbers allow that both tell of one event.

    They do where more of them are equal than changed; where a changed one has the same clock limits; and, in verbatim
    texts, where it has the same night or day. With no number read in one of them, those in digits must agree.
    """
    changed = [_both(compared, pair) for pair in compared.other]
    if any(fixed_alike(one, two) or (verbatim and _same_date(one, two)) for one, two in changed):
        return True
    equal = sum(numbered(compared.mine[one]) for one, _ in compared.same)
    if any(map(numbered, compared.mine.values())) and any(map(numbered, compared.theirs.values())):
        return equal >= max(1, len(changed))
    return figures_agree(report.words, other.words)


def _same_date(one: Claim, other: Claim) -> bool:
    return one.window.date is not None and one.window[2:4] == other.window[2:4]


def _citation(report: Held, other: Held, compared: Compared, shelf: Shelf, rules: Rules) -> float | None:
    pairs = [pair for pair in compared.same if _near(report, other, compared, pair)]
    named = [pair for pair in pairs if _names(other, compared, pair)]
    office = [pair for pair in pairs if _same_office(compared, pair)]
    for chosen, least in ((named, rules.cited), (office, rules.unnamed)):
        if not chosen:
            continue
        bits, _ = surprise(shelf.facts, report.filed.claims, other.filed.claims, chosen)
        apart = report.moment - other.moment
        beside = max((circumstances(*_both(compared, pair), apart) for pair in chosen), default=0.0)
        share = _share(compared, chosen)
        enough = bits + beside >= (least if share >= 0.5 else max(least, rules.single))
        if bits and enough and len(compared.other) <= len(chosen):
            return share
    return None


def _numbers(report: Held, other: Held, compared: Compared, shelf: Shelf, rules: Rules) -> float | None:
    pairs = [pair for pair in compared.same if _near(report, other, compared, pair) and not _clash(compared, pair)]
    share = _share(compared, pairs)
    if share < 0.5 or 3 * len(compared.other) > len(pairs):
        return None
    bits, numbers = surprise(shelf.facts, report.filed.claims, other.filed.claims, pairs)
    return share if bits >= (rules.vector if numbers >= 3 else rules.single) else None


def _near(report: Held, other: Held, compared: Compared, pair: Pair) -> bool:
    """Whether times agree: stated windows did already; where one states none, the reports stand within a day."""
    stated = all(limits(claim) is not None for claim in _both(compared, pair))
    return stated or abs((report.moment - other.moment).total_seconds()) <= _DAY


def _names(other: Held, compared: Compared, pair: Pair) -> bool:
    mine, theirs = _both(compared, pair)
    return same_voice(cited(mine.speaker), other.names) or same_voice(
        cited(mine.speaker, channel=False), cited(theirs.speaker, channel=False)
    )


def _same_office(compared: Compared, pair: Pair) -> bool:
    mine, theirs = _both(compared, pair)
    return same_office(mine, theirs) and bool(codes(mine) & codes(theirs))


def _clash(compared: Compared, pair: Pair) -> bool:
    """Whether the two name different speakers: then each may have it from its own."""
    mine, theirs = (cited(claim.speaker, channel=False) for claim in _both(compared, pair))
    return bool(mine) and bool(theirs) and not same_voice(mine, theirs)


def _share(compared: Compared, pairs: Iterable[Pair], side: Mapping[str, Claim] | None = None) -> float:
    """How many of the numbers of one `side` (None: of the report that has fewer) are among `pairs`."""
    sides = (compared.mine, compared.theirs) if side is None else (side,)
    fewest = min(sum(map(numbered, claims.values())) for claims in sides)
    return min(1.0, sum(numbered(compared.mine[one]) for one, _ in pairs) / fewest) if fewest else 0.0


def _told(report: Held, other: Held, compared: Compared) -> float:
    """How many of the report's numbers the other has too: of those read, else of those in digits."""
    if any(map(numbered, compared.mine.values())):
        return _share(compared, compared.same, compared.mine)
    figures = report.words.figures
    return (figures & other.words.figures).total() / figures.total() if figures else 0.0


def _both(compared: Compared, pair: Pair) -> tuple[Claim, Claim]:
    return compared.mine[pair[0]], compared.theirs[pair[1]]
