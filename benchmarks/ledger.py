"""How long questions to a large ledger take: pages of claims and findings under every filter, and settling.

    python benchmarks/ledger.py [--claims 1000000] [--ledger FILE|URL] [--settle]

The ledger is made of fictional reports where it is not there yet; the page behind the first is asked for too.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

from counterclaim import ledger as kept
from counterclaim.evaluation.fiction import claims
from counterclaim.ledger import Brought, Ledger, Place
from counterclaim.ledger.store import LedgerError
from counterclaim.model import Answer, Finding
from counterclaim.model.kept import Capture, Entry, Filter
from counterclaim.pipeline.ledgers import opened

PAGE = 50
MADE = datetime(2030, 1, 1, tzinfo=UTC)


def build(where: str, number: int) -> Ledger:
    """A ledger of so many fictional claims, every tenth report with a finding."""
    ledger = opened(where, create=True)
    stored = kept.store(ledger, BytesIO(b"fiction"), Capture("", 0, "fiction", MADE))
    kept.keep(ledger, [stored], MADE)
    made = _brought(claims(1, number), stored.capture.sha256)
    while some := list(islice(made, 1_000)):
        kept.keep(ledger, some, MADE)
    return ledger


KINDS = (("intercepted", "drone"), ("intercepted", "missile"), ("launched", "drone"), ("killed", "person"))


def _brought(made: Iterable[tuple[Entry, Answer]], capture: str) -> Iterator[Brought]:
    for at, (entry, answer) in enumerate(made):
        measure, thing = KINDS[0 if at % 2 else at // 2 % 4]
        told = tuple(claim._replace(measure=measure, thing=thing) for claim in answer.claims)
        found = (Finding(f"CC10{1 + at // 10 % 3}", 1 + at // 30 % 5, "no sum", tuple(one.id for one in told)),)
        answer = answer._replace(claims=told, findings=found if at % 10 == 0 else ())
        yield Brought(entry.document, capture, at + 1, answer=answer, reader="a reader of fiction")


def questions(ledger: Ledger) -> dict[str, Filter]:
    """One filter each, then several together, over the middle of the ledger, its end, and nothing that is there."""
    days = [each.published.date() for each in kept.told(ledger, limit=1) if each.published]
    first = days[0]
    with ledger.looking() as connection:
        last = connection.exec_driver_sql("SELECT max(day) FROM claim").scalar_one()
    last = date.fromisoformat(last) if isinstance(last, str) else last
    middle, month, year = first + (last - first) / 2, timedelta(30), timedelta(365)
    together = Filter(measures=("intercepted",), things=("drone",), places=("RU",))
    return {
        "anything": Filter(),
        "measure": Filter(measures=("killed",)),
        "thing and those inside it": Filter(things=("munition",)),
        "country": Filter(places=("RU",)),
        "region": Filter(places=("RU-BEL",)),
        "two countries": Filter(places=("RU", "UA")),
        "a place that nobody tells of": Filter(places=("FR",)),
        "source": Filter(sources=("t.me/bulk_ua_4",)),
        "side": Filter(sides=("north",)),
        "state": Filter(states=("read",)),
        "state that no claim has": Filter(states=("accepted",)),
        "words": Filter(text="night 2038 UA-59"),
        "words that all have": Filter(text="shot down"),
        "since the middle": Filter(since=middle),
        "until the middle": Filter(until=middle),
        "a month": Filter(since=middle, until=middle + month),
        "a year": Filter(since=middle, until=middle + year),
        "the last year": Filter(since=last - year, until=last),
        "together": together,
        "together, a month": together._replace(since=middle, until=middle + month),
        "together, a year": together._replace(since=middle, until=middle + year),
        "together, since the middle": together._replace(since=middle),
        "together, all days": together._replace(since=first, until=last),
        "together, none fits": Filter(("hit",), ("boat",), ("RU",), since=first, until=last),
        "few of many": Filter(("intercepted",), ("person",), ("UA",), since=first, until=last),
        "together, a source, a month": together._replace(
            sources=("t.me/bulk_ru_4",), since=middle, until=middle + month
        ),
    }


def timed(ask: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds of the processor, the best of three, and the answer: others may be at work on the machine."""
    best, found = float("inf"), None
    for _ in range(3):
        begun = time.process_time()
        found = ask()
        best = min(best, time.process_time() - begun)
    return best * 1000, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--ledger", default="/tmp/counterclaim-fiction.db")
    parser.add_argument("--settle", action="store_true")
    asked = parser.parse_args()
    try:
        ledger = opened(asked.ledger)
    except LedgerError:
        begun = time.perf_counter()
        ledger = build(asked.ledger, asked.claims)
        print(f"built in {time.perf_counter() - begun:.0f} s")
    if asked.settle:
        settled(ledger)
        return
    columns = ("page 1", "page 2", "count", "findings", "f. count", "reports")
    print(f"{'milliseconds':<32}" + "".join(f"{each:>9}" for each in columns))
    for name, filter_ in questions(ledger).items():
        pages(ledger, name, filter_)


def pages(ledger: Ledger, name: str, asked: Filter) -> None:
    """Print what one question costs, in milliseconds, and how many claims fit."""

    def page(after: Place | None = None) -> list[Any]:
        return list(kept.told(ledger, asked, after=after, limit=PAGE))

    first, rows = timed(page)
    second = timed(lambda: page(Place(rows[-1].published, rows[-1].claim.id)))[0] if len(rows) == PAGE else 0.0
    counting, number = timed(lambda: kept.count(ledger, asked))
    finding = timed(lambda: list(kept.findings(ledger, asked, limit=PAGE)))[0]
    found = timed(lambda: kept.count_findings(ledger, asked))[0]
    reports = timed(lambda: list(kept.entries(ledger, asked, limit=PAGE)))[0]
    times = "".join(f"{each:>9.1f}" for each in (first, second, counting, finding, found, reports))
    print(f"{name:<32}{times}   of {number:,}")


def settled(ledger: Ledger) -> None:
    """Print what working out links and findings across reports takes."""
    from counterclaim.pipeline.settling import settle

    begun = time.perf_counter()
    found = settle(ledger)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{found}: {time.perf_counter() - begun:.0f} s, at most {peak:,.0f} MiB")


if __name__ == "__main__":
    main()
