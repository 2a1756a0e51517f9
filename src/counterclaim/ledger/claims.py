"""From the answer to a report to the rows that a ledger answers questions from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from counterclaim.ledger.identity import prefix
from counterclaim.ledger.store import Judged, Reviewed
from counterclaim.ledger.values import canonical, column, number
from counterclaim.model import Answer, Claim, Document, Finding, Issue, Report
from counterclaim.model.kept import Decision, Source
from counterclaim.model.public import SCHEMA, from_public, to_public

Json = dict[str, Any]
Row = dict[str, Any]

NIGHT: Final = timedelta(hours=36)
"""The longest window that is one night's or day's."""

AHEAD: Final = 1
"""Days, in UTC, that the day of a claim lies behind its publication at most, if the claim is not `ahead`."""

_NOON: Final = timedelta(hours=12)


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
        copied = {name: row[name] for name in ("current", "measure", "thing", "day", "placed")}
        codes = dict.fromkeys(column(code) for code in _codes(body))
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


def widened(answer: Answer, before: str) -> Answer:
    """An answer with ids that hold in the whole ledger."""
    claims = tuple(
        claim._replace(
            id=f"{before}.{claim.id}",
            part_of=claim.part_of and f"{before}.{claim.part_of}",
            corrects=claim.corrects and f"{before}.{claim.corrects}",
        )
        for claim in answer.claims
    )
    return answer._replace(
        claims=claims,
        findings=tuple(_told(f, before) for f in answer.findings),
        agreements=tuple(a._replace(claims=tuple(f"{before}.{c}" for c in a.claims)) for a in answer.agreements),
    )


def _told(found: Any, before: str) -> Any:
    return found._replace(claims=tuple(f"{before}.{claim}" for claim in found.claims))


def claims_of(bodies: Sequence[Json]) -> tuple[Claim, ...]:
    """The claims whose public forms these are."""
    return from_public({**_EMPTY, "claims": bodies}).claims


_EMPTY: Final[Json] = {
    "schema": SCHEMA,
    "report": {"id": "", "uri": None, "language": None, "published": None, "title": None},
    "claims": [],
    "statements": [],
    "findings": [],
    "agreements": [],
    "issues": [],
}


def findings_of(bodies: Sequence[Json]) -> tuple[Finding, ...]:
    """The findings whose public forms these are."""
    return from_public({**_EMPTY, "findings": bodies}).findings


def public_claims(claims: Iterable[Claim]) -> list[Json]:
    """The public forms of claims."""
    found: list[Json] = to_public(Answer(Report(""), tuple(claims)))["claims"]
    return found


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
    made: list[Json] = to_public(Answer(Report(""), findings=tuple(now)))["findings"]
    return made


def _claim_row(body: Json, read: Read) -> Row:
    count, window = body["count"], body["window"]
    start, end = _moment(window["start"]), _moment(window["end"])
    zone = window["zone"] or (read.described.zone if read.described else None)
    morning, found = _days(window["date"], start, end, zone)
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
        "ahead": day is not None and is_ahead(read.placed, day),
        "body": canonical(body),
    }


def is_ahead(placed: datetime, day: date) -> bool:
    """Whether what was published then is about a day that was still more than a day off, by the calendar of UTC.

    Undated reports, which stand before all others, are among them; else such claims are few.
    """
    return (day - placed.astimezone(UTC).date()).days > AHEAD


def _codes(body: Json) -> Iterable[str]:
    for place in body["places"]:
        yield place["code"]
    for town in body["towns"]:
        if town["id"] is not None:
            yield town["id"]


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _days(
    said: str | None, start: datetime | None, end: datetime | None, zone: str | None
) -> tuple[date | None, date | None]:
    """The local morning that a window belongs to, None for one longer than a night; and the day it is looked for under.

    A night is named by the morning it ends on and reaches from noon to noon. A long window is looked for under the
    last one it reaches into.
    """
    if said is not None:
        morning = date.fromisoformat(said)
        return morning, morning
    if start is None or end is None:
        known = start or end
        morning_ = None if known is None else _morning(known, zone)
        return morning_, morning_
    if end - start <= NIGHT:
        morning_ = _morning(start + (end - start) / 2, zone)
        return morning_, morning_
    return None, _morning(end - timedelta(seconds=1), zone)


def _morning(moment: datetime, zone: str | None) -> date | None:
    try:
        return (moment.astimezone(_zone(zone)) + _NOON).date()
    except OverflowError:
        return None


def local_date(moment: datetime | None, zone: str | None) -> date | None:
    """The calendar day of a time in a zone, UTC where none is known."""
    try:
        return None if moment is None else moment.astimezone(_zone(zone)).date()
    except OverflowError:
        return None


@lru_cache(maxsize=64)
def _zone(name: str | None) -> Any:
    try:
        return UTC if name is None else ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
