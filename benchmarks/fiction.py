"""How well an invented ledger with known truth is reconstructed: `python benchmarks/fiction.py [--nights 60]`.

Reports are generated, read, linked and added up by the same functions as anybody's; then the bounds of each night are
held against what happened, and the findings against the numbers that were altered. A miss is put down to reading where
a report of that night and country was not read as it was meant, else to accounting. `--misses` lists them.
"""

import argparse
import time
from collections import Counter
from datetime import timedelta

from counterclaim.accounts.copies import Filed, by_publication, links, origins
from counterclaim.evaluation.fiction import fiction, misread, score
from counterclaim.evaluation.fiction.score import by_kind
from counterclaim.findings.across import find_across
from counterclaim.languages.load import available
from counterclaim.model.kept import Told
from counterclaim.model.records import Speaker
from counterclaim.pipeline import accounting, answer
from counterclaim.places import gazetteer

ZONE = "Europe/Kyiv"


def widened(report, claim, source):
    """A claim with ids that hold in the whole ledger, in its source's own voice where it names nobody."""
    return claim._replace(
        id=f"{report}.{claim.id}",
        part_of=claim.part_of and f"{report}.{claim.part_of}",
        corrects=claim.corrects and f"{report}.{claim.corrects}",
        speaker=claim.speaker or (Speaker(source.speaker, source.role) if source.speaker else None),
    )


def read(made):
    """Each entry with its claims as the ledger would hold them, and the findings within reports."""
    filed, found = [], []
    for entry in made.entries:
        source = made.sources[entry.document.source]
        said = answer(entry.document, languages=(source.language,), zone=source.zone)
        filed.append(Filed(entry, tuple(widened(entry.id, claim, source) for claim in said.claims)))
        found += [
            finding._replace(claims=tuple(f"{entry.id}.{claim}" for claim in finding.claims))
            for finding in said.findings
            if finding.code < "CC2"
        ]
    return filed, found


def account(made, filed):
    """The figures of all nights, and the findings across reports; and the links found."""
    linked = tuple(links(sorted(filed, key=by_publication), made.sources))
    roots = origins(linked)
    told = [
        Told(claim, entry.id, entry.document.source, entry.document.published, "read", roots.get(entry.id, entry.id))
        for entry, claims, _ in filed
        for claim in claims
    ]
    around = accounting.context(made.sources, linked, zone=ZONE)
    mornings = sorted({fact.morning for fact in made.truth.facts})
    places = sorted({fact.place for fact in made.truth.facts})
    near = {morning: [] for morning in mornings}
    for each in told:
        for morning in {each.published.date() - timedelta(days=step) for step in range(-1, 5)} & near.keys():
            near[morning].append(each)
    figures = [
        figure for morning in mornings for figure in accounting.night(near[morning], morning, around, places).figures
    ]
    entries = [entry for entry, *_ in filed]
    found = find_across(
        told,
        entries=entries,
        links=linked,
        figures=figures,
        sources=made.sources,
        contradictions=tuple(accounting.contradictions(told, around)),
        parent=gazetteer(available()).parent,
    )
    return linked, figures, found


def blamed(made, misses):
    """The nights and countries of which some report was misread, by the report's publication."""
    of = {entry.id: entry for entry in made.entries}
    country = {key: source.place for key, source in made.sources.items()}
    nights = set()
    for miss in misses:
        entry = of[miss.report]
        original = of[made.truth.copies.get(entry.id, entry.id)]
        side = (country[original.document.source] or "").partition("-")[0]
        nights |= {(entry.document.published.date() - timedelta(days=step), side) for step in range(-1, 4)}
    return nights


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nights", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=0.05, help="share of reports with an altered number")
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    asked = parser.parse_args()
    made = fiction(asked.seed, asked.nights, asked.rate)
    began = time.perf_counter()
    filed, within = read(made)
    reading = time.perf_counter() - began
    linked, figures, across = account(made, filed)
    adding = time.perf_counter() - began - reading
    text = {entry.id: entry.document.text for entry in made.entries}
    misses = misread(made.truth.said, [(entry.id, claims) for entry, claims, _ in filed])
    nights = blamed(made, misses)
    copies = {(link.report, link.origin) for link in linked}
    true = set(made.truth.copies.items())
    findings = (*within, *across)
    found = score(made.truth, figures, findings)
    print(f"{asked.nights} nights, {len(filed):,} reports, {sum(len(claims) for _, claims, _ in filed):,} claims")
    print(f"reading {reading:.1f} s, adding up {adding:.1f} s")
    print(f"reports misread         {len(misses):6,}   {100 * len(misses) / len(filed):.1f} %")
    print(f"copies                  {len(true):6,}   found {len(copies & true):,}, other links {len(copies - true):,}")
    for line in found.lines():
        print(line)
    outside = Counter(
        "reading" if (fact.morning, fact.place[:2]) in nights else "accounting" for fact, _ in found.outside
    )
    print("outside by cause       ", dict(outside) or "none")
    print("found by kind          ", {kind: f"{got}/{of}" for kind, (got, of) in by_kind(made.truth, findings).items()})
    print("false by code          ", dict(Counter(finding.code for finding in found.false)) or "none")
    if asked.misses:
        for fact, figure in found.outside:
            cause = "reading" if (fact.morning, fact.place[:2]) in nights else "accounting"
            print(
                f"\n{cause}: {fact.number} {fact}\n  {figure.low}..{figure.high} reported {figure.reported} {figure.id}"
            )
            for claim in figure.counted:
                print("  counted", claim, text[claim.partition(".")[0]].replace("\n", " / "))
        for fact in found.unasked:
            print("\nno figure:", fact)
        for report in found.missed:
            print("\nnot found:", report, text[report].replace("\n", " / "))
        for finding in found.false:
            print("\nfalse:", finding.code, finding.message)
            for claim in finding.claims:
                print("  ", claim, text[claim.partition(".")[0].partition("@")[0]].replace("\n", " / "))


if __name__ == "__main__":
    main()
