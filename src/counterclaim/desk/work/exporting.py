"""What fits a filter, written in a format of the exports to a file of its own while the reader waits for it."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final, NamedTuple

from counterclaim.desk.exchange.faults import AskedError, BusyError, MissingError
from counterclaim.desk.views import ExportFormat, Exports
from counterclaim.exports.ledger import FORMATS, write
from counterclaim.ledger import Ledger
from counterclaim.model.kept import Filter
from counterclaim.pipeline.exporting import rows

PATIENCE: Final = 20.0
"""Seconds that an export waits for others to be written."""

_turns: Final = BoundedSemaphore(2)  # so that the rest of the desk is answered meanwhile


class Written(NamedTuple):
    """A file to be sent, then deleted together with its folder."""

    folder: Path
    path: Path


def formats() -> Exports:
    """All formats, with the file name endings of what is sent: a folder as a zip."""
    return Exports(tuple(ExportFormat(name, each.means, _suffix(name), each.takes) for name, each in FORMATS.items()))


def export(ledger: Ledger, name: str, asked: Filter, by: str, zone: str) -> Written:
    """Write what fits.

    Raises MissingError for no such format, AskedError where there is nothing that it could write, BusyError where too
    many are being written.
    """
    if name not in FORMATS:
        raise MissingError(f"There is no format “{name}”.", f"Use one of {', '.join(FORMATS)}.")
    if not _turns.acquire(timeout=PATIENCE):
        raise BusyError("Other exports are being written.", "Ask again in a minute, or use `counterclaim export`.")
    try:
        return _written(ledger, name, asked, by, zone)
    finally:
        _turns.release()


def _written(ledger: Ledger, name: str, asked: Filter, by: str, zone: str) -> Written:
    folder = Path(tempfile.mkdtemp(prefix="counterclaim-"))
    made = Written(folder, folder / f"counterclaim-{name}{_suffix(name)}")
    moment = datetime.now(UTC).replace(microsecond=0)
    try:
        write(name, rows(ledger, asked, moment, by=by, zone=zone), made.path)
    except BaseException as error:
        discard(made)
        if isinstance(error, ValueError):
            raise AskedError(f"{error}.") from error
        raise
    return made


def discard(made: Written) -> None:
    """Take the file and its folder away."""
    made.path.unlink(missing_ok=True)
    made.folder.rmdir()


def _suffix(name: str) -> str:
    return ".zip" if FORMATS[name].out == "folder" else FORMATS[name].suffix
