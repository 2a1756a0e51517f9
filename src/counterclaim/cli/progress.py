"""A bar on standard error, where it is a terminal, the answers go elsewhere, and the input is worth one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim import sources

WORTH = 1_000_000
"""Bytes of input from which on there is a bar."""


@contextmanager
def progress(paths: list[str], output: Path | None) -> Iterator[Callable[[int], None] | None]:
    """The function to call with each number of bytes read; None where nobody would see the bar."""
    if not sys.stderr.isatty() or (output is None and sys.stdout.isatty()):
        yield None
        return
    size = sources.size(sources.find(paths))
    if size is not None and size < WORTH:
        yield None
        return
    from rich.console import Console  # here, since most runs show no bar
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeElapsedColumn, TransferSpeedColumn

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=size)
        yield lambda count: bar.advance(task, count)
