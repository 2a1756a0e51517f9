"""A file from a stranger, read in a process of its own, which has so much time and memory and then ends.

What unpacks to far more than it seems, or keeps a reader busy for ever, ends that process and nothing else.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import suppress
from datetime import datetime
from threading import Timer
from typing import Any, Final

from counterclaim.model import Document, Issue
from counterclaim.sources.kinds import receive_stream
from counterclaim.sources.received import Options, Received

SECONDS: Final = 30.0
"""That the reading of a file may take."""

MEMORY: Final = 1536 * 1024 * 1024
"""Bytes of memory that it may use."""

_CODE: Final = f"from {__name__} import main; main()"
_LINE: Final = 64 * 1024 * 1024  # bytes that one report may have on its way back
_TIMES: Final = ("published", "edited")
_GIVEN: Final = ("language", "source", "kind", "encoding")


def receive_apart(
    content: bytes, name: str, options: Options, seconds: float = SECONDS
) -> Generator[Received, None, None]:
    """The reports of a file as `receive_stream` gives them, the fields of `options` that are no functions applied.

    Where the reading takes too long, too much memory, or breaks, what was read until then comes first, and an issue
    says so.
    """
    said = {"name": name, "published": _written(options.published), "limit": options.limit}
    said |= {key: getattr(options, key) for key in _GIVEN}
    process = subprocess.Popen(
        [sys.executable, "-c", _CODE],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdin is not None and process.stdout is not None
    timer = Timer(seconds, process.kill)
    timer.start()
    try:
        with suppress(BrokenPipeError):
            process.stdin.write(json.dumps(said).encode() + b"\n" + content)
            process.stdin.close()
        while (line := process.stdout.readline(_LINE)).endswith(b"\n"):
            yield _received(json.loads(line))
        if line or process.wait():
            yield Received(None, (Issue("sources", "stopped", _STOPPED.format(seconds=seconds)),))
    finally:
        timer.cancel()
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(BrokenPipeError):
                pipe.close()
        process.wait()


_STOPPED: Final = (
    "the reading was stopped: it took more than {seconds:.0f} s or too much memory, or the file is broken. "
    "Give a smaller part of it, or read it with `counterclaim check`."
)


def main() -> None:
    """Read what is on standard input, the options first, and write a line of JSON for each report."""
    _hold()
    said = json.loads(sys.stdin.buffer.readline())
    given = {key: said[key] for key in _GIVEN}
    options = Options(published=_time(said["published"]), limit=said["limit"], **given)
    content = sys.stdin.buffer.read()
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing but reports goes there
    for found in receive_stream(io.BufferedReader(io.BytesIO(content)), said["name"], options):
        document = found.document and found.document._asdict()
        if document is not None:
            document |= {key: _written(document[key]) for key in _TIMES}
        issues = [(each.stage, each.code, each.message) for each in found.issues]
        out.write(json.dumps([document, issues]).encode() + b"\n")
        out.flush()


def _hold() -> None:
    try:
        import resource
    except ImportError:  # a system that cannot hold a process in; the time is bounded all the same
        return
    seconds = int(SECONDS) + 1
    for what, most in ((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        held = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (held, held))


def _received(line: list[Any]) -> Received:
    document, issues = line
    if document is not None:
        document = Document(**document | {key: _time(document[key]) for key in _TIMES})
    return Received(document, tuple(Issue(*each) for each in issues))


def _written(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _time(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
