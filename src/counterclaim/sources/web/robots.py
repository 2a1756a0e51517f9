"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

from typing import Final, NamedTuple
from urllib.robotparser import RobotFileParser

from counterclaim.sources.web.results import Fetched, Gone, Result

ROBOT: Final = "counterclaim"
LIMIT: Final = 500_000
"""Bytes of a robots.txt that are read; the rest is passed over, as the RFC has it."""

_KEPT: Final = 86_400.0
_CLOSED: Final = 600.0
_SLOWEST: Final = 60.0


class Rules(NamedTuple):
    """The rules of one host: `had` whether they could be had, `until` when they are asked for again."""

    parser: RobotFileParser
    had: bool
    until: float

    def allow(self, address: str) -> bool:
        """Whether robots may fetch `address`."""
        return self.had and self.parser.can_fetch(ROBOT, address)

    @property
    def pace(self) -> float:
        """The seconds between requests that the site asks for, at most a minute; 0 where it does not."""
        delay = self.parser.crawl_delay(ROBOT) if self.had else None
        return min(float(delay), _SLOWEST) if delay else 0.0


def rules(result: Result, now: float) -> Rules:
    """The rules in the answer to a request for robots.txt.

    No such file, or one that is refused, allows everything; a site that cannot be asked is closed until it can.
    """
    parser = RobotFileParser()
    if isinstance(result, Fetched):
        parser.parse(result.content[:LIMIT].decode("utf-8", "replace").splitlines())
        return Rules(parser, True, now + _KEPT)
    status = None if isinstance(result, Gone) else getattr(result, "status", None)
    if isinstance(result, Gone) or (status is not None and 400 <= status < 500 and status != 429):
        parser.parse([])
        return Rules(parser, True, now + _KEPT)
    return Rules(parser, False, now + _CLOSED)
