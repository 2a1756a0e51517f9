"""The service: its routes, its pages, and what stands before them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import Depends, FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from counterclaim import __version__
from counterclaim.desk.desk import Desk
from counterclaim.desk.exchange.giving import FAULTS
from counterclaim.desk.guard import Counts, Faults, Headers, Hosts, Paces, Sites, Sizes
from counterclaim.desk.handlers import handle
from counterclaim.desk.live import Live
from counterclaim.desk.pages import Assets, Pages
from counterclaim.desk.people import admitted
from counterclaim.desk.routes import ROUTERS
from counterclaim.desk.searches import Telling
from counterclaim.desk.settings import Settings
from counterclaim.desk.state import engine
from counterclaim.desk.sweeping import Sweeping
from counterclaim.desk.warming import warm
from counterclaim.pipeline.ledgers import opened

SMALL: Final = 1_000
"""Bytes of an answer that are not worth being packed."""


def create(settings: Settings) -> FastAPI:
    """The desk over a ledger. Raises LedgerError or StateError when it starts, where it cannot use its files."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        state = engine(settings)
        ledger = opened(settings.where, create=True, pooled=True)
        app.state.desk = desk = Desk(settings, ledger, state)
        app.state.live = live = Live(desk.look)
        telling = Telling(desk)
        telling.start()
        warm(desk.processes)
        if not desk.settled:
            desk.settling.soon()
        sweeping = Sweeping(desk) if settings.processes else None
        try:
            yield
        finally:
            live.end()
            await live.rest()
            telling.end()
            if sweeping is not None:
                sweeping.end()
            desk.close()

    counts = Counts(held=settings.open)
    app = FastAPI(
        title="Counterclaim", version=__version__, lifespan=life, docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json", redirect_slashes=False,
        middleware=[
            Middleware(Headers, settings), Middleware(Faults), Middleware(Hosts, settings), Middleware(Sites),
            Middleware(Paces, counts), Middleware(Sizes),
            Middleware(GZipMiddleware, minimum_size=SMALL, compresslevel=3),
        ],
    )  # fmt: skip
    app.state.counts = counts
    for router in ROUTERS:
        app.include_router(router, dependencies=[Depends(admitted)], responses=FAULTS)
    handle(app)
    app.mount("/assets", Assets(), name="assets")
    app.router.routes.append(Pages())
    return app
