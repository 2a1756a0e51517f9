"""A reader that takes no time, and reports of it: each "N drones over PLACE" of a text is a claim."""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from counterclaim.accounts.review import reviewed
from counterclaim.ledger import Added, Ledger, open_ledger
from counterclaim.model import (
    Answer,
    Claim,
    Count,
    Document,
    Finding,
    Issue,
    Place,
    Quote,
    Report,
    Speaker,
    Statement,
    Window,
)  # fmt: skip
from counterclaim.pipeline.adding import Run, add
from counterclaim.sources import Options

NOW = datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)
CLAIM = re.compile(r"(\d+) (drones|missiles)(?: over (\w\w(?:-\w+)?))?(?: on (\S+))?")


def read(document: Document, *, zone: str | None = None) -> Answer:
    """The answer to a document; `zone` shows in the windows."""
    claims = []
    for at, m in enumerate(CLAIM.finditer(document.text), 1):
        window = Window(date=datetime.fromisoformat(m[4]).date(), precision="night", zone=zone) if m[4] else Window()
        claims.append(
            Claim(
                f"c{at}",
                "intercepted",
                m[2].removesuffix("s"),
                Count(int(m[1]), int(m[1])),
                Quote(*m.span(), m[0]),
                places=(Place(m[3], m[3]),) if m[3] else (),
                window=window,
                speaker=Speaker("an official") if "official" in document.text else None,
                part_of="c1" if at > 1 and "of them" in document.text else None,
            )
        )
    findings = (
        (Finding("CC101", 1, "does not add up", tuple(c.id for c in claims)),) if "wrong" in document.text else ()
    )
    statements = (Statement("denial", None, Quote(0, 4, document.text[:4])),) if "deny" in document.text else ()
    issues = (Issue("reading", "unread", "not read"),) if "unreadable" in document.text else ()
    report = Report("sha256:0", document.uri, "en", document.published, document.title, document.source)
    return Answer(report, tuple(claims), statements, findings, (), issues)


def opened(where: str) -> Ledger:
    return open_ledger(where, create=True, reviewed=reviewed)


def run_of(ledger: Ledger, **changes: Any) -> Run:
    return Run(ledger, read, "a reader of tests", clock=lambda: NOW)._replace(**changes)


def write(folder: Path, name: str, rows: Iterable[dict[str, Any]]) -> str:
    """A file of reports; its name is relative, so that it is the same in every folder."""
    path = folder / name
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return str(path)


def put(ledger: Ledger, *files: str, **changes: Any) -> list[Added]:
    """Add files; what of them was new or changed something."""
    found = add(run_of(ledger, **changes), files, Options())
    return [outcome for outcome in found if isinstance(outcome, Added) and outcome.how != "known"]


def post(number: int, text: str, **more: Any) -> dict[str, Any]:
    """A post of a channel."""
    row = {"uri": f"https://t.me/example/{number}", "source": "t.me/example", "text": text, "language": "en"}
    return {**row, "published": f"2030-01-01T{number % 24:02}:00Z", **more}
