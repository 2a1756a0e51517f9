"""The data files: sections of text, compressed one by one behind an index, read when first asked for."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path

DATA = Path(__file__).parent / "data"


def pack(sections: Mapping[str, str]) -> bytes:
    """The bytes of a file that holds `sections`: one line of JSON with their offsets and lengths, then the sections."""
    index: dict[str, tuple[int, int]] = {}
    body = bytearray()
    for name in sorted(sections):
        squeezed = zlib.compress(sections[name].encode("utf-8"), 9)
        index[name] = (len(body), len(squeezed))
        body += squeezed
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n" + bytes(body)


class Store:
    """A packed file; raises FileNotFoundError when it was never built (`tools/build_places.py`)."""

    def __init__(self, path: Path) -> None:
        head, _, self._body = path.read_bytes().partition(b"\n")
        self._index: dict[str, tuple[int, int]] = json.loads(head)

    def names(self) -> list[str]:
        """The names of all sections."""
        return list(self._index)

    def section(self, name: str) -> str:
        """The text of a section; empty when there is none of that name."""
        if name not in self._index:
            return ""
        start, length = self._index[name]
        return zlib.decompress(self._body[start : start + length]).decode("utf-8")
