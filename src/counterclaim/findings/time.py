"""Windows that do not fit themselves, their night or the publication. Times are UTC unless a zone is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from counterclaim.findings.assemble import Rule, news, wholes, words
from counterclaim.model import Claim, Document, Extract, Finding, Quote, Window

REVERSED = Rule("CC201", 1)
LATE = Rule("CC202", 3, ("the publication time being right",))
OUTSIDE = Rule("CC204", 3, ("a night lying between noon and noon, local time",))

_DAY = timedelta(days=1)
_NOON = timedelta(hours=12)
_MARGIN = timedelta(hours=12)  # a publication time whose zone was lost is off by no more
_CLOCK = {"minute", "hour"}


def find(document: Document, extract: Extract) -> tuple[Finding, ...]:
    """Windows that end before they start, start after the publication or leave their night."""
    claims = news(extract)
    return (
        *_reversed(document, claims),
        *_late(document, claims),
        *_outside_night(document, claims),
    )


def _reversed(document: Document, claims: Sequence[Claim]) -> Iterator[Finding]:
    for window, group in _by_window(claims).items():
        start, end = _utc(window.start), _utc(window.end)
        if start is None or end is None or end >= start:
            continue
        zone = _zone(window.zone) or ZoneInfo("UTC")
        repairs = (_shift("end", end, _DAY, zone), _shift("start", start, -_DAY, zone))
        yield REVERSED.found(
            "the window ends before it starts",
            group,
            quotes=_said(document, group),
            proof=[f"start {_shown(start, zone)} > end {_shown(end, zone)}"],
            repairs=repairs if start - end < _DAY else (),
        )


def _late(document: Document, claims: Sequence[Claim]) -> Iterator[Finding]:
    published = _utc(document.published)
    if published is None:
        return
    written = max(published, _utc(document.edited) or published)
    known_until = written + (_DAY if written.time() == time() else timedelta()) + _MARGIN
    for window, group in _by_window(claims).items():
        start = _earliest(window)
        if start and start > known_until:
            stated = _shown(start, _zone(window.zone) or ZoneInfo("UTC"))
            message = f"counts of {stated} in a report published {_shown(published, ZoneInfo('UTC'))}"
            yield LATE.found(message, group, quotes=_said(document, group))


def _outside_night(document: Document, claims: Sequence[Claim]) -> Iterator[Finding]:
    for whole, parts in wholes(claims):
        night = whole.window.date
        if whole.window.precision != "night" or night is None:
            continue
        outside = [part for part in parts if part.window.precision in _CLOCK and _leaves(part.window, night, whole)]
        if outside:
            said = _said(document, [whole, *outside])
            yield OUTSIDE.found(f"hours outside the night to {night.isoformat()}", [whole, *outside], quotes=said)


def _leaves(window: Window, night: date, whole: Claim) -> bool:
    zone = _zone(window.zone or whole.window.zone)
    if zone is None:
        return False
    noon = datetime.combine(night, time(12), zone)
    evening = datetime.combine(night - _DAY, time(12), zone)
    start, end = _utc(window.start), _utc(window.end)
    return (start is not None and start < evening) or (end is not None and end > noon)


def _by_window(claims: Sequence[Claim]) -> Mapping[Window, list[Claim]]:
    groups: defaultdict[Window, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.window].append(claim)
    return groups


def _said(document: Document, claims: Sequence[Claim]) -> list[Quote]:
    return [words(document, claim.evidence.window) for claim in claims if claim.evidence.window]


def _earliest(window: Window) -> datetime | None:
    if window.start or not window.date:
        return _utc(window.start)
    midnight = datetime.combine(window.date, time(), UTC)
    return midnight - _NOON if window.precision == "night" else midnight


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _shown(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M} {zone.key}"


def _shift(limit: str, moment: datetime, by: timedelta, zone: ZoneInfo) -> str:
    return f"{limit} {_shown(moment, zone)} → {_shown(moment + by, zone)}"
