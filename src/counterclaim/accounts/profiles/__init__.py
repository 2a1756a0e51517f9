"""What a source's reports show about it: sums, delay, rounding, differences, copies, gaps, and a suggested grade."""

from counterclaim.accounts.profiles.grades import of_content, of_source
from counterclaim.accounts.profiles.profile import profile
from counterclaim.model.profile import Difference, Gap, Profile, Rate, Rounding, Spread, Suggestion

__all__ = [
    "Difference",
    "Gap",
    "Profile",
    "Rate",
    "Rounding",
    "Spread",
    "Suggestion",
    "of_content",
    "of_source",
    "profile",
]
