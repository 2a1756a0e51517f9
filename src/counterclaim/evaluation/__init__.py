"""How well the reader reads: its claims beside those that careful people labelled."""

from counterclaim.evaluation.gold import GoldClaim, GoldReport, load
from counterclaim.evaluation.match import pairs
from counterclaim.evaluation.score import Score, add, f1
from counterclaim.evaluation.table import misses, table

__all__ = ["GoldClaim", "GoldReport", "Score", "add", "f1", "load", "misses", "pairs", "table"]
