"""Answers that still hold."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

KEPT: Final = 64 * 1024 * 1024
"""Bytes of answers that are kept."""


class Answers:
    """Answers by their tags, the latest ones, within `KEPT` bytes."""

    def __init__(self, most: int = KEPT) -> None:
        self._most, self._held, self._size, self._lock = most, OrderedDict[str, bytes](), 0, Lock()

    def get(self, tag: str) -> bytes | None:
        """The answer of a tag, if it is kept."""
        with self._lock:
            found = self._held.get(tag)
            if found is not None:
                self._held.move_to_end(tag)
            return found

    def keep(self, tag: str, content: bytes) -> None:
        """Keep an answer, and let go of those that were not asked for longest."""
        with self._lock:
            self._size += len(content) - len(self._held.pop(tag, b""))
            self._held[tag] = content
            while self._size > self._most:
                self._size -= len(self._held.popitem(last=False)[1])
