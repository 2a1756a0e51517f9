"""The memory that reading takes, for streams of growing length: it should stay the same.

Usage: memory.py [POSTS...]   Bulletins of six sentences are piped in; the peak is what the kernel tells (RSS).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

BULLETIN = (
    "В период с 20.00 мск 3 марта до 7.00 мск 4 марта уничтожены {n} беспилотных летательных аппаратов. "
    "Два сбиты над территорией Брянской области. Пострадавших нет. Работают оперативные службы. "
    "Ещё один аппарат сбит над Курской областью. Обломки упали в поле."
)


def feed(posts: int) -> tuple[float, int]:
    """Read `posts` bulletins in a process of their own; seconds taken, and its peak in KiB."""
    command = [sys.executable, "-m", "counterclaim", "read", "-", "--kind", "jsonl", "--format", "jsonl"]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stdin
        for number in range(posts):
            row = {"text": BULLETIN.format(n=number + 4), "published": "2025-03-04T05:00Z"}
            process.stdin.write(json.dumps(row) + "\n")
        process.stdin.close()
        process.wait()
    return time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def main() -> None:
    """Print a line a length; lengths rise, since the kernel tells the highest peak so far."""
    for posts in sorted(map(int, sys.argv[1:])) or (1_000, 10_000, 50_000):
        taken, peak = feed(posts)
        print(f"{posts:9,} posts {peak / 1024:8.1f} MiB {posts / taken:8,.0f} posts/s")


if __name__ == "__main__":
    main()
