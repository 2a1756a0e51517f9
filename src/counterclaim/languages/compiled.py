"""A language's folder compiled once and kept in the user's cache directory, so that start-up parses no YAML.

What is kept is JSON, with a stamp of everything it was made from: the data files and the code that compiles them, each
by size and time of change. Whatever is wrong with the cache means compiling anew, never an error.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

Compiled = dict[str, Any]


def directory() -> Path:
    """Where compiled languages are kept: `counterclaim` in the user's cache directory (`XDG_CACHE_HOME`)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "counterclaim"


def kept(name: str, sources: Sequence[Path], build: Callable[[], Compiled]) -> Compiled:
    """What `build` makes of the files `sources`: from the cache where it was made of the very same files before."""
    stamp = [sys.version, *((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in sources)]
    digest = hashlib.sha256(repr(stamp).encode()).hexdigest()
    place = hashlib.sha256(str(sources[0].parent).encode()).hexdigest()[:8]  # each installation has its own
    try:
        path = directory() / f"{name}-{place}.json"
    except RuntimeError:  # there is no home directory
        return build()
    with suppress(OSError, ValueError, TypeError, KeyError):
        held = json.loads(path.read_bytes())
        if held["of"] == digest:
            made: Compiled = held["made"]
            return made
    made = build()
    with suppress(OSError, ValueError, TypeError):
        _write(path, json.dumps({"of": digest, "made": made}, ensure_ascii=False))
    return made


def _write(path: Path, text: str) -> None:
    """Whole or not at all, whoever else writes at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    Path(file.name).replace(path)
