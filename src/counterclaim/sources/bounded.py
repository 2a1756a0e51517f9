"""Streams that are held in: so many bytes without a result, so many bytes in all, and a way back to the beginning."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import IO, Final

from counterclaim.model import Issue
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options

POSTS: Final = 8
"""How many times `Options.limit` an input may have that is read whole and holds many posts."""


class TooLongError(ValueError):
    """More bytes were asked for than one value of an input may have."""


class Allowance:
    """A stream that gives at most `limit` bytes until `renew` says that they led to something.

    `read` raises TooLongError beyond that, so that no value of an input, however long, is held whole in memory.
    """

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream, self._limit, self._left = stream, limit, limit
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none at the end."""
        content = self._stream.read(size)
        self._at += len(content)
        self._left -= len(content)
        if self._left < 0:
            raise TooLongError(f"a value of more than {self._limit:,} bytes")
        return content

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def renew(self) -> None:
        """Allow as many bytes again."""
        self._left = self._limit


def whole(
    stream: BufferedReader, name: str, options: Options, times: int = 1
) -> tuple[bytes | None, tuple[Issue, ...]]:
    """All bytes of an input, of at most `times` the limit; None, with the reason, where there are more or none."""
    content = stream.read(times * options.limit + 1)
    if len(content) > times * options.limit:
        return None, (issue("long-text", name, limit=times * options.limit),)
    return (content, ()) if content.strip() else (None, (issue("empty", name),))


@contextmanager
def seekable(stream: BufferedReader) -> Iterator[IO[bytes]]:
    """The stream itself where one can go back in it, else its bytes in a temporary file."""
    if stream.seekable():
        yield stream
        return
    import shutil  # here, since few inputs cannot be gone back in
    import tempfile

    with tempfile.TemporaryFile() as kept:
        shutil.copyfileobj(stream, kept)
        kept.seek(0)
        yield kept
