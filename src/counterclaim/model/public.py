"""Records to the public JSON and back: `counterclaim/1`, described by `counterclaim-1.schema.json` beside this file.

Keys stand in the order of the description. The last keys of report, speaker, claim and finding (`source`, `via`,
`corrects`, `rests_on`) are there only when they say something; all others always.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from counterclaim.model.records import (
    Agreement,
    Answer,
    Claim,
    Count,
    Evidence,
    Finding,
    Issue,
    Place,
    Quote,
    Report,
    Span,
    Speaker,
    Statement,
    Town,
    Window,
)

SCHEMA: Final = "counterclaim/1"
Json = dict[str, Any]


def instant(moment: datetime | None) -> str | None:
    """A time as `2025-07-10T04:00Z`, in UTC; seconds are written only where there are any."""
    if moment is None:
        return None
    fine = moment.second or moment.microsecond
    return moment.astimezone(UTC).isoformat(timespec="auto" if fine else "minutes").removesuffix("+00:00") + "Z"


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _quote(quote: Quote) -> Json:
    return {"start": quote.start, "stop": quote.stop, "text": quote.text}


def _window(window: Window) -> Json:
    return {
        "start": instant(window.start),
        "end": instant(window.end),
        "date": None if window.date is None else window.date.isoformat(),
        "precision": window.precision,
        "zone": window.zone,
    }


def _speaker(speaker: Speaker | None) -> Json | None:
    if speaker is None:
        return None
    shown: Json = {"name": speaker.name, "role": speaker.role, "channel": speaker.channel}
    return {**shown, "via": list(speaker.via)} if speaker.via else shown


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _evidence(evidence: Evidence) -> Json:
    return {
        "count": _span(evidence.count),
        "thing": _span(evidence.thing),
        "measure": _span(evidence.measure),
        "places": [list(span) for span in evidence.places],
        "window": _span(evidence.window),
        "speaker": _span(evidence.speaker),
    }


def _claim(claim: Claim) -> Json:
    shown: Json = {
        "id": claim.id,
        "measure": claim.measure,
        "thing": claim.thing,
        "model": claim.model,
        "count": claim.count._asdict(),
        "places": [place._asdict() for place in claim.places],
        "towns": [town._asdict() for town in claim.towns],
        "window": _window(claim.window),
        "speaker": _speaker(claim.speaker),
        "stance": claim.stance,
        "background": claim.background,
        "cue": claim.cue,
        "part_of": claim.part_of,
        "closed": claim.closed,
        "each": claim.each,
        "quote": _quote(claim.quote),
        "evidence": _evidence(claim.evidence),
    }
    if claim.corrects is not None:
        shown["corrects"] = claim.corrects
    return shown


def _finding(finding: Finding) -> Json:
    shown: Json = {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "claims": list(finding.claims),
        "quotes": [_quote(quote) for quote in finding.quotes],
        "proof": list(finding.proof),
        "repairs": list(finding.repairs),
    }
    return {**shown, "rests_on": list(finding.rests_on)} if finding.rests_on else shown


def _report(report: Report) -> Json:
    shown: Json = {
        "id": report.id,
        "uri": report.uri,
        "language": report.language,
        "published": instant(report.published),
        "title": report.title,
    }
    return {**shown, "source": report.source} if report.source is not None else shown


def _issue(issue: Issue) -> Json:
    quote = None if issue.quote is None else _quote(issue.quote)
    return {"stage": issue.stage, "code": issue.code, "message": issue.message, "quote": quote}


def to_public(answer: Answer) -> Json:
    """The public form of one answer, ready for `json.dumps`. `from_public` gives the very same answer back."""
    return {
        "schema": SCHEMA,
        "report": _report(answer.report),
        "claims": [_claim(claim) for claim in answer.claims],
        "statements": [
            {"kind": said.kind, "speaker": _speaker(said.speaker), "quote": _quote(said.quote)}
            for said in answer.statements
        ],
        "findings": [_finding(finding) for finding in answer.findings],
        "agreements": [{"message": sum_.message, "claims": list(sum_.claims)} for sum_ in answer.agreements],
        "issues": [_issue(issue) for issue in answer.issues],
    }


_AS_THEY_ARE: Final = (
    "id", "measure", "thing", "model", "stance", "background", "cue", "part_of", "closed", "each",
)  # fmt: skip


def _claim_back(raw: Json) -> Claim:
    spans = raw["evidence"]
    window, speaker = raw["window"], raw["speaker"]
    return Claim(
        **{
            key: raw[key]
            for key in ("id", "measure", "thing", "model", "stance", "background", "cue", "part_of", "closed", "each")
        },
        count=Count(**raw["count"]),
        quote=Quote(**raw["quote"]),
        places=tuple(Place(**place) for place in raw["places"]),
        towns=tuple(Town(**town) for town in raw["towns"]),
        window=Window(
            start=_moment(window["start"]),
            end=_moment(window["end"]),
            date=None if window["date"] is None else date.fromisoformat(window["date"]),
            precision=window["precision"],
            zone=window["zone"],
        ),
        speaker=_speaker_back(speaker),
        corrects=raw.get("corrects"),
        evidence=Evidence(
            **{key: spans[key] and tuple(spans[key]) for key in ("count", "thing", "measure", "window", "speaker")},
            places=tuple((start, stop) for start, stop in spans["places"]),
        ),
    )


def _speaker_back(raw: Json | None) -> Speaker | None:
    return None if raw is None else Speaker(raw["name"], raw["role"], raw["channel"], tuple(raw.get("via", ())))


def _finding_back(raw: Json) -> Finding:
    lists = {key: tuple(raw.get(key, ())) for key in ("claims", "proof", "repairs", "rests_on")}
    quotes = tuple(Quote(**quote) for quote in raw["quotes"])
    return Finding(raw["code"], raw["severity"], raw["message"], quotes=quotes, **lists)


def _issue_back(raw: Json) -> Issue:
    return Issue(raw["stage"], raw["code"], raw["message"], None if raw["quote"] is None else Quote(**raw["quote"]))


def from_public(raw: Mapping[str, Any]) -> Answer:
    """The answer whose public form is `raw`. Raises ValueError where `raw` is of another schema or misses a key."""
    if raw.get("schema") != SCHEMA:
        raise ValueError(f"schema is {raw.get('schema')!r}, not {SCHEMA!r}")
    try:
        report = raw["report"]
        return Answer(
            report=Report(**{**report, "published": _moment(report["published"])}),
            claims=tuple(map(_claim_back, raw["claims"])),
            statements=tuple(
                Statement(said["kind"], _speaker_back(said["speaker"]), Quote(**said["quote"]))
                for said in raw["statements"]
            ),
            findings=tuple(map(_finding_back, raw["findings"])),
            agreements=tuple(Agreement(sum_["message"], tuple(sum_["claims"])) for sum_ in raw["agreements"]),
            issues=tuple(map(_issue_back, raw["issues"])),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a {SCHEMA} object: {error}") from error
