"""What the ledger would suggest in the Admiralty code, beside what people set. It never overrides them.

A source's letter comes from what can be counted, and from nothing else: how often its own numbers fail to add up, and
how often a copy of its gives other numbers than the original. It is B where the upper end of the 95 % limits is at most
5 %, D where the lower end is above 15 %, C between, and F (cannot be judged) with fewer than `ENOUGH` reports to judge
by; the worse of the two stands. A source that rounds beyond chance is no better than C, nor is one whose reports mostly
go back to others: its originals are to be graded. A (completely reliable) and E (unreliable) are never
suggested: numbers that add up may still be wrong, and intent cannot be computed.

A content's digit: 6 (cannot be judged) with no origin; 4 (doubtful) where an account contradicts it; 1 (confirmed) with
two or more independent origins that are not all of one side; 2 (probably true) with two or more of one side; 3
(possibly true) with a single origin, however many outlets tell it. 5 (improbable) is left to people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from counterclaim.model.kept import Source
from counterclaim.model.profile import Rate, Rounding, Suggestion

ENOUGH: Final = 20
_RARE: Final = 0.05
_OFTEN: Final = 0.15
_CHANCE: Final = 0.001
_MUCH: Final = 0.35


def of_source(source: Source, faults: Rate, altered: Rate, copies: Rate, rounding: Rounding) -> Suggestion:
    """The letter that the numbers suggest for a source."""
    judged = [
        (_letter(one), f"{one.count} of {one.of} {what} ({_per_cent(one.low)} to {_per_cent(one.high)} at 95 %)")
        for one, what in (
            (faults, "reports whose sums can be checked do not add up"),
            (altered, "copies give other numbers than their original"),
        )
        if one.of >= ENOUGH
    ]
    if not judged:
        why = f"{faults.of} reports with sums to check, {altered.of} copies to compare; {ENOUGH} are needed"
        return Suggestion("F", source.grade, (why,))
    letter, reasons = max(letter for letter, _ in judged), [why for _, why in judged]
    fives = rounding.fives
    if rounding.p is not None and rounding.p < _CHANCE and (fives.share or 0) > _MUCH:
        letter = max(letter, "C")
        reasons.append(f"{fives.count} of {fives.of} numbers end in 0 or 5; by chance {_per_cent(rounding.expected)}")
    if (copies.low or 0) > 0.5:
        letter = max(letter, "C")
        reasons.append(f"{copies.count} of {copies.of} reports go back to others: grade their originals")
    return Suggestion(letter, source.grade, tuple(reasons))


def of_content(
    outlets: Collection[str],
    origins: Collection[str],
    sources: Mapping[str, Source],
    *,
    contradicted: bool = False,
    given: str | None = None,
) -> Suggestion:
    """The digit that the ledger suggests for what `outlets` tell and `origins` (see `copies.independent`) first told.

    Two origins are of different sides where both sides are known and differ; where a side is not known, they are not
    taken to be. `given` is the digit that people set.
    """
    told = f"{len(outlets)} outlets, {len(origins)} independent origins"
    sides = {sources[one].side for one in origins if one in sources} - {None}
    if not origins:
        return Suggestion("6", given, ("no origin is known",))
    if contradicted:
        return Suggestion("4", given, (told, "another account contradicts it"))
    if len(origins) == 1:
        return Suggestion("3", given, (told,))
    if len(sides) > 1:
        return Suggestion("1", given, (told, f"of {len(sides)} sides"))
    return Suggestion("2", given, (told, "not known to be of different sides"))


def _letter(judged: Rate) -> str:
    if judged.high is not None and judged.high <= _RARE:
        return "B"
    return "D" if judged.low is not None and judged.low > _OFTEN else "C"


def _per_cent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"
