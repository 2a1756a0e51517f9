"""The outside world to documents: files, folders, patterns and standard input, of any size, as a stream."""

from counterclaim.sources.files import find, size
from counterclaim.sources.kinds import KINDS, receive
from counterclaim.sources.messages import FAULTS, NOTES
from counterclaim.sources.received import LIMIT, Options, Received
from counterclaim.sources.rows import FIELDS
from counterclaim.sources.times import published

__all__ = ["FAULTS", "FIELDS", "KINDS", "LIMIT", "NOTES", "Options", "Received", "find", "published", "receive", "size"]
