"""Paths, folders and patterns as people type them, to the files they mean."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from counterclaim.model import Issue
from counterclaim.sources.messages import issue

STDIN: Final = "-"
SUFFIXES: Final = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".xml": "feed", ".rss": "feed", ".atom": "feed",
    ".parquet": "parquet", ".warc": "warc", ".warc.gz": "warc", ".wacz": "wacz",
}  # fmt: skip
"""The kind of input that a file of this suffix is."""


def suffix(path: str) -> str:
    """The suffix of a file's name in lower case, `.warc.gz` as one."""
    name = Path(path).name.lower()
    return ".warc.gz" if name.endswith(".warc.gz") else Path(name).suffix


def find(paths: Iterable[str]) -> Iterator[str | Issue]:
    """The files that `paths` mean, in the order given, folders and patterns sorted; an issue for each that means none.

    `-` stands for standard input. A folder means the files in it, at any depth, whose suffix is known.
    """
    for path in paths:
        if path == STDIN or (Path(path).exists() and not Path(path).is_dir()):
            yield path
        elif Path(path).is_dir():
            yield from _folder(path)
        elif glob.has_magic(path):
            yield from _pattern(path)
        else:
            yield issue("missing", path)


def size(files: Iterable[str | Issue]) -> int | None:
    """The bytes of all files together; None where one of them is a stream, whose end nobody knows."""
    paths = [Path(path) for path in files if isinstance(path, str)]
    return sum(path.stat().st_size for path in paths) if all(path.is_file() for path in paths) else None


def _pattern(pattern: str) -> Iterator[str | Issue]:
    found = [path for path in glob.iglob(pattern, recursive=True) if not Path(path).is_dir()]  # noqa: PTH207
    yield from sorted(found)
    if not found:
        yield issue("no-match", pattern)


def _folder(folder: str) -> Iterator[str | Issue]:
    refused: list[OSError] = []
    passed: Counter[str] = Counter()
    empty = True
    for path in _walk(folder, refused.append):
        own = suffix(path.name)
        if own in SUFFIXES:
            empty = False
            yield str(path)
        else:
            passed[own or "without suffix"] += 1
    for error in refused:
        yield issue("unreadable", str(error.filename), reason=error.strerror)
    others = ", ".join(f"{number} {suffix}" for suffix, number in sorted(passed.items()))
    if empty and not refused:
        yield issue("no-reports", folder, others=others and f" (passed over: {others})", known=" ".join(SUFFIXES))
    elif passed:
        yield issue("passed-over", folder, others=others)


def _walk(folder: str, refused: Callable[[OSError], object]) -> Iterator[Path]:
    for parent, children, names in os.walk(folder, onerror=refused):
        children[:] = _visible(children)
        yield from (Path(parent, name) for name in _visible(names))


def _visible(names: Sequence[str]) -> list[str]:
    return sorted(name for name in names if not name.startswith("."))
