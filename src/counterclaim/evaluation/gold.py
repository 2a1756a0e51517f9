"""Labelled reports: YAML lists as in tests/golden, or JSON lines with the same fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.model import Document, Issue


class GoldClaim(NamedTuple):
    """A claim as labelled; `start` and `end` in UTC, `part_of` the index of the whole among the report's claims."""

    measure: str
    thing: str
    low: int
    high: int | None
    places: frozenset[str]
    start: datetime | None
    end: datetime | None
    speaker: str | None
    part_of: int | None
    quote: str


class GoldReport(NamedTuple):
    """A text with its labelled claims, and the groups (language, corpus or register) it is counted under."""

    name: str
    document: Document
    claims: tuple[GoldClaim, ...]
    groups: tuple[str, ...]


def load(path: Path) -> tuple[tuple[GoldReport, ...], tuple[Issue, ...]]:
    """The labelled reports of a file, and an issue for each that cannot be used. Raises OSError.

    Where a report names no language, the reader finds it out, and the report is counted under the name of the file.
    """
    reports, issues = [], []
    for name, row in _rows(path):
        try:
            if isinstance(row, Exception):
                raise row
            reports.append(_report(name, row, path.stem))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            issues.append(
                Issue("evaluation", "gold", f"{name}: not a labelled report: {type(error).__name__}: {error}")
            )
    return tuple(reports), tuple(issues)


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    if path.suffix in (".yml", ".yaml"):
        import yaml

        try:
            rows = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError as error:
            rows = [ValueError(" ".join(str(error).split()))]
        if not isinstance(rows, list):
            rows = [ValueError("not a list")]
        for number, row in enumerate(rows):
            yield f"{path}: {row.get('id', number) if isinstance(row, Mapping) else number}", row
        return
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield f"{path}:{number}", json.loads(line)
            except json.JSONDecodeError as error:
                yield f"{path}:{number}", ValueError(f"broken JSON: {error}")


def _report(name: str, row: Mapping[str, Any], stem: str) -> GoldReport:
    language = row.get("lang") or row.get("language")
    document = Document(row["text"], name, _moment(row.get("published")), row.get("source"), language)
    part = row.get("corpus") or row.get("register")
    groups = (language or stem, *([str(part)] if part else []))
    claims = tuple(map(_claim, row["claims"]))
    if any(claim.part_of is not None and not 0 <= claim.part_of < len(claims) for claim in claims):
        raise ValueError("part_of points outside the list")
    return GoldReport(name, document, claims, groups)


def _claim(row: Mapping[str, Any]) -> GoldClaim:
    return GoldClaim(
        row["measure"],
        row["thing"],
        row.get("low") or 0,
        row.get("high"),
        frozenset(row.get("places") or ()),
        _moment(row.get("start")),
        _moment(row.get("end")),
        row.get("speaker"),
        row.get("part_of"),
        row.get("quote") or "",
    )


def _moment(written: str | None) -> datetime | None:
    if written is None:
        return None
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else datetime.fromisoformat(f"{moment.isoformat()}Z")
