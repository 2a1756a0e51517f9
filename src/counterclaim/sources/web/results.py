"""What fetching an address comes to."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from counterclaim.model import Issue

Headers = tuple[tuple[str, str], ...]


class Known(NamedTuple):
    """What an earlier answer said about its version, to ask whether there is another: ETag and Last-Modified."""

    etag: str | None = None
    modified: str | None = None


class Fetched(NamedTuple):
    """An answer, unpacked. `address` is where it came from in the end, `asked` the one that was asked for."""

    asked: str
    address: str
    content: bytes
    received: datetime
    media: str | None
    headers: Headers
    known: Known


class Unchanged(NamedTuple):
    """The version that is known is still the one."""

    asked: str
    received: datetime


class Gone(NamedTuple):
    """The site says that there is nothing (404) or nothing any more (410), in these bytes."""

    asked: str
    address: str
    status: int
    content: bytes
    received: datetime
    media: str | None
    headers: Headers


class Failed(NamedTuple):
    """No answer that can be used. `again` whether it may pass, `wait` the seconds that the site asks for."""

    issue: Issue
    again: bool = False
    wait: float = 0.0
    status: int | None = None


Result = Fetched | Unchanged | Gone | Failed
