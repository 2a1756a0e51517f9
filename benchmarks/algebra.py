"""Time of the algebra against the number of claims: `python benchmarks/algebra.py [--claims N …] [--processes 2]`.

Synthetic nights with known events. One speaker tells of the evening, of the whole night and of the morning, each as a
total with a complete split by region, and of some regions by themselves; then 3 % of all counts are changed. A spell
(evening and night, or morning) is known to be contradictory where a split misses its total, a region's own number
differs from the split's, or more fell in the evening than in the night. Where its numbers still fit, none can be found.
With one process the seconds are those of judging; with several they include making the claims.
"""

import argparse
import random
import resource
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count as counting

from counterclaim.algebra import judge
from counterclaim.model.records import Claim, Count, Place, Quote, Speaker, Window
from counterclaim.parallel import ordered

SEAS = ("sea:one", "sea:two")
LEAVES = (*SEAS, *(f"AA-{number:02}" for number in range(25)))
SPEAKER = Speaker("The ministry")


def night(start, chance):
    """The claims of one night, by spell, as (name, place codes, hours, number, whole)."""
    events = [
        (chance.choices(LEAVES, [1 / (rank + 1) for rank in range(len(LEAVES))])[0], chance.randrange(14 * 60))
        for _ in range(int(chance.expovariate(1 / 50)))
    ]
    told = {"night": [], "morning": []}
    for spell, tag, first, last in (("night", "e", 0, 210), ("night", "n", 0, 660), ("morning", "m", 660, 840)):
        split = Counter(place for place, minute in events if first <= minute < last)
        if len(split) < 2:
            continue
        hours = Window(start + timedelta(minutes=first), start + timedelta(minutes=last), None, "minute")
        whole = f"{start:%y%m%d}{tag}"
        told[spell].append((whole, ("AA", *SEAS), hours, split.total(), None))
        told[spell] += [(f"{whole}.{place}", (place,), hours, count, whole) for place, count in split.items()]
        if tag == "n":
            own = [place for place in split if place not in SEAS and chance.random() < 0.5]
            told[spell] += [(f"{whole}+{place}", (place,), hours, split[place], None) for place in own]
    return told


def changed(number, chance):
    """Another number such as a slip would leave: one off, a tenth more, digits turned."""
    turned = int(str(number)[::-1])
    return chance.choice(
        [number + 1, max(0, number - 1), number + number // 10 + 1, turned if turned != number else number + 2]
    )


def contradictory(told):
    """Whether the numbers of a spell cannot all be true, by its construction."""
    counts = {name: count for name, _, _, count, _ in told}
    parts = Counter()
    for *_, count, whole in told:
        if whole:
            parts[whole] += count
    missed = any(counts[whole] != total for whole, total in parts.items())
    own = any("+" in name and counts[name] != counts[name.replace("+", ".")] for name in counts)
    later = {name: name.replace("e.", "n.") for name in counts if "e." in name}
    return missed or own or any(counts[name] > counts.get(other, 0) for name, other in later.items())


def reports(size, chance):
    """Reports of a hundred nights each, about `size` claims in all: the claims and the contradictory spells."""
    claims, known, told_so_far = [], set(), 0
    start = datetime(1970, 1, 1, 20, tzinfo=UTC)
    for number in counting(1):
        for spell, told in night(start, chance).items():
            said = [(*row[:3], changed(row[3], chance) if chance.random() < 0.03 else row[3], row[4]) for row in told]
            if contradictory(said):
                known.add((start, spell))
            claims += [as_claim(*row) for row in said]
        start += timedelta(days=1)
        if number % 100 == 0 or told_so_far + len(claims) >= size:
            yield claims, known
            told_so_far += len(claims)
            if told_so_far >= size:
                return
            claims, known = [], set()


def as_claim(name, codes, hours, number, whole):
    quote = Quote(0, 1, f"{number}")
    places = tuple(Place(code, code) for code in codes)
    return Claim(
        name, "intercepted", "drone", Count(number, number), quote, places=places, window=hours, speaker=SPEAKER,
        part_of=whole, closed=len(codes) > 1,
    )  # fmt: skip


def judged(report):
    """Of one report: claims, contradictory spells found, known and false, contradictions, issues; and the seconds."""
    claims, known = report
    began = time.perf_counter()
    contradictions, _, issues = judge(claims)
    seconds = time.perf_counter() - began
    windows = {claim.id: claim.window.start for claim in claims}
    found = {spell_of(windows[each.claims[0]]) for each in contradictions}
    return len(claims), len(found & known), len(known), len(found - known), len(contradictions), len(issues), seconds


def spell_of(start):
    """The night a window belongs to, and whether it is its morning."""
    morning = start.hour == 7
    return start - timedelta(minutes=660 if morning else 0), "morning" if morning else "night"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    print(
        "   claims  seconds  claims/s  peak MiB  contradictory spells: found / known, false  contradictions  unsettled"
    )
    for size in asked.claims:
        began = time.perf_counter()
        stream = reports(size, random.Random(size))
        rows = ordered(judged, stream, asked.processes) if asked.processes > 1 else map(judged, stream)
        claims, found, known, false, contradictions, issues, judging = map(sum, zip(*rows, strict=True))
        seconds = time.perf_counter() - began if asked.processes > 1 else judging
        peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
        print(
            f"{claims:9,} {seconds:8.2f} {claims / seconds:9,.0f} {peak:9.0f}  {found:20,} / {known:,}, {false:,} "
            f"{contradictions:22,} {issues:10,}"
        )


if __name__ == "__main__":
    main()
