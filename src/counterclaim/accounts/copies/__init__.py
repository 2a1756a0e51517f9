"""Who copies whom: links between reports, what a copy altered, and how many origins are behind many outlets."""

from counterclaim.accounts.copies.links import Affected, affected, by_publication, links
from counterclaim.accounts.copies.origins import independent, origins
from counterclaim.accounts.copies.records import RULES, Filed, Independence, Rules
from counterclaim.accounts.copies.scopes import altered, repeated

__all__ = [
    "RULES",
    "Affected",
    "Filed",
    "Independence",
    "Rules",
    "affected",
    "altered",
    "by_publication",
    "independent",
    "links",
    "origins",
    "repeated",
]
