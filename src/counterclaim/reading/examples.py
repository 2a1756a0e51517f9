"""The examples beside a language's data: each `reads` must read exactly as stated, each `passes` must make no claim,
and of each `says` the statements must name the trend that it states ("trend VALUE since DATE") or none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from counterclaim.languages.load import rows
from counterclaim.model import Claim, Document, Issue
from counterclaim.reading import read
from counterclaim.reading.who.trends import trend_of

PUBLISHED = datetime(2025, 7, 11, 6, tzinfo=UTC)
_CLAIM = re.compile(r"(?P<measure>\w+) (?P<thing>\w+) (?P<low>\d+)\.\.(?P<high>\d*)(?P<places>(?: \S+)*)\Z")
_TREND = re.compile(r"trend \w+(?: since \d{4}-\d\d-\d\d)?|no trend")
Stated = tuple[str, str, int, int | None, frozenset[str]]


def run(code: str) -> tuple[Issue, ...]:
    """Every example of language `code` that does not read as it says, published 2025-07-11 06:00 UTC."""
    return tuple(_run(code))


def _run(code: str) -> Iterator[Issue]:
    for path, slot, row in rows(code):
        for example in row.get("reads", ()):
            text, arrow, told = str(example).rpartition("=>")
            stated = _parse(told)
            if not arrow or stated is None:
                yield _issue(path.name, slot, f"{example!r} is no “text => measure thing low..high PLACE …”")
            elif stated != (found := _found(text.strip(), code)):
                yield _issue(path.name, slot, f"“{text.strip()}” reads {_told(found)}, not {_told(stated)}")
        for example in row.get("says", ()):
            text, _, told = str(example).rpartition("=>")
            if not (text and _TREND.fullmatch(told.strip())):
                yield _issue(path.name, slot, f"{example!r} is no “text => trend VALUE since DATE”, or “… => no trend”")
            elif told.strip() != (said := _trends(text.strip(), code)):
                yield _issue(path.name, slot, f"“{text.strip()}” says {said}, not {told.strip()}")
        for text in row.get("passes", ()):
            if found := _found(str(text), code):
                yield _issue(path.name, slot, f"“{text}” reads {_told(found)}, not nothing")


def _issue(file: str, slot: str, message: str) -> Issue:
    return Issue("languages", "example", f"{file}: {slot}: {message}")


def _parse(told: str) -> Counter[Stated] | None:
    """The claims an example states; None when it is not in the form agreed."""
    found: list[Stated] = []
    for part in told.split(";"):
        m = _CLAIM.match(part.strip())
        if m is None:
            return None
        high = int(m["high"]) if m["high"] else None
        found.append((m["measure"], m["thing"], int(m["low"]), high, frozenset(m["places"].split())))
    return Counter(found)


def _found(text: str, code: str) -> Counter[Stated]:
    _, extract, _ = read(Document(text, published=PUBLISHED, language=code))
    return Counter(map(_stated, extract.claims))


def _trends(text: str, code: str) -> str:
    """The trends that the statements of a text name, in the form of the examples."""
    _, extract, _ = read(Document(text, published=PUBLISHED, language=code))
    found = [trend for said in extract.statements if (trend := trend_of(said.quote.text, code, PUBLISHED))]
    return "; ".join(f"trend {value}" + (f" since {since}" if since else "") for value, since in found) or "no trend"


def _stated(claim: Claim) -> Stated:
    return claim.measure, claim.thing, claim.count.low, claim.count.high, frozenset(p.code for p in claim.places)


def _told(claims: Iterable[Stated]) -> str:
    parts = [
        " ".join([measure, thing, f"{low}..{'' if high is None else high}", *sorted(places)])
        for measure, thing, low, high, places in claims
    ]
    return "; ".join(sorted(parts)) or "nothing"
