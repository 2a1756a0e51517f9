"""What many reports add up to: origins, nights, totals, and why each claim was counted or not."""

from counterclaim.accounts.agreements import agreements
from counterclaim.accounts.clashes import clashes
from counterclaim.accounts.context import Context
from counterclaim.accounts.figures import figure
from counterclaim.accounts.incidents import incidents
from counterclaim.accounts.longer import longer
from counterclaim.accounts.nights import night
from counterclaim.accounts.questions import Question, parse
from counterclaim.accounts.scoped import scoped
from counterclaim.accounts.totals import total

__all__ = [
    "Context", "Question", "agreements", "clashes", "figure", "incidents", "longer", "night", "parse", "scoped",
    "total",
]  # fmt: skip
