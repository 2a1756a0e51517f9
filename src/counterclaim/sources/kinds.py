"""The reader of each kind of input, and the whole stream of inputs."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from counterclaim.model import Issue
from counterclaim.sources import (
    feeds,
    parquet,
    tables,
    telegram_html,
    telegram_json,
    telegram_preview,
    wacz,
    warc,
    whole,
)
from counterclaim.sources.beginnings import kind, page_kind
from counterclaim.sources.decode import HEAD
from counterclaim.sources.files import STDIN
from counterclaim.sources.json_values import json_file
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Reader, Received

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def _inside(content: bytes, address: str, media: str, options: Options) -> Iterator[Received]:
    """The reports of one answer in a web archive: a page is a page, whatever its address ends with."""
    head = content[:HEAD]
    known = page_kind(head) if "html" in media else kind(address, head)
    reader = KINDS["text" if known in _PACKED else known]
    yield from reader(io.BufferedReader(io.BytesIO(content), HEAD), address, options)


KINDS: Final[dict[str, Reader]] = {
    "text": whole.text,
    "html": whole.html,
    "jsonl": tables.jsonl,
    "json": json_file,
    "csv": tables.table,
    "telegram": telegram_json.export,
    "telegram-html": telegram_html.export,
    "telegram-page": telegram_preview.preview,
    "feed": feeds.reader,
    "parquet": parquet.table,
    "warc": partial(warc.archive, inside=_inside),
    "wacz": partial(wacz.package, inside=_inside),
}
"""The reader of each kind of input."""
_PACKED: Final = {"parquet", "warc", "wacz"}


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
                yield from _read(stream, name, told)
        except OSError as error:
            yield Received(None, (issue("unreadable", name, reason=error.strerror or error),))


def receive_stream(stream: io.BufferedReader, name: str, options: Options | None = None) -> Iterator[Received]:
    """The documents of an open stream that is called `name`, a file's name or an address, as `receive` gives them.

    Parquet and WACZ go back and forth in the stream; one that cannot is copied to a temporary file. The stream is
    left open. `Options.progress` is not called: the caller sees what is read.
    """
    held: io.BufferedReader = io.BufferedReader(stream, HEAD)
    try:
        yield from _read(held, name, options or Options())
    except OSError as error:
        yield Received(None, (issue("unreadable", name, reason=error.strerror or error),))
    finally:
        held.detach()


def _read(stream: io.BufferedReader, name: str, options: Options) -> Iterator[Received]:
    return KINDS[options.kind or kind(name, stream.peek(HEAD))](stream, name, options)


def _opened(path: str, options: Options) -> io.BufferedReader:
    return io.BufferedReader(Counted(0 if path == STDIN else path, options), HEAD)
