"""A run that is killed at any moment and resumed gives the ledger, and the chain, that one go gives."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from counterclaim.ledger import fingerprint, last_event, verify

from .parts import opened, post, write

ROOT = Path(__file__).parents[2]
KILLS = 5  # on each database


def go(where: str, statements: int, files: list[str]) -> int:
    command = [sys.executable, "-m", "tests.ledger.killed", where, str(statements), *files]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def test_killed_and_resumed_equals_one_go(fresh: Callable[[], str], tmp_path: Path) -> None:
    files = [
        write(tmp_path, "a.jsonl", [post(n, f"{n} drones over AA-{n}, wrong") for n in range(1, 12)]),
        write(tmp_path, "b.jsonl", [post(n, f"{n + 1} drones", edited="2030-01-05T00:00Z") for n in range(5, 15)]),
        write(tmp_path, "c.jsonl", [{"text": f"{n} drones"} for n in range(9)]),
    ]
    whole, killed = fresh(), fresh()
    assert go(whole, 0, files) == 0
    choose = random.Random(8)
    deaths = 0
    for _ in range(KILLS):
        deaths += go(killed, choose.randrange(10, 90), files) == 9
        ledger = opened(killed)
        assert list(verify(ledger)) == [], "whatever was acknowledged is whole"
        ledger.close()
    assert deaths >= KILLS // 2
    assert go(killed, 0, files) == 0
    one, other = opened(whole), opened(killed)
    assert fingerprint(one) == fingerprint(other)
    assert last_event(one) == last_event(other)
    one.close()
    other.close()
