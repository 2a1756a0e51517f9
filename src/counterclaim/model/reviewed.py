"""What comes of reviewers' decisions."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.model import Claim


class Reviewed(NamedTuple):
    """A claim with what reviewers made of it: its state (a key of `states`) and the numbers of the decisions behind it.

    `into` are the claims that it was merged into or split into; such a claim is kept, as rejected, and not counted.
    """

    claim: Claim
    state: str
    decisions: tuple[int, ...] = ()
    into: tuple[str, ...] = ()


class Sameness(NamedTuple):
    """Pairs of claims of different reports that reviewers found to tell, and not to tell, of the same thing.

    Each pair in the order of its ids; for each the last decision stands.
    """

    same: tuple[tuple[str, str], ...]
    not_same: tuple[tuple[str, str], ...]


class Graded(NamedTuple):
    """The grade that stands for a source (A to F) or a report's content (1 to 6), and the decision that gave it."""

    about: str
    grade: str
    decision: int


class Accord(NamedTuple):
    """How two reviewers agree on one field, over the claims that both judged.

    `share` is that of equal judgements, `kappa` Cohen's (1960), `alpha` Krippendorff's for nominal data (1970). Each is
    None where it is not defined: with no claim, or where both gave nothing but one and the same value.
    """

    field: str
    claims: int
    share: float | None
    kappa: float | None
    alpha: float | None


class Disagreement(NamedTuple):
    """A claim on a field of which two reviewers differ, with what each made of it."""

    claim: str
    field: str
    one: object
    other: object


class Compared(NamedTuple):
    """Two reviewers side by side: their accord on the verdict and on each field, and every disagreement."""

    accords: tuple[Accord, ...]
    disagreements: tuple[Disagreement, ...]
