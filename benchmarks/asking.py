"""What people ask a desk for, at random: an address of every page's requests, as often as that page is looked at."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple
from urllib.parse import urlencode

KINDS: Final = (("intercepted", "munition"), ("intercepted", "drone"), ("launched", "munition"), ("killed", "person"))
WORDS: Final = ("night", "shot down", "drones", "over UA-59", "RU-BEL", "night 2038", "2041 RU-KRS", "12 drones")
KEPT: Final = 20_000  # ids that are chosen from


class Held(NamedTuple):
    """What a ledger has to ask for."""

    days: tuple[date, ...]
    places: tuple[str, ...]
    sources: tuple[str, ...]
    claims: tuple[tuple[str, str], ...]  # with the time of publication
    reports: tuple[str, ...]
    findings: tuple[tuple[str, str, int], ...]


def held(path: str) -> Held:
    """What the ledger in a file has."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as found:
        first, last = found.execute("SELECT min(day), max(day) FROM claim").fetchone()
        since, until = date.fromisoformat(first), date.fromisoformat(last)
        step = max(1, found.execute("SELECT count(*) FROM report").fetchone()[0] // KEPT)
        reports = found.execute("SELECT id, placed FROM report WHERE key % ? = 0 LIMIT ?", (step, KEPT)).fetchall()
        placed = [(f"{id_}.c1", moment) for id_, moment in reports]
        findings = found.execute("SELECT id, code, severity FROM finding LIMIT ?", (KEPT,)).fetchall()
        sources = found.execute("SELECT DISTINCT source FROM report WHERE source IS NOT NULL LIMIT 500")
        places = found.execute("SELECT DISTINCT code FROM claim_place WHERE claim IN (SELECT id FROM claim LIMIT 9999)")
        return Held(
            tuple(since + timedelta(n) for n in range((until - since).days + 1)),
            tuple(row[0] for row in places), tuple(row[0] for row in sources), tuple(placed),
            tuple(id_ for id_, _ in reports), tuple(findings),
        )  # fmt: skip


class Asker:
    """One person, who asks for something else each time, and now and then for the same again."""

    def __init__(self, ledger: Held, seed: int) -> None:
        self._held, self.chance = ledger, Random(seed)
        weights: dict[Callable[[], str], int] = {
            self._nights: 12, self._map: 8, self._night: 10, self._why: 4, self._claims: 12, self._reports: 10,
            self._findings: 10, self._claim: 6, self._report: 10, self._queue: 4, self._sources: 2, self._source: 2,
            self._desk: 6, self._words: 2, self._hints: 2,
        }  # fmt: skip
        self._asks, self._weights = tuple(weights), tuple(weights.values())

    def next(self) -> tuple[str, str]:
        """What is asked for now: its name, and its address."""
        ask = self.chance.choices(self._asks, self._weights)[0]
        return ask.__name__.strip("_"), ask()

    def _stretch(self, *lengths: int) -> dict[str, str]:
        since = self.chance.choice(self._held.days)
        return {"from": f"{since}", "to": f"{since + timedelta(self.chance.choice(lengths) - 1)}"}

    def _filter(self) -> dict[str, object]:
        chance, asked = self.chance, dict[str, object]()
        if chance.random() < 0.6:
            asked |= self._stretch(7, 30, 90, 365, 1500)
        if chance.random() < 0.5:
            asked["measure"], asked["thing"] = chance.choice(KINDS)
        if chance.random() < 0.4:
            asked["place"] = chance.choice(self._held.places)
        if chance.random() < 0.2:
            asked["source"] = chance.choice(self._held.sources)
        if chance.random() < 0.1:
            asked["side"] = chance.choice(("north", "south"))
        if chance.random() < 0.1:
            asked["state"] = chance.choice(("read", "accepted"))
        if chance.random() < 0.1:
            asked["text"] = chance.choice(WORDS)
        return asked

    def _nights(self) -> str:
        by, lengths = self.chance.choice((("night", (30, 60)), ("auto", (30, 180, 365)), ("month", (365, 3650))))
        asked: dict[str, object] = {**self._stretch(*lengths), "by": by}
        if self.chance.random() < 0.3:
            asked["measure"] = self.chance.choice(KINDS)[0]
        return f"/api/nights?{urlencode(asked)}"

    def _map(self) -> str:
        return f"/api/map?{urlencode({**self._stretch(7, 30, 90, 365), 'measure': 'intercepted'})}"

    def _night(self) -> str:
        return f"/api/nights/{self.chance.choice(self._held.days)}"

    def _why(self) -> str:
        return f"/api/why/intercepted/drone/RU/{self.chance.choice(self._held.days)}/night"

    def _paged(self, name: str, after: str) -> str:
        asked = self._filter()
        if self.chance.random() < 0.4:
            asked["after"] = after
        return f"/api/{name}?{urlencode({**asked, 'limit': 50})}"

    def _claims(self) -> str:
        id_, placed = self.chance.choice(self._held.claims)
        return self._paged("claims", f"newest~{placed.replace(' ', 'T')[:19]}+00:00~{id_}")

    def _reports(self) -> str:
        id_, placed = self.chance.choice(self._held.claims)
        return self._paged("reports", f"newest~{placed.replace(' ', 'T')[:19]}+00:00~{id_[:-3]}")

    def _findings(self) -> str:
        id_, code, severity = self.chance.choice(self._held.findings)
        return self._paged("findings", f"{severity}~{code}~{id_}")

    def _claim(self) -> str:
        return f"/api/claims/{self.chance.choice(self._held.claims)[0]}"

    def _report(self) -> str:
        return f"/api/reports/{self.chance.choice(self._held.reports)}"

    def _queue(self) -> str:
        return f"/api/review/queue?{urlencode(self._stretch(3, 30, 365) if self.chance.random() < 0.5 else {})}"

    def _sources(self) -> str:
        return "/api/sources"

    def _source(self) -> str:
        days = self._stretch(7, 30) if self.chance.random() < 0.2 else {}  # most people look at the latest
        return f"/api/sources/{self.chance.choice(self._held.sources)}?{urlencode(days)}"

    def _desk(self) -> str:
        return "/api/desk"

    def _words(self) -> str:
        return "/api/vocabulary"

    def _hints(self) -> str:
        return f"/api/hints?{urlencode({'beginning': self.chance.choice('abckmoprstu')})}"
