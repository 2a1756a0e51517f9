"""How fast reports are read on one core, all languages loaded, beside one automaton pass over the same text.

Usage: reading.py [CORPUS.jsonl...]   Without a corpus, the golden texts of the tests are read. A row has `text`, and
may have `published` and `source`. The language is found out, not told. Figures compare within one run only.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import ahocorasick
import yaml

from counterclaim.languages.load import available, lexicon
from counterclaim.model import Document
from counterclaim.places import gazetteer
from counterclaim.reading import read

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
PLAIN = (
    "В городе открылся новый парк, где жители смогут гулять с детьми и кататься на велосипедах до позднего вечера. "
    "Мэр пообещал, что осенью здесь посадят ещё триста деревьев и поставят скамейки, а весной заработает фонтан. "
)
WARM, ROUNDS = 200, 3


def documents(paths: list[str]) -> list[Document]:
    """The documents of JSON-lines files, or the golden texts."""
    if paths:
        rows = [json.loads(line) for path in paths for line in Path(path).read_text("utf-8").splitlines()]
    else:
        rows = [row for path in sorted(GOLDEN.glob("*.yml")) for row in yaml.safe_load(path.read_text("utf-8"))]
    return [Document(row["text"], published=_moment(row.get("published")), source=row.get("source")) for row in rows]


def _moment(written: str | None) -> datetime | None:
    if not written:
        return None
    moment = datetime.fromisoformat(str(written).replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.astimezone()


def automaton() -> ahocorasick.Automaton:
    """All forms of all languages and the regions' names, as one multi-pattern automaton."""
    machine = ahocorasick.Automaton()
    for code in available():
        for form in lexicon(code).forms:
            machine.add_word(form, True)
    for form in gazetteer(available()).core:
        machine.add_word(form, True)
    machine.make_automaton()
    return machine


def best(work: Callable[[], object]) -> float:
    """Seconds of the quickest of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def main() -> None:
    """Print posts a second, and the ratio to the automaton's pass."""
    docs = documents(sys.argv[1:])
    for document in docs[:WARM]:
        read(document)
    machine = automaton()
    texts = [document.text.lower() for document in docs]
    claims = sum(len(read(document)[1].claims) for document in docs)
    reading = best(lambda: [read(document) for document in docs])
    passing = best(lambda: [sum(1 for _ in machine.iter(text)) for text in texts])
    size = sum(len(text) for text in texts)
    print(f"{len(docs):,} posts, {size:,} characters, {claims:,} claims")
    print(f"reading            {len(docs) / reading:10,.0f} posts/s  {size / reading / 1e6:6.2f} M characters/s")
    print(f"one automaton pass {len(docs) / passing:10,.0f} posts/s  {size / passing / 1e6:6.2f} M characters/s")
    print(f"reading / pass     {reading / passing:10.1f} times as long")
    plain = Document(PLAIN * 3)
    nothing = best(lambda: [read(plain) for _ in range(5_000)])
    print(f"nothing to read    {5_000 / nothing:10,.0f} texts/s of {len(plain.text)} characters")


if __name__ == "__main__":
    main()
