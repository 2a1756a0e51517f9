"""Bytes to text: byte order marks, UTF-8 first, else the encoding that the bytes suggest; lines of bounded length."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BufferedReader
from typing import Final, NamedTuple

from counterclaim.model import Issue
from counterclaim.sources.messages import issue

HEAD: Final = 1 << 16
"""Bytes of an input that are looked at before it is read."""

_MARKS: Final = (  # the longer mark first: one begins with the other
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\v\x1b")))


class Encoding(NamedTuple):
    """The encoding to read with, None for bytes that are no text, and what is to be said about it."""

    name: str | None
    issues: tuple[Issue, ...] = ()


def encoding(head: bytes, name: str, wanted: str | None = None) -> Encoding:
    """The encoding of an input that begins with `head`: as marked, as `wanted`, UTF-8, or the likeliest.

    The likeliest is what charset-normalizer finds, and an issue says so; `name` is what the input is called there.
    """
    for mark, marked in _MARKS:
        if head.startswith(mark):
            return Encoding(marked)
    if wanted is not None:
        return Encoding(wanted)
    if binary(head):
        return Encoding(None, (issue("binary", name),))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _likeliest(head, name)
    return Encoding("utf-8")


def binary(head: bytes) -> bool:
    """Whether bytes hold a zero, or more than one control code in a hundred."""
    return b"\0" in head or 100 * (len(head) - len(head.translate(None, _CONTROLS))) > len(head)


def _likeliest(head: bytes, name: str) -> Encoding:
    from charset_normalizer import from_bytes  # here, since UTF-8 never needs it

    best = from_bytes(head).best()
    if best is None:
        return Encoding(None, (issue("no-encoding", name),))
    return Encoding(best.encoding, (issue("encoding", name, encoding=best.encoding),))


def decoded(raw: bytes, name: str, wanted: str | None) -> tuple[str | None, tuple[Issue, ...]]:
    """The text of an input that is held whole; None, with the reason, for bytes that are no text or nothing at all."""
    chosen, issues = encoding(raw, name, wanted)
    if chosen is None:
        return None, issues
    try:
        content = raw.decode(chosen)
    except UnicodeDecodeError as error:
        content = raw.decode(chosen, "replace")
        issues = (*issues, issue("bad-bytes", name, byte=error.start + 1, encoding=chosen))
    except LookupError:
        return decoded(raw, name, None)
    return (content, issues) if content.strip() else (None, (issue("empty", name),))


class Line(NamedTuple):
    """A line with its number, from 1, its text None where it is longer than allowed, and what was met in it."""

    number: int
    text: str | None
    issues: tuple[Issue, ...] = ()


def lines(stream: BufferedReader, name: str, chosen: str, limit: int) -> Iterator[Line]:
    """The lines of a stream, of at most `limit` bytes; longer ones are passed over in bounded memory, and said."""
    wide = chosen.startswith(("utf-16", "utf-32"))
    source = codecs.EncodedFile(stream, "utf-8", chosen, "replace") if wide else stream
    narrow = "utf-8" if wide or chosen == "utf-8-sig" else chosen
    number = 0
    while raw := source.readline(limit + 1):
        number += 1
        if len(raw) > limit and not raw.endswith(b"\n"):
            size = len(raw) + _pass_over(source)
            yield Line(number, None, (issue("long-line", f"{name}:{number}", size=size, limit=limit),))
            continue
        raw = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
        try:
            yield Line(number, raw.decode(narrow))
        except UnicodeDecodeError as error:
            met = issue("bad-bytes", f"{name}:{number}", byte=error.start + 1, encoding=narrow)
            yield Line(number, raw.decode(narrow, "replace"), (met,))


def _pass_over(source: BufferedReader | codecs.StreamRecoder) -> int:
    size = 0
    while rest := source.readline(HEAD):
        size += len(rest)
        if rest.endswith(b"\n"):
            break
    return size
