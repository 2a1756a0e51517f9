"""How long a desk over a large ledger takes to answer: people at random, all at once, on the machine that serves them.

    python benchmarks/desk.py --ledger FILE [--people 20] [--seconds 60] [--think 0 1] [--processes 2] [--fill]
    python benchmarks/desk.py --ledger FILE --alone     # one request after another: the time of the processor, by route

The ledger is one that benchmarks/ledger.py made. `--fill` works the figures out before; it says what that takes of the
processor.
One request in ten is asked again, with what the desk said of its state (If-None-Match).
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing, contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from asking import Asker, Held, held
from sqlalchemy import create_engine

PORT = 8571
AGAIN = 0.1


class Took(NamedTuple):
    """An answer: what was asked for, the status, milliseconds, bytes."""

    name: str
    status: int
    time: float
    size: int
    address: str


@contextmanager
def serving(where: str, processes: int) -> Any:
    """The service, running as `counterclaim desk` runs it."""
    with tempfile.TemporaryDirectory() as folder:
        how = {"--ledger": where, "--state": f"{folder}/state.db", "--port": PORT, "--processes": processes}
        command = [sys.executable, "-m", "counterclaim", "desk", "--no-open", *(str(w) for o in how.items() for w in o)]
        process = subprocess.Popen(command)
        try:
            while process.poll() is None:
                try:
                    asyncio.run(once("/api/desk"))
                    break
                except OSError:
                    time.sleep(0.2)
            else:
                sys.exit("The desk did not begin.")
            yield
        finally:
            process.terminate()
            process.wait()


async def once(path: str) -> tuple[int, dict[str, str], bytes]:
    """One answer on a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    try:
        return await answer(reader, writer, path)
    finally:
        writer.close()


async def answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, tag: str = ""
) -> tuple[int, dict[str, str], bytes]:
    """Ask for an address on an open connection: the status, the headers, the body as sent."""
    match = f"If-None-Match: {tag}\r\n" if tag else ""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nAccept-Encoding: gzip\r\n{match}\r\n".encode())
    status, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines) if name}
    body = await reader.readexactly(int(headers["content-length"])) if "content-length" in headers else b""
    return int(status.split()[1]), headers, body


async def person(ledger: Held, seed: int, until: float, think: float) -> list[Took]:
    """One person's requests, until the time is up."""
    asker, found, last = Asker(ledger, seed), list[Took](), ("", "", "")
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    while time.monotonic() < until:
        again = bool(last[2]) and asker.chance.random() < AGAIN
        name, path = last[:2] if again else asker.next()
        begun = time.perf_counter()
        try:
            status, headers, body = await answer(reader, writer, path, last[2] if again else "")
        except (asyncio.IncompleteReadError, ConnectionError):  # closed while nothing was asked for a while
            reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
            continue
        took = (time.perf_counter() - begun) * 1000
        found.append(Took("again" if again else name, status, took, len(body), path))
        last = (name, path, headers.get("etag", ""))
        await asyncio.sleep(asker.chance.expovariate(1 / think) if think else 0)
    writer.close()
    return found


def crowd(ledger: Held, seeds: Sequence[int], until: float, think: float) -> list[Took]:
    """Some of the people, in a process of their own."""

    async def all_() -> list[list[Took]]:
        return await asyncio.gather(*(person(ledger, seed, until, think) for seed in seeds))

    return [took for some in asyncio.run(all_()) for took in some]


def measured(ledger: Held, people: int, seconds: float, think: float, seed: int) -> list[Took]:
    """What all people were answered, the first seconds left out."""
    until = time.monotonic() + seconds
    groups = [range(seed + at, seed + people, 2) for at in range(2)]
    with get_context("fork").Pool(2) as pool:
        return [took for some in pool.starmap(crowd, [(ledger, g, until, think) for g in groups]) for took in some]


