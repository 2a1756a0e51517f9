"""People's say: what they decide about claims, and how they describe sources."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select

from counterclaim.ledger import decided, described
from counterclaim.ledger.applying import Given, apply
from counterclaim.ledger.chain import append
from counterclaim.ledger.claims import unmet
from counterclaim.ledger.identity import named
from counterclaim.ledger.schema import claim, decision, report, source
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.values import canonical, column, parsed
from counterclaim.ledger.written import reads, write
from counterclaim.model import Issue
from counterclaim.model.kept import Decision, Source
from counterclaim.model.vocabulary import section

_NOTHING: Final = Given({}, {})


def decide(ledger: Ledger, made: Decision) -> tuple[Decision | None, tuple[Issue, ...]]:
    """Write a decision down, with the next number, and let it take effect; None, with the reasons, where it cannot be.

    It is bound to the versions that the reports have now: an edit of the report leaves its claims unreviewed.
    """
    with ledger.writing() as connection:
        faults = _faults(connection, made)
        if faults:
            return None, tuple(faults)
        number = (connection.execute(select(func.max(decision.c.number))).scalar() or 0) + 1
        made = made._replace(number=number)
        names = (named(id_) for id_ in made.about)
        touched = list(dict.fromkeys(name.report for name in names if name is not None))
        versions = {
            name.report: name.version
            for id_ in made.about
            if (name := named(id_)) is not None and name.version is not None
        }
        latest = decided.latest_of(connection, touched)
        point = connection.begin_nested()
        before = _issues(ledger, connection, touched)
        body = decided.to_json(made, {**latest, **versions})
        apply(connection, append(connection, made.at, [("decided", body)]), _NOTHING)
        about = decided.reports_about(connection, number)
        faults = [issue for issue in _issues(ledger, connection, about) if issue not in before]
        if faults:
            point.rollback()
            return None, tuple(faults)
        point.commit()
        write(connection, ledger, about, fresh=(), sources=described.all_sources(connection))
    return made, ()


def _issues(ledger: Ledger, connection: Connection, reports: list[str]) -> list[Issue]:
    """What the reviewing says about the decisions on reports."""
    found: list[Issue] = []
    for read, _ in reads(connection, reports, described.all_sources(connection)):
        found.extend(unmet(read, ledger.reviewed))
    return found


def _faults(connection: Connection, made: Decision) -> list[Issue]:
    faults: list[Issue] = []
    kinds = section("decisions")
    if made.kind not in kinds:
        faults.append(_issue(f"“{made.kind}” is no decision. Decisions are: {', '.join(kinds)}."))
    if made.kind == "undo":
        known = connection.execute(select(decision.c.number).where(decision.c.number == made.undoes)).first()
        if known is None:
            faults.append(_issue(f"there is no decision {made.undoes} to undo. `decisions` lists them."))
    elif not made.about:
        faults.append(_issue("a decision is about something. Name the claims or reports."))
    unknown = (id_ for id_ in made.about if not _held(connection, id_))
    faults.extend(_issue(f"{id_}: the ledger has no such claim, report or source.") for id_ in unknown)
    return faults


def _held(connection: Connection, id_: str) -> bool:
    if connection.execute(select(claim.c.id).where(claim.c.id == id_)).first() is not None:
        return True
    name = named(id_)
    if name is not None and name.local is None:
        return connection.execute(select(report.c.id).where(report.c.id == name.report)).first() is not None
    in_sources = connection.execute(select(source.c.key).where(source.c.key == column(id_))).first()
    return in_sources is not None or (
        connection.execute(select(report.c.id).where(report.c.source == column(id_)).limit(1)).first() is not None
    )


def _issue(message: str) -> Issue:
    return Issue("ledger", "decision", message)


def decisions(ledger: Ledger, about: str | None = None) -> list[Decision]:
    """All decisions in order, or those about a report (or the report of a claim); their ids are as they are now."""
    with ledger.looking() as connection:
        name = None if about is None else named(about)
        if name is not None:
            found = decided.about(connection, [name.report])
            return sorted({made.number: made for some in found.values() for made in some}.values())
        held = [parsed(body) for (body,) in connection.execute(select(decision.c.body).order_by(decision.c.number))]
        latest = decided.latest_of(connection, {id_ for said in held for id_ in said["versions"]})
        made = [decided.from_json(said, latest) for said in held]
        return made if about is None else [one for one in made if about in one.about]


def describe(ledger: Ledger, found: Source, at: datetime) -> bool:
    """Write down what is known of a source, and let the claims of its own voice have its speaker; False for no news."""
    body = described.to_json(found)
    with ledger.writing() as connection:
        held = described.all_sources(connection).get(found.key)
        if held is not None and canonical(described.to_json(held)) == canonical(body):
            return False
        apply(connection, append(connection, at, [("described", body)]), _NOTHING)
        before = held or Source(found.key)
        if (before.speaker, before.role, before.zone) != (found.speaker, found.role, found.zone):
            ids = list(connection.execute(select(report.c.id).where(report.c.source == column(found.key))).scalars())
            write(connection, ledger, ids, fresh=(), sources=described.all_sources(connection))
    return True
