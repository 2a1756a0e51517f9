"""What shows only from outside a process: what is loaded, and that no answer hangs on the order of hashes."""

import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.*"))
CHECK = """
import sys
from counterclaim.cli import main
try:
    main()
except SystemExit as stop:
    print(stop.code, *({"numpy", "highspy"} & set(sys.modules)), file=sys.stderr)
"""


def test_checking_the_examples_loads_no_solver():
    command = [sys.executable, "-c", CHECK, "check", *map(str, EXAMPLES)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert "minimal repair" in done.stdout or "CC1" in done.stdout
    assert done.stderr.split()[-1:] == ["1"]


JUDGE = """
from datetime import UTC, datetime, timedelta
from strategies import claim
from counterclaim.algebra import judge

start, codes = datetime(2030, 1, 1, tzinfo=UTC), [f"AA-{n}" for n in range(9)]
claims = []
for key, hours in (("evening", 3), ("night", 9)):
    spell = (start, start + timedelta(hours=hours))
    claims.append(claim(key, 5 * hours, ("AA", "sea:x"), spell, closed=True))
    claims += [claim(key + code, hours - n % 3, (code,), spell, part_of=key) for n, code in enumerate(codes)]
claims += [claim("own" + code, 9 - n % 4, (code,), spell) for n, code in enumerate(codes)]
print(judge(claims))
"""


def test_the_order_of_hashes_changes_no_answer():
    here = str(Path(__file__).parent)
    told = {
        subprocess.run(
            [sys.executable, "-c", JUDGE],
            env={**os.environ, "PYTHONPATH": here, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(told) == 1
    assert "or more minimal repairs" in told.pop()
