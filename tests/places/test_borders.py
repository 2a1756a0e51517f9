"""The shapes that maps are drawn with: all that the gazetteer knows, each once, none over another."""

import gzip
import json
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from counterclaim.places import borders, point
from counterclaim.places.entries import CORE
from counterclaim.places.store import DATA, Store

TABLES = Path(__file__).parents[2] / "tools" / "places" / "data"
Ring = list[tuple[float, float]]


@cache
def world() -> dict[str, Any]:
    return json.loads(gzip.decompress(borders()))


@cache
def arcs() -> list[Ring]:
    scale, found = world()["transform"]["scale"], []
    for steps in world()["arcs"]:
        x, y, line = 0, 0, []
        for across, up in steps:
            x, y = x + across, y + up
            line.append((x * scale[0], y * scale[1]))
        found.append(line)
    return found


@cache
def shapes() -> dict[str, list[list[list[int]]]]:
    """Of each place its polygons, each of these rings of arcs, the outer one first."""
    held = world()["objects"]["places"]["geometries"]
    return {each["id"]: each["arcs"] if each["type"] == "MultiPolygon" else [each["arcs"]] for each in held}


def ring(of: list[int]) -> Ring:
    lines = [arcs()[arc] if arc >= 0 else arcs()[~arc][::-1] for arc in of]
    for one, following in pairwise([*lines, lines[0]]):
        assert one[-1] == following[0]
    return [at for line in lines for at in line[:-1]]


def area(points: Ring) -> float:
    """Of a ring in square degrees, below zero where it runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]])) / 2


@cache
def rings(code: str) -> list[tuple[tuple[float, float], Ring]]:
    """All rings of a place, each with its range of latitude."""
    found = [ring(each) for polygon in shapes()[code] for each in polygon]
    return [((min(y for _, y in points), max(y for _, y in points)), points) for points in found]


def lies_in(code: str, latitude: float, longitude: float) -> bool:
    inside = False
    for (south, north), points in rings(code):
        if south <= latitude <= north:
            for (x, y), (to_x, to_y) in pairwise([*points, points[0]]):
                if (y > latitude) != (to_y > latitude) and longitude < x + (latitude - y) / (to_y - y) * (to_x - x):
                    inside = not inside
    return inside


def rows(table: str) -> dict[str, str]:
    lines = [line.split("\t") for line in (TABLES / table).read_text("utf-8").splitlines() if line[:1] != "#"]
    return {line[0]: line[1] for line in lines}


def core() -> list[list[str]]:
    return [line.split("\t") for line in Store(DATA / "entries.z").section(CORE).split("\n")]


def drawn_by_regions() -> set[str]:
    return {code.partition("-")[0] for code in shapes() if "-" in code}


def test_the_file_is_small_enough_to_be_sent() -> None:
    assert len(borders()) <= 600_000


def test_every_region_of_a_country_drawn_by_regions_has_a_shape_or_a_reason() -> None:
    reasons, parents = rows("undrawn.tsv"), {row[0]: row[3] for row in core()}
    for code, kind, *_ in core():
        if kind != "region" or "+" in code or code[:2] not in drawn_by_regions():
            continue
        up = parents[code]
        part_of_a_shape = up in shapes() and "-" in up
        assert (code in shapes()) + (code in reasons) + part_of_a_shape == 1, code


def test_every_sea_has_a_shape_and_every_country_of_some_size() -> None:
    small = {"BQ", "BV", "GF", "GP", "MQ", "RE", "SJ", "VA", "YT"}  # drawn with another, or too small
    without = {code for code, kind, *_ in core() if kind in ("country", "sea") and code not in shapes()}
    assert without - drawn_by_regions() == small


def test_shapes_are_of_places_that_the_gazetteer_knows() -> None:
    assert set(shapes()) <= {row[0] for row in core()}


def test_rings_close_and_outer_ones_run_clockwise() -> None:
    for code, polygons in shapes().items():
        for outer, *holes in polygons:
            assert area(ring(outer)) < 0, code
            assert all(area(ring(hole)) > 0 for hole in holes), code


def test_no_place_lies_over_another() -> None:
    """Each line of a border has one place at its right and one at its left at most."""
    sides = Counter(arc for polygons in shapes().values() for polygon in polygons for each in polygon for arc in each)
    assert max(sides.values()) == 1


@cache
def towns_met() -> dict[str, list[bool]]:
    """Of each region that has a shape, which of its towns lie in it; of lands with many towns, some."""
    entries = Store(DATA / "entries.z")
    held = [line.split("\t") for name in entries.names() if name != CORE for line in entries.section(name).split("\n")]
    towns = sorted((region, number) for number, _, region, *_ in held if region in shapes())
    found: dict[str, list[bool]] = {}
    for region, number in towns:
        met = found.setdefault(region, [])
        if len(met) < 60:
            at = point(f"geonames:{number}")
            met.append(at is not None and lies_in(region, *at))
    return found


def test_nearly_all_towns_lie_in_their_regions() -> None:
    met = [one for each in towns_met().values() for one in each]
    assert len(met) > 5_000
    assert sum(met) / len(met) >= 0.97


def test_no_region_has_the_shape_of_another() -> None:
    strange = {code for code, met in towns_met().items() if len(met) > 2 and sum(met) < 0.4 * len(met)}
    assert strange == set()


def test_territories_that_two_states_count_as_their_own_say_so() -> None:
    held = {each["id"]: each.get("properties") for each in world()["objects"]["places"]["geometries"]}
    stated = {code: {"disputed": [code[:2], other]} for code, other in rows("disputed.tsv").items()}
    assert {code: said for code, said in held.items() if said} == stated
    assert {"UA-40", "UA-43"} <= set(stated)
