"""What a source hands over, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from io import BufferedReader
from types import MappingProxyType
from typing import Final, NamedTuple

from counterclaim.model import Document, Issue

LIMIT: Final = 5_000_000
"""Bytes that one line, or one report, may have unless the reader is told otherwise."""


class Received(NamedTuple):
    """A document with the issues met on the way to it; no document where there was nothing to hand over."""

    document: Document | None
    issues: tuple[Issue, ...] = ()


class Options(NamedTuple):
    """How inputs are read.

    `published`, `language` and `source` hold for inputs that do not say themselves. `fields` gives, for a field of
    ours (`text`, `published` …), the name it has in the input. `limit` is in bytes. `progress` is called with the
    number of bytes each time some were read.
    """

    published: datetime | None = None
    language: str | None = None
    source: str | None = None
    kind: str | None = None
    encoding: str | None = None
    fields: Mapping[str, str] = MappingProxyType({})
    limit: int = LIMIT
    progress: Callable[[int], None] | None = None


Reader = Callable[[BufferedReader, str, Options], Iterator[Received]]
"""Reads an open input of one kind, called by the name given, to the end."""


class Delivery(NamedTuple):
    """What one fetch brought: the bytes as received, the reports in them, and the addresses found to be gone.

    `cursor` is where the next fetch of this source begins, in words of its own; None for nothing to remember.
    """

    content: bytes
    address: str
    received: datetime
    media: str | None
    headers: tuple[tuple[str, str], ...]
    found: tuple[Received, ...]
    gone: tuple[str, ...] = ()
    cursor: str | None = None
