"""Which findings somebody wants to see."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import typer

from counterclaim.model import Answer
from counterclaim.model.vocabulary import codes


def keeper(select: Iterable[str], ignore: Iterable[str], severity: int) -> Callable[[Answer], Answer]:
    """The function that leaves, of an answer, the findings wanted: selected (none: all), not ignored, severe enough.

    A code may be cut short to mean a family: CC1 is all of CC101 to CC199. Raises typer.BadParameter for one that fits
    no finding.
    """
    wanted, unwanted = fitting(select, "--select") or frozenset(codes()), fitting(ignore, "--ignore")

    def keep(answer: Answer) -> Answer:
        left = (f for f in answer.findings if f.code in wanted - unwanted and f.severity <= severity)
        return answer._replace(findings=tuple(left))

    return keep


def fitting(written: Iterable[str], option: str) -> frozenset[str]:
    """The codes that are meant, a family's by its beginning. Raises typer.BadParameter for what fits none."""
    found: set[str] = set()
    for one in ",".join(written).upper().replace(",", " ").split():
        fitting = {code for code in codes() if code.startswith(one)}
        if not fitting:
            raise typer.BadParameter(
                f"no finding has the code “{one}”; `counterclaim explain` lists them.", param_hint=option
            )
        found |= fitting
    return frozenset(found)
