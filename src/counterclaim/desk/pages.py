"""The pages of the desk, as they were built: one document, and its files, whose names change with what is in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from fastapi import Request, Response
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from starlette.routing import Match, Route
from starlette.types import Scope

from counterclaim.desk.exchange.giving import said
from counterclaim.desk.views import Fault

BUILT: Final = Path(__file__).parent / "static"
"""The pages, as the package build leaves them."""

VARIABLE: Final = "COUNTERCLAIM_DESK_PAGES"
"""Names another folder of pages, for those who write them."""

FOREVER: Final = "public, max-age=31536000, immutable"


def folder() -> Path:
    """Where the pages are."""
    return Path(os.environ.get(VARIABLE) or BUILT)


def built() -> bool:
    """Whether there are pages to show."""
    return (folder() / "index.html").is_file()


def document() -> Response:
    """The document that every page is; what it shows, it reads from its address."""
    if not built():
        return said(Fault(f"The pages of the desk are not in {folder()}.", "`make desk` builds them."), 503)
    return FileResponse(folder() / "index.html", headers={"cache-control": "no-cache"})


class Pages(Route):
    """Every address but those under /api is a page, and every page is the same document."""

    def __init__(self) -> None:
        super().__init__("/{path:path}", _page, methods=["GET"])

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether an address is that of a page."""
        if scope["type"] == "http" and scope["path"].startswith("/api/"):
            return Match.NONE, {}
        return super().matches(scope)


async def _page(request: Request) -> Response:
    return document()


class Assets(StaticFiles):
    """The files of the pages, which readers may keep for good."""

    def __init__(self) -> None:
        super().__init__(directory=folder() / "assets", check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with word that it never changes."""
        found = await super().get_response(path, scope)
        if found.status_code == 200:
            found.headers["cache-control"] = FOREVER
        return found
