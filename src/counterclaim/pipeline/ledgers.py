"""A ledger opened with the house's own review, and who reads for it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import counterclaim
from counterclaim.accounts.review import reviewed
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.model import Claim, Document, Finding

_PARTS: Final = ("model", "languages", "places", "reading", "algebra", "findings")
"""The folders whose files decide what a reading gives."""

_SUFFIXES: Final = frozenset({".py", ".yml", ".tsv", ".z", ".json"})


def opened(where: str | Path, *, create: bool = False, pooled: bool = False) -> Ledger:
    """The ledger there, with decisions taking effect; see `open_ledger`. Raises LedgerError where it cannot be."""
    return open_ledger(where, create=create, reviewed=reviewed, judged=_judged, contains=_contains, pooled=pooled)


def _contains(outer: str, inner: str) -> bool:
    from counterclaim.places import gazetteer  # here, since it is loaded only where places are asked for

    return gazetteer(("en",)).contains(outer, inner)


def _judged(
    document: Document, read: Sequence[Claim], standing: Sequence[Claim], found: Sequence[Finding]
) -> Sequence[Finding]:
    from counterclaim.pipeline.judging import judged  # here, since it loads the algebra, and few decisions need it

    return judged(document, read, standing, found)


@cache
def reader() -> str:
    """Who reads: the version, and a digest of the code and data that decide what is read."""
    root = Path(counterclaim.__file__).parent
    whole = hashlib.sha256()
    for part in _PARTS:
        for path in sorted((root / part).rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                whole.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return f"counterclaim {counterclaim.__version__} {whole.hexdigest()[:16]}"
