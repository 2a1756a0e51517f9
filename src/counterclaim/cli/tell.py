"""What goes to standard error while answers go to standard output, and the exit status they come to."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from counterclaim.exports.visible import visible
from counterclaim.model import Finding, Issue
from counterclaim.pipeline import Answered
from counterclaim.sources import NOTES

NOTE = 5
"""The severity of a finding that is a note: it does not count for the exit status."""

_UNREAD = frozenset({"language"})
"""Issues of reading that mean that a text was not read at all."""


class Teller:
    """Tells what could not be read, and keeps count."""

    def __init__(self) -> None:
        self._faults = 0
        self._findings = 0

    @property
    def status(self) -> int:
        """2 where an input could not be read as it is, 1 where something was found, else 0."""
        return 2 if self._faults else 1 if self._findings else 0

    def told(self, stream: Iterable[Answered | Issue]) -> Iterator[Answered]:
        """The answers of a stream; issues that stand alone, or mean a fault, are told as they come."""
        for item in stream:
            if isinstance(item, Issue):
                self._tell(item.message, fault=item.code not in NOTES)
                continue
            document, answer = item
            for issue in answer.issues:
                if issue.stage == "reading" and issue.code in _UNREAD:
                    self._tell(f"{document.uri}: {issue.message}")
                elif issue.stage in ("sources", "pipeline") and issue.code not in NOTES:
                    self._tell(issue.message)
            yield item

    def found(self, findings: Iterable[Finding]) -> None:
        """Count the findings that are more than notes."""
        self._findings += sum(finding.severity < NOTE for finding in findings)

    def _tell(self, message: str, fault: bool = True) -> None:
        self._faults += fault
        print(f"counterclaim: {visible(message)}", file=sys.stderr, flush=True)
