"""Kills `add` at random moments, resumes it, and compares the ledger with one built in one go.

    python benchmarks/kills.py FILES… [--kills 100] [--processes 2]

The clock is fixed, so that the chains of events must be equal too.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

FIXED = datetime(2030, 1, 1, tzinfo=UTC)


def fill(where: str, processes: int, files: list[str]) -> None:
    """Add files to a ledger, at a fixed time, a few reports a transaction."""
    from counterclaim import pipeline, sources
    from counterclaim.languages.load import available
    from counterclaim.pipeline import adding
    from counterclaim.pipeline.ledgers import opened, reader

    stages = partial(pipeline.answer, languages=available())
    run = adding.Run(opened(where, create=True), stages, reader(), processes, lambda: FIXED)
    for _ in adding.add(run, sources.find(files), sources.Options()):
        pass


def started(where: str, processes: int, files: list[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, __file__, "--fill", where, "--processes", str(processes), *files]
    return subprocess.Popen(command, start_new_session=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=["examples"])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--fill")
    asked = parser.parse_args()
    if asked.fill:
        fill(asked.fill, asked.processes, asked.files)
        return
    from counterclaim.ledger import fingerprint, last_event, open_ledger, verify

    choose = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        whole = str(Path(folder) / "whole.db")
        begun = time.monotonic()
        assert started(whole, asked.processes, asked.files).wait() == 0
        took = time.monotonic() - begun
        print(f"one go: {took:.1f} s", flush=True)
        deaths = rounds = 0
        while deaths < asked.kills:  # a round ends with a whole ledger
            rounds += 1
            killed = str(Path(folder) / f"killed{rounds}.db")
            while True:
                process = started(killed, asked.processes, asked.files)
                try:
                    process.wait(choose.uniform(0.3, 1.0 + took / 10) if deaths < asked.kills else None)
                    break
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)  # its reading processes too
                    process.wait()
                    deaths += 1
            one, other = open_ledger(whole), open_ledger(killed)
            same = (fingerprint(one), last_event(one)) == (fingerprint(other), last_event(other))
            faults = [issue.message for issue in verify(other)]
            print(f"{deaths} kills: {'the same ledger' if same else 'ANOTHER LEDGER'}; {faults or 'whole'}", flush=True)
            if faults or not same:
                sys.exit(1)


if __name__ == "__main__":
    main()
