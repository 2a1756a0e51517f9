"""The outside world to documents: files, folders, patterns and standard input, of any size, as a stream."""

from counterclaim.sources.apart import receive_apart
from counterclaim.sources.articles import article
from counterclaim.sources.feeds import feed
from counterclaim.sources.files import find, size
from counterclaim.sources.kinds import KINDS, receive, receive_stream
from counterclaim.sources.messages import FAULTS, NOTES
from counterclaim.sources.received import LIMIT, Delivery, Options, Received
from counterclaim.sources.rows import FIELDS
from counterclaim.sources.telegram_preview import Page, page
from counterclaim.sources.times import published

__all__ = [
    "FAULTS",
    "FIELDS",
    "KINDS",
    "LIMIT",
    "NOTES",
    "Delivery",
    "Options",
    "Page",
    "Received",
    "article",
    "feed",
    "find",
    "page",
    "published",
    "receive",
    "receive_apart",
    "receive_stream",
    "size",
]