def shown(found: Iterable[Took], seconds: float) -> None:
    """Print what was measured, by what was asked for, and over all."""
    by_name: defaultdict[str, list[Took]] = defaultdict(list)
    for took in found:
        by_name[took.name].append(took)
    print(f"{'milliseconds':<12}{'number':>8}{'p50':>8}{'p95':>8}{'p99':>8}{'most':>8}{'kB':>7}  statuses; the slowest")
    rows = [*sorted(by_name.items()), ("all", [took for some in by_name.values() for took in some])]
    for name, some in rows:
        times = sorted(took.time for took in some)
        at = [times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.95, 0.99, 1)]
        size = sum(took.size for took in some) / len(some) / 1000
        statuses = ",".join(map(str, sorted({took.status for took in some})))
        slowest = max(some, key=lambda took: took.time).address if name != "all" else ""
        print(f"{name:<12}{len(some):>8}" + "".join(f"{t:>8.1f}" for t in at) + f"{size:>7.1f}  {statuses} {slowest}")
    print(f"{len(rows[-1][1]) / seconds:.1f} requests a second")


def alone(where: str, ledger: Held, number: int) -> list[Took]:
    """One request after another in this process, by the time of the processor."""
    from fastapi.testclient import TestClient

    from counterclaim.desk import Settings, create

    with tempfile.TemporaryDirectory() as folder:
        desk = create(Settings(where, Path(folder) / "state.db", port=PORT))
        with TestClient(desk, base_url=f"http://127.0.0.1:{PORT}") as client:
            asker, found = Asker(ledger, 7), list[Took]()
            for at in range(number + 30):
                name, path = asker.next()
                begun = time.process_time()
                answered = client.get(path)
                took = (time.process_time() - begun) * 1000
                if at >= 30:  # those before load what is loaded once
                    found.append(Took(name, answered.status_code, took, len(answered.content), path))
    return found


def fill(where: str) -> None:
    """Work out what the processes beside a desk do: figures of the timeline and the map, and what is remembered."""
    from counterclaim.desk.desk import Desk
    from counterclaim.desk.remembering import sweep
    from counterclaim.desk.settings import Settings
    from counterclaim.desk.sweeping import kinds
    from counterclaim.model.kept import Filter
    from counterclaim.pipeline.figuring import fill, reach, scope_of
    from counterclaim.pipeline.ledgers import opened
    from counterclaim.pipeline.settling import usual_zone

    with closing(Desk(Settings(where, Path()), opened(where, pooled=True), create_engine("sqlite://"))) as here:
        span = reach(here.ledger, Filter())
        for asked, by_place in ((Filter(), False), (Filter(measures=("intercepted",)), True)) if span else ():
            begun, scope = time.process_time(), scope_of(asked, usual_zone(here.ledger), by_place)
            nights = sum(fill(here.ledger, scope, *span))
            print(f"{nights} nights {'by place' if by_place else 'in all'}: {time.process_time() - begun:.0f} s")
        for kind in kinds(here):
            begun = time.process_time()
            print(f"{sum(sweep(here, [kind]))} nights, {kind.name}: {time.process_time() - begun:.0f} s")


def pages() -> None:
    """Print what the first load of the pages weighs."""
    from counterclaim.desk.pages import folder

    files = [each for each in folder().rglob("*") if each.suffix in (".js", ".css", ".html", ".json")]
    for suffix in sorted({each.suffix for each in files}):
        some = [len(gzip.compress(each.read_bytes(), 6)) for each in files if each.suffix == suffix]
        print(f"{suffix}: {len(some)} files, {sum(some) / 1000:.0f} kB packed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", default="/tmp/counterclaim-fiction.db")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, nargs="+", default=[0, 1])
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=300)
    parser.add_argument("--fill", action="store_true")
    parser.add_argument("--alone", action="store_true")
    asked = parser.parse_args()
    if asked.fill:
        fill(asked.ledger)
    ledger = held(asked.ledger)
    if asked.alone:
        begun = time.perf_counter()
        shown(alone(asked.ledger, ledger, asked.number), time.perf_counter() - begun)
        return
    pages()
    with serving(asked.ledger, asked.processes):
        for at, think in enumerate(asked.think):
            measured(ledger, asked.people, 5, think, 9_000 + 100 * at)  # what is loaded once
            print(f"{asked.people} people, {think:g} s to think, {asked.processes} processes beside the desk")
            shown(measured(ledger, asked.people, asked.seconds, think, asked.seed + 100 * at), asked.seconds)


if __name__ == "__main__":
    main()
