"""Can these numbers all be true? Claims in, contradictions with proofs, agreements and bounds out."""

from counterclaim.algebra.judge import judge
from counterclaim.algebra.totals import Bounds, Query, bounds

__all__ = ["Bounds", "Query", "bounds", "judge"]
