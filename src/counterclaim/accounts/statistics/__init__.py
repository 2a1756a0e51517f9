"""What a desk asks of the numbers: series, gaps, shares, waves, changes of level, and said trends beside them.

Plain functions over `Figure` and `Told`; nothing here reads a text or the ledger. No report is never zero.
"""

from counterclaim.accounts.statistics.changes import changes
from counterclaim.accounts.statistics.patterns import patterns
from counterclaim.accounts.statistics.series import by, gaps, series
from counterclaim.accounts.statistics.shares import share, shares
from counterclaim.accounts.statistics.waves import waves

__all__ = [
    "by",
    "changes",
    "gaps",
    "patterns",
    "series",
    "share",
    "shares",
    "waves",
]
