"""The hand-written tables: tab-separated rows and YAML, with comments."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@cache
def yaml_table(name: str) -> Any:
    """The parsed YAML file `name` of the data folder."""
    return yaml.safe_load((DATA / name).read_text("utf-8"))


@cache
def rows(name: str, width: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated table, without comments, each padded with empty cells to `width`."""
    found = []
    for number, line in enumerate((DATA / name).read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > width:
            raise ValueError(f"{name}:{number}: {len(cells)} cells where at most {width} belong")
        found.append((*cells, *[""] * (width - len(cells))))
    return tuple(found)


def listed(cell: str) -> list[str]:
    """The names of one cell, which are divided by a comma and a space."""
    return [name for name in cell.split(", ") if name]
