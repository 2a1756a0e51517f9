"""Builds `src/counterclaim/places/data/` from public packages and the tables in `tools/places/data/`.

Run from the project's folder with the extra `build` installed: `python tools/build_places.py`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from counterclaim.places import entries as written
from counterclaim.places.forms import CORE, section_name, write_section
from counterclaim.places.records import Form
from counterclaim.places.store import DATA, pack
from tools.places.abroad import add_regions_abroad, add_sites
from tools.places.codes import code_rows
from tools.places.core import LANGUAGES, Book, add_countries, add_other_regions, add_seas, add_written_regions
from tools.places.districts import add_listed_districts
from tools.places.labels import label_rows
from tools.places.points import write_points
from tools.places.sources import country_names, plain, subdivisions, towns
from tools.places.tables import listed, rows
from tools.places.town_labels import write_town_labels
from tools.places.towns import add_towns, region_towns
from tools.places.zones import zone_rows


def core_entries() -> list[tuple[str, str, str, str]]:
    """Countries, regions and seas as rows of id, kind, English name and parent."""
    short = {row[0]: row for row in rows("regions.tsv", 7)}
    own = {code: listed(names)[0] for code, names in rows("regions_en.tsv", 2)}
    found = [(code, "country", plain(name), "") for code, name in country_names("en").items()]
    for part in subdivisions():
        name = own.get(part.code, part.label)
        if part.code in short:
            first = listed(short[part.code][2])[0]
            name = first.lstrip("*~^").title() if first[0] == "^" else first.lstrip("*~")
            name += {"oblast": " Oblast", "krai": " Krai", "okrug": " Okrug"}.get(short[part.code][1], "") * (
                "~" in first
            )
        found.append((part.code, "region", name, part.parent))
    label = {code: name for code, _, name, _ in found}
    found += [
        (code, "region", " and ".join(label[part] for part in code.split("+")), code[:2])
        for code in short
        if "+" in code
    ]
    found += [(row[0], "sea", row[1], "") for row in rows("seas.tsv", 7)]
    return sorted(found)


def write_entries() -> None:
    """`entries.z`: the core, and towns in slices by their ids."""
    sections: dict[str, list[str]] = defaultdict(list)
    sections[written.CORE] = ["\t".join(row) for row in core_entries()]
    for town in towns():
        row = (str(town.number), plain(town.name), town.region or "", town.country, str(town.population))
        sections[written.slice_name(f"geonames:{town.number}")].append("\t".join(row))
    (DATA / "entries.z").write_bytes(pack({name: "\n".join(lines) for name, lines in sections.items()}))


def _rank(form: Form) -> tuple[bool, bool, str]:
    return form.role == "adjective", form.id.startswith("district:"), form.id


def write_names(book: Book, core: Book) -> None:
    """`names_LANGUAGE.z`: the core's forms in one section, all others by their first letters."""
    for language in LANGUAGES:
        sections: dict[str, dict[str, tuple[Form, ...]]] = defaultdict(dict)
        for phrase, forms in core.forms[language].items():
            sections[CORE][phrase] = tuple(sorted(forms, key=_rank))
        for phrase, forms in book.forms[language].items():
            sections[section_name(phrase)][phrase] = tuple(sorted(forms, key=_rank))
        packed = pack({name: write_section(forms) for name, forms in sections.items()})
        (DATA / f"names_{language}.z").write_bytes(packed)
        print(
            language,
            len(core.forms[language]),
            "core forms,",
            len(book.forms[language]),
            "other forms,",
            len(packed),
            "bytes",
        )


def main() -> None:
    """Write all data files."""
    core, book = Book(), Book()
    add_countries(core)
    add_written_regions(core)
    add_seas(core)
    add_other_regions(core, region_towns())
    add_sites(core)
    add_towns(book, core)
    add_regions_abroad(core, book)
    add_listed_districts(book)
    write_entries()
    write_points()
    write_town_labels()
    write_names(book, core)
    (DATA / "zones.tsv").write_text("\n".join(zone_rows()) + "\n", "utf-8")
    (DATA / "labels.tsv").write_text("\n".join(label_rows()) + "\n", "utf-8")
    (DATA / "iso3166.tsv").write_text("\n".join(code_rows()) + "\n", "utf-8")


if __name__ == "__main__":
    main()
