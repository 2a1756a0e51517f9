"""What the ledger holds, written in one format or another; one module a format.

A format's module has `write(rows, out)`: `rows` are `Rows`, `out` is text, bytes or a folder, as its row in `FORMATS`
says. It is imported when it is first used. Formats that can be written while the claims come are.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.exports.ledger.bundle import whole_file, whole_folder
from counterclaim.exports.ledger.rows import Cited, Row, Rows, finding_id

__all__ = ["FORMATS", "Cited", "Format", "Row", "Rows", "finding_id", "write"]


class Format(NamedTuple):
    """`out` is `text`, `bytes` or `folder` (or the zip of one); `takes` names the parts of `Rows` that it writes."""

    means: str
    out: str
    suffix: str
    takes: tuple[str, ...] = ("told",)


FORMATS: dict[str, Format] = {
    "csv": Format("claims, for spreadsheets", "text", ".csv"),
    "parquet": Format("claims, typed", "bytes", ".parquet"),
    "geojson": Format("claims on the map", "text", ".geojson"),
    "kml": Format("claims on the globe", "text", ".kml"),
    "acled": Format("events in ACLED's columns", "text", ".csv"),
    "ged": Format("events in the columns of UCDP GED", "text", ".csv"),
    "attacks": Format("the hand-kept attacks table's columns", "text", ".csv"),
    "ftm": Format("FollowTheMoney entities, as JSON lines", "text", ".jsonl"),
    "timemap": Format("timemap's events and sources", "folder", ""),
    "claimreview": Format("findings as schema.org ClaimReview, JSON-LD", "text", ".jsonld", ("findings",)),
    "atom": Format("an Atom feed of findings", "text", ".atom", ("findings",)),
    "night": Format("the account of each night, one HTML page", "text", ".html", ("nights",)),
    "svg": Format("a chart of figures", "text", ".svg", ("figures",)),
    "png": Format("a chart of figures", "bytes", ".png", ("figures",)),
    "package": Format("a data package: tables, dictionary, rules", "folder", ".zip", ("told", "findings", "figures")),
}


def write(name: str, rows: Rows, path: Path | None) -> None:
    """Write `rows` in a format to a file, which appears whole or not at all, or to standard output.

    Raises KeyError for an unknown format; ValueError where a folder is to go to standard output, or a chart has nothing
    to draw; OSError where `path` cannot be written.
    """
    form, module = FORMATS[name], import_module(f"{__name__}.{name}")
    if form.out == "folder":
        if path is None:
            raise ValueError(f"{name} is a folder, or a zip: name it with --output")
        with whole_folder(path) as folder:
            module.write(rows, folder)
    elif path is None:
        module.write(rows, _standard(form.out))
    else:
        with whole_file(path) as part, _opened(part, form.out) as out:
            module.write(rows, out)


def _opened(path: Path, out: str) -> Any:
    return path.open("wb") if out == "bytes" else path.open("w", encoding="utf-8", newline="")


def _standard(out: str) -> Any:
    if out == "bytes":
        return sys.stdout.buffer
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout
