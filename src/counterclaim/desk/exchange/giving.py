"""How an answer is given: JSON or CSV from one address, not sent again where the reader has it, kept while it holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from typing import Any, Final

import orjson
from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from starlette.datastructures import URL

from counterclaim.desk.desk import Desk, at
from counterclaim.desk.exchange.shapes import shape
from counterclaim.desk.processes import Answered, Question
from counterclaim.desk.views import Fault
from counterclaim.exports.cells import guarded
from counterclaim.exports.plain_records import as_json
from counterclaim.pipeline import filling

JSON: Final = "application/json"
CSV: Final = "text/csv; charset=utf-8"

Table = Callable[[Any], Iterable[Mapping[str, Any]]]
"""From an answer to the rows of its table, all with the same columns; no cell is taken for a formula later."""


def give(request: Request, work: Callable[[], Any], table: Table | None = None) -> Response:
    """The answer to a GET request: what `work` returns, as JSON (bytes are that), or as CSV where that is asked for.

    It holds until something happens in the ledger; the same question until then is answered from what was kept, and
    with 304 where the reader says that they have it.
    """
    plain = table is not None and wants_csv(request)

    def made() -> tuple[bytes, bool]:
        found = work()
        if isinstance(found, bytes):  # JSON already
            content = found
        else:
            content = _csv(table(found)) if plain and table is not None else orjson.dumps(as_json(found))
        return content, not getattr(found, "waiting", 0)  # the next answer says more

    of = f"{plain} {request.url.path}?{request.url.query}"
    return _given(request, of, made, CSV if plain else JSON, {"vary": "accept"})


def give_rows(request: Request, pages: Iterator[Any], table: Table) -> Response:
    """The answer to a GET request as CSV, of pages one after another: sent as they come, and not kept."""
    tag = _tag(f"{at(request).state_of_things()} rows {request.url.path}?{request.url.query}")
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    first = _csv(table(next(pages)))  # so that a fault is told before the answer begins
    parts = chain([first], (_csv(table(page), header=False) for page in pages))
    headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "accept"}
    return StreamingResponse(parts, media_type=CSV, headers=headers)


def give_bytes(request: Request, work: Callable[[], bytes], media: str) -> Response:
    """The answer to a GET request as the bytes that `work` returns, which hold as those of `give` do."""
    return _given(request, str(address(request)), lambda: (work(), True), media, {})


def address(request: Request) -> URL:
    """The address of a request as the one who asks has it: over HTTPS, though a web server before it may not say so."""
    return request.url.replace(scheme="https") if at(request).settings.secure else request.url


def _given(
    request: Request, of: str, make: Callable[[], tuple[bytes, bool]], media: str, more: Mapping[str, str]
) -> Response:
    """What is kept of `of`, or a process answers, or `make` makes, which says whether that holds.

    A tag is that of the state of things that the answer was worked out in: it has none where that changed meanwhile.
    """
    desk = at(request)
    things = desk.state_of_things()
    tag = _tag(f"{things} {of}")
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    headers = {"etag": tag, "cache-control": "private, no-cache", **more}
    content = desk.answers.get(tag)
    if content is None:
        answered = desk.processes.ask(_question(request))
        if answered is not None:
            return _passed_on(answered, desk)
        content, holds = make()
        if holds and desk.state_of_things() == things:
            desk.answers.keep(tag, content)
        else:
            del headers["etag"]
    return Response(content, media_type=media, headers=headers)


def _question(request: Request) -> Question:
    asked = address(request)
    accept = request.headers.get("accept", "")
    return Question(asked.scheme, asked.netloc, request.scope["path"], request.scope["query_string"], accept)


def _passed_on(answered: Answered, desk: Desk) -> Response:
    """The answer of a process, kept under the tag that it gave it: its state of things may be a later one."""
    for job in answered.jobs:
        filling.tell(job)
    if answered.tag is not None:
        desk.answers.keep(answered.tag, answered.body)
    response = Response(answered.body, answered.status)
    response.raw_headers = list(answered.headers)
    return response


def said(found: Any, status: int = 200) -> Response:
    """An answer that is never kept: to a change, or about the person who asks."""
    return Response(
        orjson.dumps(as_json(found)), status, media_type=JSON, headers={"cache-control": "private, no-store"}
    )


def told(record: type, *, table: bool = False) -> dict[str, Any]:
    """What a route says about its answer: the shape of the record, and that there is CSV too."""
    content = {"text/csv": {"schema": {"type": "string"}}} if table else {}
    return {"response_class": Response, "responses": {200: {"model": shape(record), "content": content}}}


def told_as(*media: str) -> dict[str, Any]:
    """What a route says about an answer that is a file of one of these kinds."""
    binary = {"type": "string", "format": "binary"}
    content = {each: {"schema": {"type": "object"} if each == JSON else binary} for each in media}
    return {"response_class": Response, "responses": {200: {"content": content}}}


FAULTS: Final[dict[int | str, dict[str, Any]]] = {
    304: {"description": "The reader has it already: what `etag` said was sent as `if-none-match`."},
    "4XX": {"model": shape(Fault), "description": "It cannot be answered as it was asked; why, and what would do."},
    "5XX": {"model": shape(Fault), "description": "It cannot be answered now; why, and what would do."},
}
"""What every route may say besides."""


def _tag(text: str) -> str:
    return f'"{sha256(text.encode()).hexdigest()[:32]}"'


def wants_csv(request: Request) -> bool:
    """Whether a table is asked for."""
    asked = request.query_params.get("format")
    return asked == "csv" if asked else "text/csv" in request.headers.get("accept", "")


def _csv(rows: Iterable[Mapping[str, Any]], header: bool = True) -> bytes:
    out = io.StringIO(newline="")
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, list(row))
            if header:
                writer.writeheader()
        writer.writerow({name: guarded(cell) for name, cell in row.items()})
    return out.getvalue().encode()
