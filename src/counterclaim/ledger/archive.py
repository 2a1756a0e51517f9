"""The archive: bytes as received, in pieces of 1 MiB that are kept once each, whoever brought them."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import Connection, insert, select

from counterclaim.ledger.chain import Event
from counterclaim.ledger.schema import capture, chunk, event
from counterclaim.ledger.store import Ledger, LedgerError
from counterclaim.ledger.values import column, moment, parsed, written
from counterclaim.model.kept import Capture

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE: Final = 1 << 20
"""Bytes of a piece."""

_TOGETHER: Final = 16  # pieces that are written in one transaction
_LEVEL: Final = 6
_BUFFER: Final = 1 << 16


class Stored(NamedTuple):
    """Bytes whose pieces are in the archive; `known` says that the ledger has a capture of them."""

    capture: Capture
    pieces: tuple[str, ...]
    known: bool


def store(ledger: Ledger, stream: IO[bytes], origin: Capture) -> Stored:
    """Put the bytes of a stream into the archive, read once and in bounded memory.

    `origin` says where they come from; its SHA-256 and size are worked out here. Bytes that the ledger has a capture
    of keep the address and time that they came with first. The pieces alone make no capture: `keeping.keep` writes it
    down.
    """
    whole = hashlib.sha256()
    pieces: list[str] = []
    size = 0
    waiting: dict[str, bytes] = {}
    for content in iter(lambda: stream.read(PIECE), b""):
        whole.update(content)
        size += len(content)
        name = hashlib.sha256(content).hexdigest()
        pieces.append(name)
        waiting[name] = content
        if len(waiting) >= _TOGETHER:
            _write(ledger, waiting)
            waiting.clear()
    found = held(ledger, whole.hexdigest())
    if found is not None:
        return Stored(found, tuple(pieces), True)
    _write(ledger, waiting)
    return Stored(origin._replace(sha256=whole.hexdigest(), size=size), tuple(pieces), False)


def body(stored: Stored) -> dict[str, Any]:
    """The body of the event of a capture."""
    return {**stored.capture._asdict(), "received": written(stored.capture.received), "pieces": list(stored.pieces)}


def row(happened: Event) -> dict[str, Any]:
    """The row of a capture."""
    said = happened.said
    return {
        "sha256": said["sha256"],
        "event": happened.number,
        "size": said["size"],
        "address": column(said["address"]),
        "received": moment(said["received"]),
        "media": column(said["media"]),
    }


def held(ledger: Ledger, sha256: str) -> Capture | None:
    """The capture of these bytes, as it was first received; None where they are not archived."""
    with ledger.looking() as connection:
        said = _said(connection, sha256)
    return None if said is None else _capture(said)


def captures(ledger: Ledger) -> Iterator[Capture]:
    """All captures, in the order in which they came."""
    with ledger.looking() as connection:
        query = select(event.c.body).where(event.c.kind == "captured").order_by(event.c.number)
        for (found,) in connection.execute(query.execution_options(yield_per=500)):
            yield _capture(parsed(found))


def open_capture(ledger: Ledger, sha256: str, progress: Callable[[int], None] | None = None) -> io.BufferedReader:
    """The archived bytes as an open file that can be read from anywhere. Raises LedgerError where there are none.

    `progress` is called with the number of bytes each time some were read.
    """
    with ledger.looking() as connection:
        said = _said(connection, sha256)
    if said is None:
        raise LedgerError(f"no bytes with the SHA-256 {sha256} are archived.", "Add them again.")
    return open_pieces(ledger, said["pieces"], said["size"], progress)


def open_pieces(
    ledger: Ledger, pieces: Sequence[str], size: int, progress: Callable[[int], None] | None = None
) -> io.BufferedReader:
    """The bytes that these pieces make up, as `open_capture` gives them."""
    return io.BufferedReader(_Pieces(ledger, pieces, size, progress), _BUFFER)


def piece(connection: Connection, name: str) -> bytes | None:
    """The bytes of a piece, unpacked; None where it is missing or cannot be unpacked."""
    packed = connection.execute(select(chunk.c.content).where(chunk.c.sha256 == name)).scalar()
    try:
        return None if packed is None else zlib.decompress(packed)
    except zlib.error:
        return None


def _said(connection: Connection, sha256: str) -> dict[str, Any] | None:
    query = select(event.c.body).join(capture, capture.c.event == event.c.number).where(capture.c.sha256 == sha256)
    found = connection.execute(query).scalar()
    return None if found is None else parsed(found)


def _capture(said: Mapping[str, Any]) -> Capture:
    headers = tuple((name, value) for name, value in said["headers"])
    received = moment(said["received"])
    assert received is not None
    return Capture(said["sha256"], said["size"], said["address"], received, said["media"], headers)


def _write(ledger: Ledger, pieces: Mapping[str, bytes]) -> None:
    """Write the pieces that are not there yet; nothing is locked where all are."""
    query = select(chunk.c.sha256).where(chunk.c.sha256.in_(list(pieces)))
    with ledger.looking() as connection:
        known = set(connection.execute(query).scalars())
    packed = {name: zlib.compress(content, _LEVEL) for name, content in pieces.items() if name not in known}
    if not packed:
        return
    with ledger.writing() as connection:
        known = set(connection.execute(query).scalars())  # somebody else may have been first
        rows = [{"sha256": name, "content": content} for name, content in packed.items() if name not in known]
        if rows:
            connection.execute(insert(chunk), rows)


class _Pieces(io.RawIOBase):
    """Archived bytes, a piece in memory at a time."""

    def __init__(
        self, ledger: Ledger, pieces: Sequence[str], size: int, progress: Callable[[int], None] | None
    ) -> None:
        self._ledger, self._pieces, self._size, self._progress = ledger, pieces, size, progress
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        index, offset = divmod(self._at, PIECE)
        if index >= len(self._pieces) or self._at >= self._size:
            return 0
        if self._held[0] != index:
            self._held = (index, self._unpacked(self._pieces[index]))
        found = self._held[1][offset : offset + len(view)]
        view[: len(found)] = found
        self._at += len(found)
        if self._progress is not None:
            self._progress(len(found))
        return len(found)

    def _unpacked(self, name: str) -> bytes:
        with self._ledger.looking() as connection:
            found = piece(connection, name)
        if found is None:
            raise LedgerError(
                f"{self._ledger.where}: the archived piece {name} is missing or damaged.",
                "`counterclaim verify` says what it belongs to. Restore a copy.",
            )
        return found
