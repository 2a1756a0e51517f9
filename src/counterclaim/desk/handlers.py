"""What the desk says where it cannot answer: always a Fault, whatever went wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.exchange.giving import said
from counterclaim.desk.guard import RefusedError
from counterclaim.desk.people import PeopleError
from counterclaim.desk.views import Fault
from counterclaim.ledger import LedgerError

_SAID: Final = 200
_REMEDY: Final = "/api/openapi.json lists what can be asked for."


def handle(app: FastAPI) -> None:
    """Let an app answer so."""
    for kind, answer in _ANSWERS.items():
        app.add_exception_handler(kind, _handler(answer))


def _handler(answer: Callable[..., Response]) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.status_code == 404:
            return said(Fault(f"There is no {request.url.path[:_SAID]}.", _REMEDY), 404)
        return answer(error)

    return handler


def _asked_wrongly(error: AskedError) -> Response:
    answer = said(Fault(error.message, error.remedy), error.status)
    answer.headers.update(error.headers)
    return answer


def _no_account(error: PeopleError) -> Response:
    return said(Fault(error.message, error.remedy), error.status)


def _invalid(error: RequestValidationError) -> Response:
    """The first thing that is wrong, by the place where it stands."""
    first = error.errors()[0]
    where, *parts = first["loc"]
    place, given = " ".join(map(str, parts))[:_SAID], first.get("input")
    shown = f" {given[:40]!r}" if isinstance(given, str) and where != "body" else ""  # a body may hold a password
    return said(Fault(f"{place or 'What was sent'}{shown}: {first['msg']}.", _REMEDY), 422)


def _http(error: HTTPException) -> Response:
    answer = said(Fault(f"{error.detail}".rstrip(".")[:_SAID] + ".", _REMEDY), error.status_code)
    answer.headers.update(error.headers or {})
    return answer


def _unusable(error: LedgerError) -> Response:
    return said(Fault(error.message, error.remedy), 503)


_ANSWERS: Final[dict[type[Exception], Callable[..., Response]]] = {
    AskedError: _asked_wrongly,
    PeopleError: _no_account,
    RefusedError: RefusedError.answer,
    RequestValidationError: _invalid,
    HTTPException: _http,
    LedgerError: _unusable,
}
