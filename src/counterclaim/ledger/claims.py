"""From the answer to a report to the rows that a ledger answers questions from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from counterclaim.ledger.identity import prefix
from counterclaim.ledger.public import Json, claims_of, findings_of, public_claims, public_findings
from counterclaim.ledger.store import Judged, Reviewed
from counterclaim.ledger.values import canonical, column, number
from counterclaim.ledger.windows import days, is_apart, local_date, moment
from counterclaim.model import Document, Issue
from counterclaim.model.kept import Decision, Source

Row = dict[str, Any]


class Read(NamedTuple):
    """A version of a report with the public JSON of its answer, and what else its rows depend on.

    `document` is given where there are decisions.
    """

    report: str
    version: int
    latest: int
    answer: Json
    source: str | None
    published: datetime | None
    placed: datetime
    described: Source | None = None
    decisions: tuple[Decision, ...] = ()
    document: Document | None = None


class Rows(NamedTuple):
    """Rows by the table they are for."""

    claim: list[Row]
    claim_place: list[Row]
    statement: list[Row]
    issue: list[Row]
    finding: list[Row]
    finding_claim: list[Row]

    @classmethod
    def none(cls) -> Rows:
        """No rows."""
        return cls([], [], [], [], [], [])

    def add(self, others: Rows) -> None:
        """Take in other rows."""
        for own, more in zip(self, others, strict=True):
            own.extend(more)


def rows(read: Read, reviewed: Reviewed, judged: Judged) -> Rows:
    """The rows of one version; statements, issues and findings are kept of the latest one alone."""
    before = prefix(read.report, read.version, read.latest)
    claims, answer = read.answer["claims"], read.answer
    found = Rows.none()
    wide = _wide(claims, before, read.described)
    effective = _effective(wide, read, reviewed)
    for at, (body, original, state) in enumerate(effective, 1):
        row = _claim_row(body, read)
        row.update(number=at, state=state, original=None if original is None else canonical(original))
        found.claim.append(row)
        copied = {name: row[name] for name in ("current", "measure", "thing", "day", "source", "state", "placed")}
        codes = dict.fromkeys(column(code) for code in _codes(body))
        row["nowhere"] = not codes
        found.claim_place.extend({"claim": row["id"], "code": code, **copied} for code in codes)
    if read.version != read.latest:
        return found
    for at, said in enumerate(answer["statements"], 1):
        speaker = None if said["speaker"] is None else column(said["speaker"]["name"])
        own = {"id": f"{before}.s{at}", "report": read.report, "number": at, "kind": said["kind"], "speaker": speaker}
        found.statement.append({**own, "body": canonical(said)})
    for at, met in enumerate(answer["issues"], 1):
        own = {"id": f"{before}.i{at}", "report": read.report, "number": at}
        found.issue.append({**own, "stage": met["stage"], "code": met["code"], "body": canonical(met)})
    findings = [{**one, "claims": [f"{before}.{claim}" for claim in one["claims"]]} for one in answer["findings"]]
    for at, told in enumerate(_findings(findings, wide, effective, read, judged), 1):
        own = {"id": f"{before}.f{at}", "scope": "report", "period": None, "report": read.report, "number": at}
        found.finding.append({**own, "code": told["code"], "severity": told["severity"], "body": canonical(told)})
        touched = dict.fromkeys(told["claims"])
        found.finding_claim.extend({"finding": own["id"], "claim": claim} for claim in touched)
    return found


def unmet(read: Read, reviewed: Reviewed) -> tuple[Issue, ...]:
    """What the decisions about a version ask for that cannot be done."""
    if not read.decisions:
        return ()
    wide = _wide(read.answer["claims"], prefix(read.report, read.version, read.latest), read.described)
    return tuple(reviewed(claims_of(wide), read.decisions, lambda report: _text(read))[1])


def _wide(claims: Iterable[Json], before: str, described: Source | None) -> list[Json]:
    """The public forms with ids that hold in the whole ledger; claims of the source's own voice get its speaker."""
    own = None
    if described is not None and (described.speaker or described.role):
        own = {"name": described.speaker, "role": described.role, "channel": None}
    found: list[Json] = []
    for claim in claims:
        wide = {**claim, "id": f"{before}.{claim['id']}"}
        for key in ("part_of", "corrects"):
            if claim.get(key) is not None:
                wide[key] = f"{before}.{claim[key]}"
        if wide["speaker"] is None:
            wide["speaker"] = own
        found.append(wide)
    return found


def _text(read: Read) -> str | None:
    return None if read.document is None else read.document.text


def _effective(claims: list[Json], read: Read, reviewed: Reviewed) -> list[tuple[Json, Json | None, str]]:
    """Each claim as it counts, as it was read where that differs, and its state."""
    if not read.decisions:
        return [(claim, None, "read") for claim in claims]
    outcomes, _ = reviewed(claims_of(claims), read.decisions, lambda report: _text(read))
    as_read = {claim["id"]: claim for claim in claims}
    found: list[tuple[Json, Json | None, str]] = []
    for outcome, body in zip(outcomes, public_claims(outcome[0] for outcome in outcomes), strict=True):
        original = as_read.get(body["id"])
        found.append((body, None if original == body else original, outcome[1]))
    return found


def _findings(
    found: list[Json],
    as_read: list[Json],
    effective: Sequence[tuple[Json, Json | None, str]],
    read: Read,
    judged: Judged,
) -> list[Json]:
    """What is found in the report: as it was read, or anew where reviewers changed or rejected any claim of it."""
    if read.document is None or all(original is None and state != "rejected" for _, original, state in effective):
        return found
    standing = claims_of([body for body, _, state in effective if state != "rejected"])
    now = judged(read.document, claims_of(as_read), standing, findings_of(found))
    return public_findings(now)


def _claim_row(body: Json, read: Read) -> Row:
    count, window = body["count"], body["window"]
    start, end = moment(window["start"]), moment(window["end"])
    zone = window["zone"] or (read.described.zone if read.described else None)
    morning, found = days(window["date"], start, end, zone)
    day = found or local_date(read.published, zone)
    return {
        "id": body["id"],
        "report": read.report,
        "version": read.version,
        "current": read.version == read.latest,
        "measure": body["measure"],
        "thing": body["thing"],
        "model": column(body["model"]),
        "low": number(count["low"]),
        "high": number(count["high"]),
        "form": count["form"],
        "start": start,
        "end": end,
        "precision": window["precision"],
        "morning": morning,
        "day": day,
        "stance": body["stance"],
        "background": body["background"],
        "source": column(read.source),
        "placed": read.placed,
        "apart": day is not None and is_apart(read.placed, day),
        "body": canonical(body),
    }


def _codes(body: Json) -> Iterable[str]:
    for place in body["places"]:
        yield place["code"]
    for town in body["towns"]:
        if town["id"] is not None:
            yield town["id"]
