"""Numbers of several voices that agree: the same exact number of one scope, told by independent origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from counterclaim.accounts.admit import order
from counterclaim.accounts.context import Context
from counterclaim.accounts.once import once
from counterclaim.accounts.questions import belongs
from counterclaim.accounts.scoped import Scoped
from counterclaim.model.kept import Period
from counterclaim.model.records import Agreement


def agreements(claims: Sequence[Scoped], period: Period, context: Context) -> tuple[Agreement, ...]:
    """What two voices or more say alike of a night or day, in the order told; copies count as their original.

    Only numbers of two or more are taken: that two voices tell of one drone, or of none, is often chance.
    """
    here = [each for each in sorted(claims, key=order) if (held := belongs(each, period, context.zone)) and held.whole]
    told: defaultdict[Hashable, dict[str, Scoped]] = defaultdict(dict)
    for claim in once(here, context)[0]:
        said = claim.claim
        exact = said.count.low == said.count.high and said.count.low > 1 and not claim.bare
        plain = not said.background and said.stance == "asserted" and said.cue != "further"
        stands = claim.told.state != "rejected" and claim.told.report not in context.deleted
        if exact and plain and claim.sites and stands:
            scope = (said.measure, said.thing, claim.model, claim.reach, said.count.low)
            told[scope].setdefault(claim.voice, claim)
    return tuple(
        Agreement(" = ".join(f"{each.claim.count.low}" for each in said.values()), tuple(e.id for e in said.values()))
        for said in told.values()
        if len(said) > 1
    )
