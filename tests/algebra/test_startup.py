"""The solver and its arrays are loaded for large systems alone: loading them takes longer than reading a report."""

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
