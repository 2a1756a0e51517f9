"""Accounts held against real reports: `python benchmarks/accounts.py CORPORA [--nights 2025-07-11 …]`.

CORPORA is a folder with mod_russia.jsonl, cards_uk.jsonl and missile_attacks_daily.csv. Printed are the ministry's
drones intercepted a year with and without the removal of overlaps; the account of the nights asked for, claim by claim,
with the posts; and, for each night of which the table has as many rows as there are cards, the Shahed-type drones
destroyed by either. Nights for which one of the two has more posts are listed apart.
"""

import argparse
import csv
import json
import time
from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from counterclaim.accounts.periods import morning_of
from counterclaim.model import Document
from counterclaim.model.kept import Filter, Source, Told
from counterclaim.pipeline import accounting, answers, read_only
from counterclaim.sources import Received

MOSCOW, KYIV = "Europe/Moscow", "Europe/Kyiv"
VIEW = tuple((region, "RU") for region in ("UA-43", "UA-40", "UA-14", "UA-09", "UA-65", "UA-23"))
SOURCES = {
    "t.me/mod_russia": Source(
        "t.me/mod_russia", speaker="Russian Ministry of Defence", side="RU", zone=MOSCOW, view=VIEW
    ),
    "t.me/kpszsu": Source("t.me/kpszsu", speaker="Ukrainian Air Force", side="UA", place="UA", zone=KYIV),
}


def documents(path, source):
    for number, line in enumerate(path.open(encoding="utf-8"), 1):
        row = json.loads(line)
        published = datetime.fromisoformat(row["published"])
        yield Received(Document(row["text"], f"{path.name}:{number}", published, source, row["language"]))


def told(path, source):
    """The claims of a file with ids of the ledger's kind, `LINE.c1`, and the texts by line."""
    claims, texts = [], {}
    for document, answer in answers(documents(path, source), read_only):
        line = document.uri.partition(":")[2]
        texts[line] = document.text
        for claim in answer.claims:
            named = {
                key: f"{line}.{value}" if (value := getattr(claim, key)) else None for key in ("part_of", "corrects")
            }
            whole = claim._replace(id=f"{line}.{claim.id}", **named)
            claims.append(Told(whole, line, source, document.published, "read", line))
    return claims, texts


def years(claims, around):
    asked = Filter(measures=("intercepted",), things=("drone",))
    began = time.perf_counter()
    print("year   strict low   reported   with overlaps added   claims: counted, not added")
    for figure in accounting.total(claims, asked, "year", around):
        readings = {each.name: each.low for each in figure.readings}
        added = readings.get("additive", figure.reported[0])
        print(
            f"{figure.period.label}  {figure.low:10,}  {figure.reported[0]:9,}  {added:20,}"
            f"   {len(figure.counted):6,}  {len(figure.excluded):6,}"
        )
    print(f"{len(claims):,} claims in {time.perf_counter() - began:.1f} s\n")


def show(claims, texts, mornings, around):
    known = {each.claim.id: each for each in claims}
    for morning in mornings:
        for figure in accounting.night(claims, morning, around).figures:
            if figure.source or figure.place or (figure.measure, figure.thing) != ("intercepted", "drone"):
                continue
            print(f"night to {morning}: {figure.low}.. strictly, {figure.reported} reported; {figure.assumptions}")
            for key in figure.counted:
                print(f"  + {key:9} {known[key].claim.count.low:4}  {brief(texts[known[key].report])}")
            for each in figure.excluded:
                if each.because != "part":
                    one, why = known[each.claim], f"{each.because} {each.of or ''}"
                    print(f"  - {each.claim:9} {one.claim.count.low:4}  {why}  {brief(texts[one.report])}")


def brief(text):
    return " ".join(text.split())[:260]


def moment(text, zone):
    """A time of the table, and whether it has hours."""
    day, _, clock = text.partition(" ")
    hours, _, minutes = clock.partition(":")
    when = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
    return when + timedelta(hours=int(hours or 0), minutes=int(minutes or 0)), bool(clock)


def table(path):
    """Shahed-type drones destroyed a night, by the Air Force's own rows."""
    nights = defaultdict(list)
    for row in csv.DictReader(path.open(encoding="utf-8")):
        if "Shahed" in row["model"] and row["source"].startswith("kpszsu") and row["destroyed"]:
            end, clocked = moment(row["time_end"], KYIV)
            nights[morning_of(end, KYIV) if clocked else end.date()].append(row)
    return nights


def cards(folder, around):
    claims, texts = told(folder / "cards_uk.jsonl", "t.me/kpszsu")
    shaheds = [each for each in claims if "shahed" in (each.claim.model or "").lower()]
    nights = table(folder / "missile_attacks_daily.csv")
    agreed, differing, unlike = 0, [], []
    for figure in accounting.total(shaheds, Filter(("intercepted",), ("drone",)), "night", around):
        morning = date.fromisoformat(figure.period.label)
        rows = nights.get(morning, [])
        cards_told = {key.partition(".")[0] for key in figure.counted}
        total = int(sum(float(row["destroyed"]) for row in rows))
        if cards_told and len(rows) != len(cards_told):
            unlike.append((morning, figure, total, rows))
        elif cards_told and figure.reported == (total, total):
            agreed += 1
        elif cards_told:
            differing.append((morning, figure, total, rows))
    joined = agreed + len(differing)
    print(f"nights told by cards and table: {joined}, agreeing: {agreed}, {100 * agreed / joined:.1f} %")
    print(f"nights of which one has more posts: {len(unlike)}")
    for morning, figure, total, rows in (*differing, *unlike):
        print(f"  {morning}: cards {figure.reported}, table {total}")
        for row in rows:
            span = f"{row['time_start']} to {row['time_end']}"
            print(f"    table: {span}, launched {row['launched']}, destroyed {row['destroyed']}, {row['target']}")
        for key in figure.counted:
            print(f"    card {key}: {brief(texts[key.partition('.')[0]])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--nights", nargs="*", type=date.fromisoformat, default=[])
    asked = parser.parse_args()
    around = accounting.context(SOURCES, zone=MOSCOW)
    claims, texts = told(asked.corpora / "mod_russia.jsonl", "t.me/mod_russia")
    years(claims, around)
    show(claims, texts, asked.nights, around)
    cards(asked.corpora, accounting.context(SOURCES, zone=KYIV))


if __name__ == "__main__":
    main()
