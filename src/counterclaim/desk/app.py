"""The service: its routes, its pages, and what it says where it cannot answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response

from counterclaim import __version__
from counterclaim.desk.asking import AskedError
from counterclaim.desk.desk import Desk
from counterclaim.desk.giving import said
from counterclaim.desk.pages import Assets, document
from counterclaim.desk.routes import ROUTERS
from counterclaim.desk.settings import Settings
from counterclaim.desk.state import engine
from counterclaim.desk.views import Fault
from counterclaim.pipeline.ledgers import opened


def create(settings: Settings) -> FastAPI:
    """The desk over a ledger, which is opened when the service starts. Raises LedgerError where it cannot be then."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        state = engine(settings)
        ledger = opened(settings.where, create=True)
        app.state.desk = Desk(settings, ledger, state)
        try:
            yield
        finally:
            app.state.desk.settling.stop()
            ledger.close()
            state.dispose()

    app = FastAPI(
        title="Counterclaim", version=__version__, lifespan=life, docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json",
    )  # fmt: skip
    for router in ROUTERS:
        app.include_router(router)
    app.add_exception_handler(AskedError, _asked_wrongly)
    app.mount("/assets", Assets(), name="assets")
    app.add_api_route("/{path:path}", _page, include_in_schema=False)
    return app


async def _page(path: str) -> Response:
    """Every page is the same document; what it shows, it reads from its address."""
    if path.startswith("api/"):
        return said(Fault(f"There is no /{path}.", "/api/openapi.json lists what can be asked for."), 404)
    return document()


async def _asked_wrongly(request: Request, error: Exception) -> Response:
    fault = error if isinstance(error, AskedError) else AskedError(str(error))
    return said(Fault(fault.message, fault.remedy), 422)
