"""Files into a ledger: bytes to the archive, texts from the archive, readings beside them, a batch at a time.

What is written stands in the order of the inputs, whatever the batches and processes, so that a run that was killed
and resumed gives the very ledger that one go gives.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Final, NamedTuple, Protocol

from counterclaim import ledger as kept
from counterclaim.languages.load import available
from counterclaim.ledger import Added, Brought, Ledger, Stored, Taken
from counterclaim.ledger.identity import address
from counterclaim.model import Answer, Document, Issue
from counterclaim.model.kept import Capture, Source
from counterclaim.pipeline import answer, answers
from counterclaim.pipeline.ledgers import reader
from counterclaim.pipeline.unbroken import unbroken
from counterclaim.pipeline.ways import Setting, Way, parse, setting, way_of
from counterclaim.sources import Options, Received
from counterclaim.sources.files import STDIN

BATCH: Final = 200
"""Reports that are written in one transaction."""

BATCH_TEXT: Final = 2_000_000
"""Characters after which a batch is full, whatever the number of reports."""

LOOKED_UP: Final = 100
"""Reports that are looked up together."""


class Stages(Protocol):
    """What reads a document; `zone` is that of clock times that name none."""

    def __call__(self, document: Document, *, zone: str | None = None) -> Answer:
        """The answer to a document."""


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Run(NamedTuple):
    """How a ledger is filled: `stages` read, under the name of `reader`, in so many processes."""

    ledger: Ledger
    stages: Stages
    reader: str
    processes: int = 1
    clock: Callable[[], datetime] = now
    progress: Callable[[int], None] | None = None


def house_run(ledger: Ledger, processes: int = 1, progress: Callable[[int], None] | None = None) -> Run:
    """A run with the house's own reader, all languages loaded."""
    return Run(ledger, partial(answer, languages=available()), reader(), processes, progress=progress)


class Passed(NamedTuple):
    """How many reports were passed over, since the ledger has them."""

    known: int


Outcome = Added | Passed | Issue


def add(run: Run, files: Iterable[str | Issue], options: Options, zone: str | None = None) -> Iterator[Outcome]:
    """Add files to the ledger; each `Added` is told when it is written and safe.

    A file whose bytes were added before, in the same way, changes nothing; one that was begun is gone on with. `zone`
    is that of clock times that name none, for these files.
    """
    sources = kept.sources(run.ledger)
    queue: deque[_Waiting] = deque()
    received = _Files(run, options, way_of(options, zone), sources, queue).received(files)
    zones = {key: source.zone for key, source in sources.items() if source.zone is not None and zone is None}
    yield from _written(run, received, queue, partial(_read, run.stages, zones, zone))


class _Waiting(NamedTuple):
    """What waits for its turn to be written; a text waits for its answer."""

    entry: Stored | Brought | Taken | Passed
    setting: Setting | None = None


