"""Live sources: channels, feeds, pages and folders, fetched politely and never past the guard.

These modules load httpx: import them where they are needed, not at the start of a command that reads files.
"""

from counterclaim.sources.web.config import Config, read
from counterclaim.sources.web.fetch import Fetcher
from counterclaim.sources.web.guard import Guard
from counterclaim.sources.web.once import get
from counterclaim.sources.web.politeness import Politeness
from counterclaim.sources.web.results import Failed, Fetched, Gone, Known, Unchanged
from counterclaim.sources.web.visits import HOUSE, KnownTo, Parsers
from counterclaim.sources.web.watch import watch
from counterclaim.sources.web.watched import History, Watched

__all__ = [
    "HOUSE",
    "Config",
    "Failed",
    "Fetched",
    "Fetcher",
    "Gone",
    "Guard",
    "History",
    "Known",
    "KnownTo",
    "Parsers",
    "Politeness",
    "Unchanged",
    "Watched",
    "get",
    "read",
    "watch",
]
