"""How long `counterclaim check FILE` takes from the shell's point of view, with warm caches.

Usage: startup.py [FILE] [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "steppe-bulletin.txt"


def seconds(command: list[str]) -> float:
    """Wall-clock seconds of one run."""
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun


def main() -> None:
    """Print the median and the range of some runs, after one that warms the caches."""
    path = sys.argv[1] if len(sys.argv) > 1 else str(EXAMPLE)
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    for arguments in (["--version"], ["read", path], ["check", path, "--published", "2025-02-08"]):
        command = [sys.executable, "-m", "counterclaim", *arguments]
        seconds(command)
        taken = sorted(seconds(command) for _ in range(runs))
        line = f"{statistics.median(taken):6.3f} s ({taken[0]:.3f} to {taken[-1]:.3f}, {runs} runs)"
        print(f"counterclaim {arguments[0]:10} {line}")


if __name__ == "__main__":
    main()