class _Files(NamedTuple):
    """The texts of files; what stands before, between and behind those that are to be read goes to `queue`."""

    run: Run
    options: Options
    way: Way
    sources: Mapping[str, Source]
    queue: deque[_Waiting]

    def received(self, files: Iterable[str | Issue]) -> Iterator[Received]:
        """The texts that may be new, each as it is to be read; issues on the way to them."""
        for path in files:
            if isinstance(path, Issue):
                yield Received(None, (path,))
                continue
            name = "stdin" if path == STDIN else path
            try:
                with open(0 if path == STDIN else path, "rb", closefd=path != STDIN) as stream:
                    stored = kept.store(self.run.ledger, stream, Capture("", 0, name, self.run.clock()))
            except OSError as error:
                message = f"{name}: cannot be read ({error.strerror or error}). Check its permissions and its disk."
                yield Received(None, (Issue("sources", "unreadable", message),))
            else:
                yield from self._of_one(stored)

    def _of_one(self, stored: Stored) -> Iterator[Received]:
        capture, progress = stored.capture, self.run.progress
        held = kept.was_taken(self.run.ledger, capture.sha256, self.way) if stored.known else None
        if held is not None:
            self.queue.append(_Waiting(Passed(held)))
            if progress is not None:
                progress(capture.size)
            return
        if not stored.known:
            self.queue.append(_Waiting(stored))
        addresses, some, reports = _Addresses(), list[tuple[Brought, Received]](), 0
        with kept.open_pieces(self.run.ledger, stored.pieces, capture.size, progress) as stream:
            for received in parse(stream, capture.address, self.options):
                if received.document is None:
                    yield received
                    continue
                reports += 1
                several = addresses.several(received.document)
                brought = Brought(received.document, capture.sha256, reports, several=several, way=self.way)
                some.append((brought, received))
                if len(some) >= LOOKED_UP:
                    yield from self._maybe_new(some)
                    some.clear()
            yield from self._maybe_new(some)
        self.queue.append(_Waiting(Taken(capture.sha256, self.way, reports)))
        if addresses.shared:
            message = (
                f"{capture.address}: {addresses.shared:,} reports stand at the address of another one in this input; "
                "each is kept as a report of its own."
            )
            yield Received(None, (Issue("ledger", "shared-address", message),))

    def _maybe_new(self, some: list[tuple[Brought, Received]]) -> Iterator[Received]:
        known = kept.known(self.run.ledger, [brought for brought, _ in some])
        for (brought, received), found in zip(some, known, strict=True):
            if found is not None:
                passed = self.queue.pop().entry if self.queue and isinstance(self.queue[-1].entry, Passed) else None
                number = passed.known if isinstance(passed, Passed) else 0
                self.queue.append(_Waiting(Passed(number + 1)))
                continue
            made = setting(self.run.reader, brought.document, self.sources, self.way)
            self.queue.append(_Waiting(brought, made))
            read = brought.document._replace(language=brought.document.language or made.language)
            yield Received(read, received.issues)


class _Addresses:
    """The addresses met in a capture, each with its first text; by hash, since there may be millions."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self.shared = 0

    def several(self, document: Document) -> bool:
        """Whether the capture had another text at the document's address before, as a running chronicle has."""
        found = address(document.uri)
        if found is None or document.edited is not None:
            return False
        own = hash(document.text)
        several = self._first.setdefault(hash(found), own) != own
        self.shared += several
        return several


def _written(
    run: Run, received: Iterator[Received], queue: deque[_Waiting], stages: Callable[[Document], Answer]
) -> Iterator[Outcome]:
    """Read what is to be read, and write everything in its order, batch by batch."""
    batch: list[Stored | Brought | Taken] = []
    size = 0
    for found in answers(received, stages, run.processes):
        if isinstance(found, Issue):
            yield found
            continue
        while not isinstance(queue[0].entry, Brought):
            yield from _before(batch, queue.popleft().entry)
        brought, made = queue.popleft()
        assert isinstance(brought, Brought) and made is not None
        yield from (issue for issue in found[1].issues if issue.stage in ("sources", "pipeline"))
        batch.append(brought._replace(answer=of_text(found[1]), reader=made.reader))
        size += len(brought.document.text)
        if len(batch) >= BATCH or size >= BATCH_TEXT:
            yield from _flush(run, batch)
            batch, size = [], 0
    while queue:
        yield from _before(batch, queue.popleft().entry)
    yield from _flush(run, batch)


def _before(batch: list[Stored | Brought | Taken], entry: Stored | Brought | Taken | Passed) -> Iterator[Passed]:
    if isinstance(entry, Passed):
        yield entry
    else:
        batch.append(entry)


def _flush(run: Run, batch: list[Stored | Brought | Taken]) -> Iterator[Added | Issue]:
    """Write a batch and tell what became of it: both or, where an interrupt came before, neither."""
    if batch:
        with unbroken():
            added, issues = kept.keep(run.ledger, batch, run.clock())
            yield from issues
            yield from added


def of_text(answer: Answer) -> Answer:
    """An answer without what was met on the way to its text: the same, whichever way the text came."""
    return answer._replace(issues=tuple(issue for issue in answer.issues if issue.stage != "sources"))


def _read(stages: Stages, zones: Mapping[str, str], zone: str | None, document: Document) -> Answer:
    zone = zone or zones.get(document.source or "")
    return stages(document) if zone is None else stages(document, zone=zone)
