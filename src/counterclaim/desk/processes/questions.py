"""What goes to a process beside the desk, and what comes back."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """A GET request, as far as an answer that is kept depends on it: nothing tells who asks.

    `scheme` and `host` are those by which the one who asks reaches the desk, `path` is decoded, `query` as it was sent.
    """

    scheme: str
    host: str
    path: str
    query: bytes
    accept: str


class Answered(NamedTuple):
    """An answer whole: the status of HTTP, the headers that its route gave it, the body.

    `jobs` are figures that are still to be worked out, each as `pipeline.filling` is told of it.
    """

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    jobs: tuple[bytes, ...] = ()

    @property
    def tag(self) -> str | None:
        """The tag under which it may be kept; None for a fault, and for what holds no longer than now."""
        found = dict(self.headers).get(b"etag")
        return found.decode() if found is not None and self.status == 200 else None
