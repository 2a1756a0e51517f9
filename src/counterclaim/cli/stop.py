"""Ctrl-C: the report under way is dropped, what was finished is written, and the output is closed as it should be."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from types import FrameType, TracebackType
from typing import Self, TypeVar

Item = TypeVar("Item")


class Stop:
    """While entered, the first interrupt ends the stream of `until`; the second one ends the program at once."""

    def __init__(self) -> None:
        self.asked = False
        self._waiting = False
        self._before: object = None

    def __enter__(self) -> Self:
        self._before = signal.getsignal(signal.SIGINT)
        if self._before is not signal.SIG_IGN:  # as under nohup
            signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]

    def until(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, as long as no interrupt came. Waiting for the next one is given up; writing one is not."""
        stream = iter(items)
        while not self.asked:
            try:
                self._waiting = True
                item = next(stream)
            except (StopIteration, KeyboardInterrupt):
                return
            finally:
                self._waiting = False
            yield item

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        again, self.asked = self.asked, True
        if again or self._waiting:
            raise KeyboardInterrupt
