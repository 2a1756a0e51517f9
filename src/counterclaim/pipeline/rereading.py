"""Reading what a ledger has: what was never read, what another reader read, and everything in a rebuild."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Final

from counterclaim import ledger as kept
from counterclaim.ledger import Ledger, ToRead
from counterclaim.ledger.rereading import Reads
from counterclaim.model import Answer, Document, Issue
from counterclaim.model.kept import Source
from counterclaim.pipeline import answers
from counterclaim.pipeline.adding import Run, Stages, of_text
from counterclaim.pipeline.ledgers import reader
from counterclaim.pipeline.ways import Setting, Way, options_of, parse, setting, setting_then
from counterclaim.sources import Received

CHUNK: Final = 64
"""Versions that are handed to a process at a time."""

Task = tuple[Document, str | None]


def read_unread(run: Run, progress: Callable[[int], None] | None = None) -> int:
    """Read what was written down and never read, and what `read_described` reads; how many versions."""
    sources = kept.sources(run.ledger)
    number = kept.keep_readings(run.ledger, reads(run)(kept.unread(run.ledger), sources), run.clock)
    return number + read_described(run, progress)


DESCRIBED: Final = "described"
"""The cursor that says up to which event the descriptions of sources were taken into account."""


def read_described(run: Run, progress: Callable[[int], None] | None = None) -> int:
    """Read again what this reader read before its source's zone or language was described; how many versions.

    Only sources described since this was last done are gone through. `progress` is called with numbers of versions.
    What an earlier reader read is left to `rebuild`: see `read_by_others`.
    """
    since = kept.cursors(run.ledger).get(DESCRIBED, "0")
    keys, last = kept.described_since(run.ledger, int(since))
    if not keys:
        return 0
    sources = kept.sources(run.ledger)

    def now(found: ToRead) -> str:
        same = found.reader is not None and setting_then(run.reader, found.reader) is not None
        return setting(run.reader, found.document, sources, found.way).reader if same else found.reader or ""

    others = kept.read_otherwise(run.ledger, now, keys)
    number = kept.keep_readings(run.ledger, _counted(reads(run)(others, sources), progress), run.clock)
    kept.keep_cursor(run.ledger, DESCRIBED, str(last))
    return number


def read_by_others(ledger: Ledger) -> int:
    """How many reports were read by an earlier version of the reader; `rebuild` reads them again."""
    return kept.read_by_others(ledger, reader())


Reading = tuple[ToRead, Answer, str]


def _counted(read: Iterator[Reading], progress: Callable[[int], None] | None) -> Iterator[Reading]:
    for one in read:
        yield one
        if progress is not None:
            progress(1)


def rebuild(run: Run) -> list[Issue]:
    """Make everything derived again, from the archived bytes and the events; what did not come out as events say.

    Raises LedgerError, and leaves the ledger as it was, where a text is lost.
    """
    return kept.rebuild(run.ledger, kept.Stages(_texts, reads(run, as_then=True)), run.clock(), run.progress)


def reads(run: Run, as_then: bool = False) -> Reads:
    """The function that reads versions, in their order, a few chunks a process under way at any time.

    With `as_then`, what the same reader read is read in the setting of that time, whatever is known of the source now.
    """

    def read(wanted: Iterator[ToRead], sources: Mapping[str, Source]) -> Iterator[tuple[ToRead, Answer, str]]:
        waiting: deque[tuple[ToRead, Setting]] = deque()

        def tasks() -> Iterator[list[Task]]:
            while some := list(islice(wanted, CHUNK)):
                settings = [
                    (setting_then(run.reader, one.reader) if as_then and one.reader else None)
                    or setting(run.reader, one.document, sources, one.way)
                    for one in some
                ]
                waiting.extend(zip(some, settings, strict=True))
                yield [_task(one.document, made) for one, made in zip(some, settings, strict=True)]

        for answered in _mapped(partial(_read, run.stages), tasks(), run.processes):
            for answer in answered:
                one, made = waiting.popleft()
                yield one, answer, made.reader

    return read


def _task(document: Document, made: Setting) -> Task:
    return document._replace(language=document.language or made.language), made.zone


def _mapped(
    function: Callable[[list[Task]], list[Answer]], tasks: Iterable[list[Task]], processes: int
) -> Iterator[list[Answer]]:
    if processes == 1:
        return map(function, tasks)
    from counterclaim.parallel import ordered  # here, since one process is enough for most ledgers

    return ordered(function, tasks, processes)


def _read(stages: Stages, tasks: list[Task]) -> list[Answer]:
    found: list[Answer] = []
    for document, zone in tasks:
        one = stages if zone is None else partial(stages, zone=zone)
        found.extend(of_text(item[1]) for item in answers([Received(document)], one) if not isinstance(item, Issue))
    return found


def _texts(stream: io.BufferedReader, name: str, way: Way) -> Generator[str, None, None]:
    return (item.document.text for item in parse(stream, name, options_of(way)) if item.document is not None)
