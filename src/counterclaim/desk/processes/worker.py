"""A process beside the desk: the same routes over the same ledger, for one question at a time."""

from __future__ import annotations

import os
import sys
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from counterclaim.desk.processes.questions import Answered, Question
from counterclaim.desk.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message

KEPT: Final = 4 * 1024 * 1024
"""Bytes of answers that a process keeps: the desk keeps them too, but not the counts of what fits."""

FIRST: Final = ("/api/claims", "/api/nights/2000-01-01", "/api/map", "/api/review/queue")
"""What it asks itself before others ask, so that what is loaded once is loaded."""


def serve(where: str, asked: Connection) -> None:
    """Answer the questions about the ledger `where` that come in, until nobody can ask any more."""
    from asyncio import Runner

    from counterclaim.pipeline import filling

    Thread(target=_end_with_desk, daemon=True).start()
    try:
        app, jobs = _app(where), list[bytes]()
        filling.hand_on(jobs.append)
        with Runner() as runner:
            for path in FIRST:
                runner.run(answer(app, Question("http", "127.0.0.1", path, b"", "")))
            asked.send(None)
            while True:
                question = asked.recv()
                jobs.clear()
                answered = runner.run(answer(app, question))
                asked.send(answered and answered._replace(jobs=tuple(jobs)))
    except (EOFError, BrokenPipeError):
        return
    except Exception as error:
        sys.exit(ascii(f"A process beside the desk: {type(error).__name__}: {error}")[1:-1])


async def answer(app: ASGIApp, question: Question) -> Answered | None:
    """What the routes of an app say to a question; None where one fails, which the desk then finds out itself."""
    status, headers, body = 500, list[tuple[bytes, bytes]](), bytearray()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            headers.extend(message["headers"])
        else:
            body.extend(message.get("body", b""))

    try:
        await app(_scope(question), receive, send)
    except Exception:
        return None
    return Answered(status, tuple(headers), bytes(body))


def _scope(question: Question) -> dict[str, Any]:
    given = {"host": question.host, "accept": question.accept}
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "root_path": "",
        "scheme": question.scheme, "path": question.path, "query_string": question.query,
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items() if value],
    }  # fmt: skip


def _app(where: str) -> ASGIApp:
    """The routes without what stands before them; who may ask was looked at before, and nothing is kept of people."""
    from pathlib import Path

    from fastapi import FastAPI
    from sqlalchemy import create_engine

    from counterclaim.desk.desk import Desk
    from counterclaim.desk.handlers import handle
    from counterclaim.desk.routes import ROUTERS
    from counterclaim.pipeline.ledgers import opened

    app = FastAPI(openapi_url=None)
    for router in ROUTERS:
        app.include_router(router)
    handle(app)
    app.state.desk = Desk(Settings(where, Path()), opened(where, pooled=True), create_engine("sqlite://"), KEPT)
    return app


def _end_with_desk() -> None:
    """End at once when the desk is gone, whatever is being worked out."""
    desk = parent_process()
    if desk is not None:
        desk.join()
        os._exit(0)
