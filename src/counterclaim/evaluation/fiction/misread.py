"""Whether reports were read as they were meant, before anybody adds them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from counterclaim.evaluation.fiction.records import Said
from counterclaim.evaluation.match import codes
from counterclaim.model import Claim

COUNTED: Final = ("launched", "intercepted", "suppressed", "hit")
"""The measures that invented reports tell of; claims of others (nobody hurt) are left out of the comparison."""


class Misread(NamedTuple):
    """Of one report: what was meant and not read, and what was read and not meant."""

    report: str
    missed: tuple[Said, ...]
    extra: tuple[Claim, ...]


def misread(said: Mapping[str, tuple[Said, ...]], read: Iterable[tuple[str, Sequence[Claim]]]) -> tuple[Misread, ...]:
    """The reports (id and claims) that were not read as meant.

    A claim is read as meant where measure, thing, bounds and, if the text names regions, the place codes are.
    "More than 20" and "at least 20" are both meant as 20 or more, as the words choose.
    """
    found = []
    for report, claims in read:
        left = [claim for claim in claims if claim.measure in COUNTED]
        missed = []
        for meant in said[report]:
            match = next((claim for claim in left if _same(meant, claim)), None)
            if match is None:
                missed.append(meant)
            else:
                left.remove(match)
        if missed or left:
            found.append(Misread(report, tuple(missed), tuple(left)))
    return tuple(found)


def _same(meant: Said, read: Claim) -> bool:
    low = read.count.low - (read.count.form == "more_than")
    return (
        (meant.measure, meant.thing, meant.low, meant.high) == (read.measure, read.thing, low, read.count.high)
        and (not meant.places or set(meant.places) == codes(read))
    )  # fmt: skip
