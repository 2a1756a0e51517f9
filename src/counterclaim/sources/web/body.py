"""The body of an answer, unpacked and bounded."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Final

_GZIP: Final = b"\x1f\x8b"
_WINDOW: Final = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class TooLargeError(Exception):
    """More bytes than allowed."""


class CutOffError(Exception):
    """The packed stream ends before its end, or is none."""


class CodingError(Exception):
    """A Content-Encoding that cannot be unpacked; the message names it."""


def gathered(parts: Iterable[bytes], coding: str, limit: int) -> bytes:
    """The bytes of all `parts`, unpacked by the Content-Encoding `coding`.

    Never holds more than `limit` and one part. Raises TooLargeError, CutOffError and CodingError.
    """
    name = coding.strip().lower()
    if name in ("", "identity"):
        return _plain(parts, limit)
    if name not in _WINDOW:
        raise CodingError(coding)
    return _unpacked(parts, _WINDOW[name], limit)


def _plain(parts: Iterable[bytes], limit: int) -> bytes:
    whole = bytearray()
    for part in parts:
        whole += part
        if len(whole) > limit:
            raise TooLargeError
    return bytes(whole)


def _unpacked(parts: Iterable[bytes], window: int, limit: int) -> bytes:
    whole, unpacker, packed = bytearray(), zlib.decompressobj(window), 0
    for part in parts:
        packed += len(part)
        if packed > limit:
            raise TooLargeError
        if window == 15 and packed == len(part) and not _zlib(part):
            unpacker = zlib.decompressobj(-15)  # some servers send “deflate” without its header
        rest = part
        while rest:
            if unpacker.eof:
                if not rest.startswith(_GZIP):
                    break  # bytes after the end, which browsers pass over too
                unpacker = zlib.decompressobj(window)
            try:
                whole += unpacker.decompress(rest, limit + 1 - len(whole))
            except zlib.error as error:
                raise CutOffError(str(error)) from error
            if len(whole) > limit:
                raise TooLargeError
            rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if not unpacker.eof and packed:
        raise CutOffError("the packed stream has no end")
    return bytes(whole)


def _zlib(part: bytes) -> bool:
    return part[0] & 0x0F == 8 and (part[0] << 8 | part[1] if len(part) > 1 else 0) % 31 == 0
