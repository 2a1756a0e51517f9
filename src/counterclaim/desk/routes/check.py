"""Check: a text read and judged, whatever is in the ledger."""

from __future__ import annotations

import io
from typing import Annotated, Final, Literal

import orjson
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from counterclaim.desk import people
from counterclaim.desk.desk import Here
from counterclaim.desk.exchange.faults import MissingError, UnknownError
from counterclaim.desk.exchange.giving import JSON, give, said, told, told_as
from counterclaim.desk.state import checks
from counterclaim.desk.views import Checked, Checking, Checks, Fault, KeptChecks
from counterclaim.desk.work import checking
from counterclaim.exports import html
from counterclaim.languages.load import available
from counterclaim.model import Answer, Document
from counterclaim.model.public import to_public
from counterclaim.pipeline.ledgers import reader

router = APIRouter(prefix="/api", tags=["check"])

LARGEST: Final = 10_000_000
"""Bytes of a dropped file."""

Short = Annotated[str | None, Field(max_length=2_000)]
Word = Annotated[str | None, Query(max_length=200)]
Form = Annotated[Literal["html", "public"], Query(description="The page to take away, or the public JSON.")]


class Pasted(BaseModel):
    """A text, and what is known about it beside it; a time that names no zone is in `zone`, or in UTC."""

    text: str
    name: Short = None
    title: Short = None
    published: Short = None
    language: Short = None
    source: Short = None
    zone: Short = None

    def read(self) -> tuple[Document, str | None, Answer]:
        """The document, the zone of its clock times, and the answer. Raises AskedError for what cannot be read."""
        about = checking.given(self.published, self.language, self.source, self.zone)
        document = checking.pasted(self.text, self.name, self.title, about)
        return document, about.zone, checking.answered(document, about.zone)


@router.get("/check", **told(Checking))
def limits(request: Request) -> Response:
    """What can be checked, and how much of it."""
    return give(request, lambda: Checking(available(), checking.LONGEST, LARGEST, checking.MOST))


@router.post("/check", **told(Checks))
def check(pasted: Pasted) -> Response:
    """Read and judge a pasted text."""
    document, zone, answer = pasted.read()
    return said(Checks((checking.checked(document, answer, zone),)))


@router.post("/check/file", **told(Checks))
async def check_file(
    request: Request,
    name: Annotated[str, Query(min_length=1, max_length=500)],
    published: Word = None,
    language: Word = None,
    source: Word = None,
    zone: Word = None,
) -> Response:
    """Read and judge a dropped file or saved page, sent as it is; whatever `counterclaim read` takes."""
    about = checking.given(published, language, source, zone)
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > LARGEST:
            remedy = "`counterclaim check` reads files of any size on the command line."
            return said(Fault(f"The file has more than {LARGEST:,} bytes.", remedy), 413)
    if not content:
        return said(Fault("The file is empty.", "Drop another one, or paste the text."), 422)
    return said(await run_in_threadpool(checking.file, bytes(content), name, about))


@router.post("/check/page", **told_as("text/html", "application/json"))
def page(pasted: Pasted, format: Form = "html") -> Response:
    """A check to take away."""
    document, _, answer = pasted.read()
    return _away(document, answer, format)


@router.post("/checks", **told(Checked))
def keep(request: Request, here: Here, pasted: Pasted) -> Response:
    """Check a text and keep it, so that it has a permanent link."""
    document, zone, answer = pasted.read()
    id_ = checks.keep(here.state, document, zone, answer, reader(), _by(request))
    return said(checking.checked(document, answer, zone, id_))


@router.get("/checks", **told(KeptChecks))
def mine(request: Request, here: Here) -> Response:
    """The checks that the person kept, the latest first."""
    return said(KeptChecks(checks.kept_by(here.state, _by(request))))


@router.delete("/checks/{id}", status_code=204)
def forget(request: Request, here: Here, id: str) -> Response:
    """Forget a check that the person kept; it is gone once nobody keeps it."""
    if not checks.forget(here.state, id, _by(request)):
        raise MissingError("You have kept no such check.", "/api/checks lists those that you have.")
    return Response(status_code=204)


@router.get("/checks/{id}", **told(Checked))
def kept(here: Here, id: str, format: Form | None = None) -> Response:
    """A kept check as it was answered then; with `format` one of the forms to take away."""
    return _kept(here, id, format)


def _by(request: Request) -> str:
    person = people.person(request)
    return person.name if person else ""


def _kept(here: Here, id_: str, form: str | None) -> Response:
    held = checks.found(here.state, id_)
    if held is None:
        remedy = "The oldest are dropped when there is no room left. Check the text again, and keep it."
        raise UnknownError("kept check", id_, remedy)
    document, zone, answer = held
    return _away(document, answer, form) if form else said(checking.checked(document, answer, zone, id_))


def _away(document: Document, answer: Answer, form: str) -> Response:
    if form == "public":
        content, media, suffix = orjson.dumps(to_public(answer), option=orjson.OPT_INDENT_2), JSON, "json"
    else:
        out = io.StringIO()
        html.write([(document, answer)], out)
        content, media, suffix = out.getvalue().encode(), "text/html; charset=utf-8", "html"
    headers = {"content-disposition": f'attachment; filename="check.{suffix}"', "cache-control": "private, no-store"}
    return Response(content, media_type=media, headers=headers)
