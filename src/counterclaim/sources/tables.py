"""Inputs of many reports: JSON lines and CSV, a row a report."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import BufferedReader
from typing import Final

from counterclaim.model import Issue
from counterclaim.sources import rows
from counterclaim.sources.decode import HEAD, Line, encoding, lines
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received

NOTHING: Final = Received(None)
_DELIMITERS: Final = ",;\t|"


def jsonl(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report a line; a line that is broken is named, and the next one read."""
    chosen, issues = encoding(stream.peek(HEAD), name, options.encoding)
    if issues:
        yield Received(None, issues)
    if chosen is None:
        return
    empty = True
    for line in lines(stream, name, chosen, options.limit):
        if line.text is None or line.text.strip():
            empty = False
            yield _parsed(line, f"{name}:{line.number}", options)
    if empty:
        yield Received(None, (issue("empty", name),))


def _parsed(line: Line, name: str, options: Options) -> Received:
    if line.text is None:
        return Received(None, line.issues)
    try:
        row = json.loads(line.text)
    except json.JSONDecodeError as error:
        return Received(None, (*line.issues, issue("broken-line", name, column=error.colno, reason=error.msg)))
    except RecursionError:
        return Received(None, (*line.issues, issue("broken-line", name, column=1, reason="nested too deeply")))
    found = rows.document(row, name, options)
    return found._replace(issues=line.issues + found.issues)


def table(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report a row, the first row naming the fields; comma, semicolon, tab and bar are known as delimiters."""
    chosen, issues = encoding(stream.peek(HEAD), name, options.encoding)
    if issues:
        yield Received(None, issues)
    if chosen is None:
        return
    csv.field_size_limit(options.limit)
    source = _Texts(lines(stream, name, chosen, options.limit))
    first = next(source, "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        fields = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error as error:
        yield Received(None, (*source.met(), issue("broken-row", f"{name}:{source.number}", reason=error)))
        return
    empty = True
    while True:
        at, found = f"{name}:{source.number + 1}", NOTHING
        try:  # a reader a row: after a broken row, the next one begins afresh
            cells = next(csv.reader(source, delimiter=delimiter))
        except StopIteration:
            break
        except csv.Error as error:
            found = Received(None, (issue("broken-row", at, reason=error),))
        else:
            if any(map(str.strip, cells)):
                found = rows.document(dict(zip(fields, cells, strict=False)), at, options)
        found = found._replace(issues=source.met() + found.issues)
        if found != NOTHING:
            empty = False
            yield found
    left = source.met() or ((issue("empty", name),) if empty else ())
    if left:
        yield Received(None, left)


class _Texts(Iterator[str]):
    """The texts of lines, for the csv module; the number of the last one, and the issues met since last asked."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._source = source
        self._met: tuple[Issue, ...] = ()
        self.number = 0

    def __next__(self) -> str:
        while True:
            line = next(self._source)
            self.number = line.number
            self._met += line.issues
            if line.text is not None:
                return line.text

    def met(self) -> tuple[Issue, ...]:
        """The issues met since the last call."""
        met, self._met = self._met, ()
        return met
