"""JSON files: one object, a list of them, or several one after another; read value by value, never whole."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import Final

from counterclaim.sources import rows
from counterclaim.sources.decode import HEAD, encoding
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received

_BETWEEN: Final = re.compile(r"[\s,]*")


class BrokenError(ValueError):
    """Where JSON breaks, and how."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def json_file(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report an object; what stands before a break is read, and the break is named by its line."""
    chosen, issues = encoding(stream.peek(HEAD), name, options.encoding)
    if issues:
        yield Received(None, issues)
    if chosen is None:
        return
    empty = True
    try:
        for line, value in values(codecs.getreader(chosen)(stream, "replace").read, options.limit):
            empty = False
            yield rows.document(value, f"{name}:{line}", options)
    except BrokenError as error:
        yield Received(None, (issue("broken-json", f"{name}:{error.line}", reason=error),))
    else:
        if empty:
            yield Received(None, (issue("empty", name),))


def values(read: Callable[[int], str], limit: int) -> Iterator[tuple[int, object]]:
    """The values of a list, or one after another, each with the line it starts on.

    `read(size)` gives some of the next characters, none at the end. Little more than `limit` characters are held.
    Raises BrokenError at the first thing that is no JSON, or that is longer than `limit`.
    """
    decode = json.JSONDecoder().raw_decode
    buffer, line, ended, listed, step = "", 1, False, False, HEAD
    while True:
        gap = _BETWEEN.match(buffer)
        at = stop = gap.end() if gap else 0
        if buffer[at : at + 1] == ("]" if listed else "["):
            listed, stop = not listed, at + 1
        elif at < len(buffer):
            try:
                value, stop = decode(buffer, at)
            except (json.JSONDecodeError, RecursionError) as error:
                if ended or len(buffer) > limit:
                    raise _broken(error, line, limit if not ended else None) from error
            else:
                if stop < len(buffer) or ended:
                    yield line + buffer.count("\n", 0, at), value
                else:
                    stop = at  # a number may go on in what comes next
        if stop > at:
            line, buffer, step = line + buffer.count("\n", 0, stop), buffer[stop:], HEAD
        elif ended:
            break
        else:
            more = read(step)
            buffer, ended, step = buffer + more, not more, step * 2
    if listed:
        raise BrokenError(line + buffer.count("\n"), "the list is not closed")


def _broken(error: json.JSONDecodeError | RecursionError, line: int, limit: int | None) -> BrokenError:
    if isinstance(error, RecursionError):
        return BrokenError(line, "nested too deeply")
    reason = error.msg if limit is None else f"{error.msg}, or a value of more than {limit:,} characters (--max-line)"
    return BrokenError(line + error.doc.count("\n", 0, error.pos), reason)
