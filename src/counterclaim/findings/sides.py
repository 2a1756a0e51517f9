"""Whether every count of an article comes from one side.

Records do not hold a speaker's side. The stand-in: one speaker gives all the counts, or all who give counts count
interceptions over one and the same country or sea, as only its defenders do; others are quoted without a count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from counterclaim.findings.assemble import Rule, listed
from counterclaim.findings.place import Parent, root
from counterclaim.findings.speakers import name_of, same_name
from counterclaim.model import Claim, Finding, Statement

ONE_SIDE = Rule("CC404", 5, ("the speakers named for the counts being of one side",))

_FEWEST = 3
_DEFENCE = {"intercepted", "suppressed"}


def find(
    claims: Sequence[Claim], named: Mapping[str, str], statements: Sequence[Statement], parent: Parent
) -> Iterator[Finding]:
    """At most one note, for three counts or more of two measures or of two sets of places.

    `named` holds who asserts each claim, by claim id.
    """
    told = _told(claims, named, parent)
    others = {
        statement.quote: name
        for statement in statements
        if (name := name_of(statement.speaker)) and not any(same_name(name, voice) for voice in told)
    }
    varied = len({claim.measure for claim in claims}) > 1 or len({claim.places for claim in claims}) > 1
    if len(claims) >= _FEWEST and varied and others and _one_side(list(told.values())):
        unnamed = "" if all(claim.id in named for claim in claims) else " or from nobody named"
        heard = listed(dict.fromkeys(others.values()))
        message = f"all {len(claims)} counts come from {listed(told)}{unnamed}; quoted without a count: {heard}"
        yield ONE_SIDE.found(message, claims, quotes=others)


def _told(claims: Sequence[Claim], named: Mapping[str, str], parent: Parent) -> dict[str, set[str]]:
    """Each speaker with the countries and seas over which it counts interceptions, parts of totals aside."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.id in named:
            defends = claim.measure in _DEFENCE and not claim.part_of
            told[named[claim.id]] |= {root(place.code, parent) for place in claim.places if defends}
    return dict(told)


def _one_side(defended: Sequence[set[str]]) -> bool:
    return len(defended) == 1 or (bool(defended) and bool(set.intersection(*defended)))
