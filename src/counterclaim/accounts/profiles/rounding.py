"""How rounded a source's numbers are.

Counts of events thin out as they grow, so that more of them end in 0 than in 9 by nature. Within its ten a number is
taken to be as likely as one over itself (equal weight on the scale of logarithms): of 10 to 19, 23 % end in 0 or 5; of
90 to 99, 21 %. The chances of all numbers are averaged, and as many fives as were found are given the exact tail of the
binomial with that average, which beyond one above the mean is no smaller than the true tail (Hoeffding, On the
distribution of the number of successes in independent trials, 1956).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import fsum

from counterclaim.accounts.profiles.rates import rate, tail
from counterclaim.model import Claim
from counterclaim.model.profile import Rounding
from counterclaim.model.vocabulary import section


def rounding(claims: Sequence[Claim]) -> Rounding:
    """The last digits of the exact numbers from 10 on, and the share of soft forms ("about", "dozens") in all."""
    forms = section("forms")
    stated = [claim for claim in claims if claim.count.form not in ("zero", "singular") and not claim.background]
    soft = sum(forms[claim.count.form].soft for claim in stated)
    values = [claim.count.low for claim in stated if claim.count.form == "exact" and claim.count.low >= 10]
    digits = Counter(value % 10 for value in values)
    fives = digits[0] + digits[5]
    expected = fsum(map(_chance, values)) / len(values) if values else None
    return Rounding(
        tuple(digits[digit] for digit in range(10)),
        rate(fives, len(values)),
        expected,
        None if expected is None else tail(fives, len(values), expected),
        rate(soft, len(stated)),
    )


def _chance(value: int) -> float:
    return _of_ten(value // 10)


@cache
def _of_ten(tens: int) -> float:
    first = 10 * tens
    weights = [1 / (first + digit) for digit in range(10)]
    return (weights[0] + weights[5]) / fsum(weights)
