"""A function over a stream in several processes: order kept, a few items under way at a time."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def ordered(function: Callable[[Given], Made], items: Iterable[Given], processes: int) -> Iterator[Made]:
    """`function` of each item, in the order of the items; at most two items a process are held at any time.

    Function and items are pickled. An interrupt reaches this process alone, which then drops what is under way.
    """
    left = iter(items)
    with ProcessPoolExecutor(processes, initializer=_leave_interrupts) as pool:
        try:
            waiting: deque[Future[Made]] = deque(pool.submit(function, item) for item in islice(left, 2 * processes))
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(function, item) for item in islice(left, 1))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
