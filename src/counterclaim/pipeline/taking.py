"""What live sources bring into a ledger: archived and read where something in it is new, changed or gone."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from counterclaim import ledger as kept
from counterclaim.ledger import Brought, Stored, Taken
from counterclaim.model import Document, Issue
from counterclaim.model.kept import Capture
from counterclaim.pipeline.adding import Outcome, Passed, Run
from counterclaim.pipeline.rereading import reads
from counterclaim.pipeline.ways import DOCUMENTS, Way, lines, options_of, parse
from counterclaim.sources.received import Delivery

_AS_MADE_OUT: Final[Way] = {"kind": DOCUMENTS}


def take(run: Run, deliveries: Iterable[Delivery | Issue]) -> Iterator[Outcome | Delivery]:
    """Add what live sources bring; after all of a delivery is written, the delivery itself is given back.

    So its cursor is safe to keep. A delivery that brings nothing new is not archived. Its texts are parsed from the
    archived bytes where that gives what the source made out; else what it made out is archived beside them, and parsed
    from there.
    """
    for brought in deliveries:
        if isinstance(brought, Issue):
            yield brought
            continue
        yield from _issues(brought)
        yield from _one(run, brought)
        yield brought


def _issues(brought: Delivery) -> Iterator[Issue]:
    for received in brought.found:
        yield from received.issues


def _one(run: Run, brought: Delivery) -> Iterator[Outcome]:
    documents = [received.document for received in brought.found if received.document is not None]
    texts = [Brought(document, "", position, live=brought.received) for position, document in enumerate(documents, 1)]
    known = kept.known(run.ledger, texts)
    gone = kept.standing(run.ledger, brought.gone)
    passed = sum(found is not None for found in known)
    if passed:
        yield Passed(passed)
    if passed == len(texts) and not gone:
        return
    origin = Capture("", 0, brought.address, brought.received, brought.media, brought.headers)
    stored = kept.store(run.ledger, io.BytesIO(brought.content), origin)
    capture = stored.capture.sha256
    entries: list[Stored | Brought | Taken] = [] if stored.known else [stored]
    parsed, way = None, dict[str, object]()
    if not _same(run, stored, documents):
        made_out = kept.store(run.ledger, io.BytesIO(lines(documents)), origin._replace(media="application/jsonl"))
        entries += [] if made_out.known else [made_out]
        parsed, way = made_out.capture.sha256, dict(_AS_MADE_OUT)
    new = [text for text, found in zip(texts, known, strict=True) if found is None]
    placed = [text._replace(capture=capture, parsed=parsed, way=way) for text in new]
    to_read = (kept.ToRead("", 0, text.document, text.way) for text in placed)
    for text, (_, answer, reader) in zip(
        placed, reads(run._replace(processes=1))(to_read, kept.sources(run.ledger)), strict=True
    ):
        entries.append(text._replace(answer=answer, reader=reader))
    added, issues = kept.keep(run.ledger, entries, run.clock())
    yield from issues
    yield from added
    if gone:
        kept.keep_gone(run.ledger, brought.gone, capture, brought.received, run.clock())


def _same(run: Run, stored: Stored, documents: Sequence[Document]) -> bool:
    """Whether the archived bytes by themselves give the documents that the source made out of them."""
    with kept.open_pieces(run.ledger, stored.pieces, stored.capture.size) as stream:
        try:
            found = [item.document for item in parse(stream, stored.capture.address, options_of({})) if item.document]
        except Exception:  # whatever is wrong with a page: what the source made out of it is kept instead
            return False
    return [one.text for one in found] == [one.text for one in documents]
