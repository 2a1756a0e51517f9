"""WARC: the pages, feeds and rows of a web archive, each read by the reader of its kind."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from typing import IO, Any, Final, NamedTuple

from counterclaim.sources.bounded import POSTS, Allowance, TooLongError
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received

HEADERS: Final = 1 << 17
"""Bytes, as stored, that the headers of one record may take: packed ones unpack to no more than fits in memory."""
RECORD: Final = 1 << 32
"""Bytes that one record may unpack to."""
_BLOCK: Final = 1 << 16
_READ: Final = re.compile(r"text/(?:html|xml)|application/(?:xml|json|[\w.-]+\+(?:xml|json))")


class Answer(NamedTuple):
    """What a server answered: the bytes, None where they are too many, with their address, media type and charset."""

    address: str
    media: str
    charset: str | None
    content: bytes | None


Inside = Callable[[bytes, str, str, Options], Iterator[Received]]
"""Reads the bytes of one answer, its address and media type given."""


def archive(stream: IO[bytes], name: str, options: Options, inside: Inside) -> Iterator[Received]:
    """The reports of the answers that a web archive holds, packed with gzip or not; each is called by its address.

    Answers of other kinds, and those without a report, are passed over and counted.
    """
    from warcio.archiveiterator import ArchiveIterator  # here, since only archives need it
    from warcio.exceptions import ArchiveLoadFailed

    allowance = Allowance(stream, HEADERS)
    passed: Counter[str] = Counter()
    records = answers = 0
    try:
        archived = ArchiveIterator(allowance)
        while (record := _next(archived)) is not None:
            records += 1
            allowance.renew()
            answer = _answer(record, name, options, passed, allowance)
            _to_the_end(record.raw_stream, allowance)
            if answer is not None:
                answers += 1
                yield from _reports(answer, options, inside, passed)
        if archived.err_count:
            yield Received(None, (issue("loose-records", name, number=archived.err_count),))
    except (ArchiveLoadFailed, TooLongError, ValueError, LookupError, EOFError, OSError, AttributeError) as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        yield Received(None, (issue("broken-warc", name, reason=reason, last=records),))
        answers += 1  # one that could not be read
    if passed:
        others = ", ".join(f"{number} {media}" for media, number in sorted(passed.items()))
        yield Received(None, (issue("passed-records", name, others=others),))
    elif not answers:
        yield Received(None, (issue("no-answers", name),))


def _next(archived: Any) -> Any:
    """The next record, None at the end; what warcio would write on the terminal it also counts."""
    with redirect_stderr(io.StringIO()):
        return next(archived, None)


def _answer(record: Any, name: str, options: Options, passed: Counter[str], allowance: Allowance) -> Answer | None:
    if record.rec_type not in {"response", "resource"}:
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        passed[f"answer {headers.get_statuscode()[:3]}"] += 1
        return None
    media, _, more = ((headers or record.rec_headers).get_header("Content-Type") or "").partition(";")
    media = media.strip().lower()[:60] or "without type"
    if not _READ.fullmatch(media):
        passed[media] += 1
        return None
    address = str(record.rec_headers.get_header("WARC-Target-URI") or name).strip("<>")
    charset = more.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return Answer(address, media, charset, _content(record, POSTS * options.limit, allowance))


def _reports(answer: Answer, options: Options, inside: Inside, passed: Counter[str]) -> Iterator[Received]:
    if answer.content is None:
        yield Received(None, (issue("long-text", answer.address, limit=POSTS * options.limit),))
        return
    own = options._replace(kind=None, encoding=answer.charset or options.encoding)
    found = False
    for received in inside(answer.content, answer.address, answer.media, own):
        if received.document is not None:
            found = True
            yield received
    if not found:
        passed[f"{answer.media} without a report"] += 1


def _content(record: Any, limit: int, allowance: Allowance) -> bytes | None:
    stream, content = record.content_stream(), io.BytesIO()
    while content.tell() <= limit:
        allowance.renew()
        block = stream.read(_BLOCK)
        if not block:
            return content.getvalue()
        content.write(block)
    return None


def _to_the_end(stream: Any, allowance: Allowance) -> None:
    """Read what is left of a record. Raises TooLongError where it unpacks without end, EOFError where it breaks off."""
    left = RECORD
    while left > 0:
        allowance.renew()
        block = stream.read(_BLOCK)
        if not block:
            if stream.limit > 0:
                raise EOFError(f"the record breaks off, {stream.limit:,} bytes before its end")
            return
        left -= len(block)
    raise TooLongError(f"a record of more than {RECORD:,} bytes")
