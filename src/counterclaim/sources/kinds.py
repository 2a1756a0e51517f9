"""Which reader an input is for, and the whole stream of inputs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from counterclaim.model import Issue
from counterclaim.sources import tables, whole
from counterclaim.sources.decode import HEAD
from counterclaim.sources.files import STDIN, SUFFIXES
from counterclaim.sources.json_values import json_file
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Reader, Received

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

KINDS: Final[dict[str, Reader]] = {
    "text": whole.text,
    "html": whole.html,
    "jsonl": tables.jsonl,
    "json": json_file,
    "csv": tables.table,
}
"""The reader of each kind of input."""


class Counted(io.FileIO):
    """An open file that tells how many bytes were read from it."""

    def __init__(self, file: str | int, options: Options) -> None:
        super().__init__(file, closefd=isinstance(file, str))
        self._progress = options.progress

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into `buffer`, and tell how many bytes that were."""
        read = super().readinto(buffer) or 0
        if self._progress is not None:
            self._progress(read)
        return read


def receive(found: Iterable[str | Issue], options: Options | None = None) -> Iterator[Received]:
    """The documents of all inputs, one after another, each input opened when its turn comes and closed after it."""
    told = options or Options()
    for path in found:
        if isinstance(path, Issue):
            yield Received(None, (path,))
            continue
        name = "stdin" if path == STDIN else path
        try:
            with _opened(path, told) as stream:
                yield from KINDS[told.kind or kind(path, stream.peek(HEAD))](stream, name, told)
        except OSError as error:
            yield Received(None, (issue("unreadable", name, reason=error.strerror or error),))


def _opened(path: str, options: Options) -> io.BufferedReader:
    return io.BufferedReader(Counted(0 if path == STDIN else path, options), HEAD)


def kind(path: str, head: bytes) -> str:
    """The kind of an input by its suffix, else by how it begins."""
    known = SUFFIXES.get(Path(path).suffix.lower())
    return known or next((name for name, begins in _BEGINNINGS if begins(head.lstrip())), "text")


def _page(head: bytes) -> bool:
    return head[:15].lower().startswith((b"<!doctype html", b"<html"))


def _object_a_line(head: bytes) -> bool:
    try:
        return isinstance(json.loads(head.partition(b"\n")[0]), dict)
    except ValueError:
        return False


def _values(head: bytes) -> bool:
    return head.startswith((b'{"', b"{\n", b"{\r", b"[{", b"[\n", b"[\r"))


_BEGINNINGS: Final = (("html", _page), ("jsonl", _object_a_line), ("json", _values))
