"""How far two reviewers agree, on the claims that both judged, each by their own decisions alone.

Cohen's kappa: J. Cohen, A coefficient of agreement for nominal scales, 1960. Krippendorff's alpha for nominal data, two
observers and no missing values: K. Krippendorff, Content Analysis, chapter 11.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from counterclaim.accounts.review.fields import CHECKS
from counterclaim.accounts.review.standing import standing
from counterclaim.model.kept import Decision
from counterclaim.model.reviewed import Accord, Compared, Disagreement

VERDICT: Final = "verdict"
AS_READ: Final = "as read"
_JUDGES: Final = ("accept", "correct", "reject", "merge", "split")

Judgement = dict[str, Any]
Pairs = Sequence[tuple[str, str]]


def agreement(decisions: Iterable[Decision], one: str, other: str) -> Compared:
    """The accord of reviewers `one` and `other` on the verdict (accept, correct, reject, merge, split) and each field.

    The last judgement of each stands; what they undid does not count. A field that a reviewer left alone counts "as
    read"; fields are compared where neither rejected the claim, merged it or split it, and where one changed them.
    """
    kept, _ = standing(decisions)
    mine, theirs = _judgements(kept, one), _judgements(kept, other)
    both = [claim for claim in mine if claim in theirs]
    fields = [VERDICT, *(name for name in CHECKS if any(name in side[c] for side in (mine, theirs) for c in both))]
    accords, differ = [], []
    for field in fields:
        judged = [
            (claim, mine[claim].get(field, AS_READ), theirs[claim].get(field, AS_READ))
            for claim in both
            if field == VERDICT or all(side[claim][VERDICT] in ("accept", "correct") for side in (mine, theirs))
        ]
        accords.append(accord(field, [(_key(first), _key(second)) for _, first, second in judged]))
        differ += [Disagreement(c, field, first, second) for c, first, second in judged if _key(first) != _key(second)]
    return Compared(tuple(accords), tuple(sorted(differ, key=lambda d: (d.claim, fields.index(d.field)))))


def accord(field: str, pairs: Pairs) -> Accord:
    """Share, kappa and alpha of pairs of judgements: (of the one reviewer, of the other)."""
    total = len(pairs)
    if not total:
        return Accord(field, 0, None, None, None)
    share = sum(one == other for one, other in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[value] * second[value] for value in first) / total**2
    kappa = (share - by_chance) / (1 - by_chance) if by_chance < 1 else None
    pooled, values = first + second, 2 * total
    expected = 1 - sum(n * (n - 1) for n in pooled.values()) / (values * (values - 1))
    alpha = 1 - (1 - share) / expected if expected else None
    return Accord(field, total, share, kappa, alpha)


def _judgements(decisions: Iterable[Decision], by: str) -> Mapping[str, Judgement]:
    found: dict[str, Judgement] = {}
    for decision in decisions:
        if decision.by != by or decision.kind not in _JUDGES:
            continue
        for claim in decision.about:
            fields = {name: value for name, value in decision.fields if name in CHECKS}
            before = found.pop(claim, {}) if decision.kind in ("accept", "correct") else {}
            changed = {name: value for name, value in before.items() if name != VERDICT} | fields
            verdict = "correct" if decision.kind == "accept" and changed else decision.kind
            found[claim] = {VERDICT: verdict, **(changed if verdict == "correct" else {})}
    return found


def _key(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
