"""What reviewers decide: replayed over the claims, compared between two reviewers, written out as golden texts."""

from counterclaim.accounts.review.agreement import accord, agreement
from counterclaim.accounts.review.between import grades, sameness
from counterclaim.accounts.review.golden import golden
from counterclaim.accounts.review.replay import reviewed
from counterclaim.accounts.review.standing import standing
from counterclaim.model.reviewed import Accord, Compared, Disagreement, Graded, Reviewed, Sameness

__all__ = [
    "Accord",
    "Compared",
    "Disagreement",
    "Graded",
    "Reviewed",
    "Sameness",
    "accord",
    "agreement",
    "golden",
    "grades",
    "reviewed",
    "sameness",
    "standing",
]
