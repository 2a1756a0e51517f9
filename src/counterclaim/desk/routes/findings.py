"""Findings: what a careful reader should see side by side."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from counterclaim.desk.desk import Here
from counterclaim.desk.exchange import tables
from counterclaim.desk.exchange.asking import Asked
from counterclaim.desk.exchange.faults import UnknownError
from counterclaim.desk.exchange.giving import give, give_rows, told, wants_csv
from counterclaim.desk.exchange.listing import Listed, in_parts
from counterclaim.desk.views import Explained, FindingsPage
from counterclaim.desk.work import findings as work
from counterclaim.exports.explained import page
from counterclaim.model.vocabulary import section

router = APIRouter(prefix="/api", tags=["findings"])


@router.get("/findings", **told(FindingsPage, table=True))
def findings(
    request: Request,
    here: Here,
    asked: Asked,
    part: Listed,
    code: Annotated[list[str], Query(description="Such as CC702, or CC7 for a family.")] = [],  # noqa: B006
    severity: Annotated[int | None, Query(ge=1, le=5, description="No less severe than this.")] = None,
    across: Annotated[bool, Query(description="Those across reports alone.")] = False,
) -> Response:
    """Findings that fit, the most severe first."""
    of = work.Wanted(work.wanted(code), severity, across)
    if wants_csv(request):
        pages = in_parts(lambda some: work.page(here.ledger, asked, some, of), part)
        return give_rows(request, pages, partial(tables.findings, here.ledger))
    return give(request, lambda: work.counted(here, asked, of, work.page(here.ledger, asked, part, of)))


@router.get("/findings/{id}", **told(FindingsPage))
def finding(request: Request, here: Here, id: str) -> Response:
    """One finding with its claims."""
    return give(request, lambda: work.one(here.ledger, id))


@router.get("/explain/{code}", **told(Explained))
def explain(
    request: Request,
    code: str,
    language: Annotated[str, Query(pattern="^[a-z]{2,3}$", description="English where there is no page in it.")] = "en",
) -> Response:
    """The page of a finding's code, as Markdown."""
    return give(request, lambda: _explained(code.upper(), language))


def _explained(code: str, language: str) -> Explained:
    term = section("findings").get(code)
    if term is None:
        raise UnknownError("explanation of", code, f"Codes are {', '.join(section('findings'))}.")
    try:
        return Explained(code, term.title, page(code, language), language)
    except FileNotFoundError:
        return Explained(code, term.title, page(code), "en")
