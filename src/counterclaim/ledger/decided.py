"""Decisions of reviewers as events: what was decided is bound to the version of the report that the reviewer saw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from counterclaim.ledger.chain import Event
from counterclaim.ledger.identity import named, prefix
from counterclaim.ledger.schema import decision, decision_about, report
from counterclaim.ledger.values import column, moment, parsed, written
from counterclaim.model.kept import Decision

_IDS = ("part_of", "corrects")  # fields of a correction that hold the id of a claim


def to_json(made: Decision, versions: Mapping[str, int]) -> dict[str, Any]:
    """The body of a decision's event; `versions` are the latest ones of the reports it is about."""
    return {
        **made._asdict(),
        "at": written(made.at),
        "fields": [list(pair) for pair in made.fields],
        "versions": dict(versions),
    }


def from_json(said: Mapping[str, Any], latest: Mapping[str, int]) -> Decision:
    """The decision, its ids as they are now that `latest` are the latest versions."""
    versions = said["versions"]
    fields = tuple(
        (key, _now(value, versions, latest) if key in _IDS and isinstance(value, str) else value)
        for key, value in said["fields"]
    )
    at = moment(said["at"])
    assert at is not None
    return Decision(
        said["number"],
        said["kind"],
        tuple(_now(id_, versions, latest) for id_ in said["about"]),
        said["by"],
        at,
        said["why"],
        fields,
        said["undoes"],
    )


def _now(id_: str, versions: Mapping[str, int], latest: Mapping[str, int]) -> str:
    name = named(id_)
    if name is None or name.version is not None or name.report not in versions or name.local is None:
        return id_
    seen = versions[name.report]
    return f"{prefix(name.report, seen, latest.get(name.report, seen))}.{name.local}"


def reports_of(said: Mapping[str, Any]) -> list[str]:
    """The reports that the body of a decision is about."""
    found = (named(id_) for id_ in said["about"])
    return list(dict.fromkeys(name.report for name in found if name is not None))


def derive(connection: Connection, happened: Event) -> None:
    """Write the rows of a decision from its event; an undoing is about what it undoes."""
    said = happened.said
    row = {"number": said["number"], "event": happened.number, "kind": said["kind"], "by": column(said["by"])}
    connection.execute(insert(decision), [{**row, "body": happened.body}])
    touched = reports_of(said)
    if said["undoes"] is not None:
        query = select(decision_about.c.report).where(decision_about.c.decision == said["undoes"])
        touched += connection.execute(query).scalars()
    rows = [{"report": id_, "decision": said["number"]} for id_ in dict.fromkeys(touched)]
    if rows:
        connection.execute(insert(decision_about), rows)


def reports_about(connection: Connection, number: int) -> list[str]:
    """The reports that a decision touches."""
    query = select(decision_about.c.report).where(decision_about.c.decision == number)
    return list(connection.execute(query.order_by(decision_about.c.report)).scalars())


def about(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, int], tuple[Decision, ...]]:
    """The decisions about reports, in order, by report and the version that they are about."""
    query = (
        select(decision_about.c.report, decision.c.body)
        .join(decision, decision.c.number == decision_about.c.decision)
        .where(decision_about.c.report.in_(ids))
        .order_by(decision.c.number)
    )
    held = [(id_, parsed(body)) for id_, body in connection.execute(query).all()]
    if not held:
        return {}
    latest = latest_of(connection, {id_ for _, said in held for id_ in said["versions"]})
    found: dict[tuple[str, int], list[Decision]] = defaultdict(list)
    seen: dict[tuple[str, int], int] = {}
    for id_, said in held:
        number = said["versions"].get(id_) or seen.get((id_, said["undoes"])) or latest.get(id_, 1)
        seen[id_, said["number"]] = number
        found[id_, number].append(from_json(said, latest))
    return {key: tuple(made) for key, made in found.items()}


def latest_of(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of the latest versions of reports."""
    wanted = sorted(ids)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), 500):
        query = select(report.c.id, report.c.latest).where(report.c.id.in_(wanted[start : start + 500]))
        found.update((id_, latest) for id_, latest in connection.execute(query))
    return found
