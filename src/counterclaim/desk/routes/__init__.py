"""What can be asked for, one module a page of the desk or a part of it; each has a `router`."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from counterclaim.desk.routes import (
    account,
    check,
    claims,
    data,
    findings,
    live,
    map,
    nights,
    people,
    reports,
    review,
    searches,
    sources,
    start,
)

ROUTERS: Final[tuple[APIRouter, ...]] = tuple(
    module.router
    for module in (
        start, check, nights, map, account, reports, claims, findings, review, sources, data, searches, live, people
    )
)  # fmt: skip
