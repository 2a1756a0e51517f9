"""A conflict between reports as a record for the reader: its sum, what it rests on, what would settle it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.accounts.context import Conflict, Constraint, Context
from counterclaim.accounts.scoped import Scoped
from counterclaim.model.records import Contradiction
from counterclaim.model.text import fold

Term = tuple[int, int]  # weight, bound used


def contradiction(
    conflict: Conflict, rows: Sequence[Constraint], told: Sequence[Scoped], context: Context
) -> Contradiction:
    """The contradiction that `conflict` is; `told` are the claims behind its constraints, as told.

    Severity 2: one voice across its posts. 3: several voices, under assumptions. 4: an approximate number is needed, or
    a list being complete.
    """
    left = [(weight, rows[index].low) for weight, index in conflict.weights if weight > 0]
    right = [(-weight, rows[index].high or 0) for weight, index in conflict.weights if weight < 0]
    voices = {each.voice for each in told}
    several = len(voices) > 1 or not all(each.own for each in told)  # a relay may have its numbers from elsewhere
    assumed = _assumptions(conflict, rows, told, several)
    grave = any(rows[index].soft or rows[index].minus for index in conflict.constraints)
    same = len({(each.sites, each.claim.thing, each.when) for each in told}) == 1
    kind = "totals" if same or len(told) > 2 else "part"
    return Contradiction(
        kind if len(left) + len(right) == 2 else "sum",
        tuple(each.id for each in told),
        f"{_stated(left, right)}: {', '.join(_called(voice, told) for voice in sorted(voices))}",
        (f"{_sum(left)} > {_sum(right, alone=True)}",),
        tuple(_repairs(conflict, rows)),
        4 if grave else 3 if several else 2,
        assumed,
    )


def _assumptions(
    conflict: Conflict, rows: Sequence[Constraint], told: Sequence[Scoped], several: bool
) -> tuple[str, ...]:
    needed = {
        "same_night": any(each.when and each.when.kind != "clock" for each in told),
        "published": any(each.when and each.when.kind == "undated" for each in told),
        "same_territory": several and any(each.viewed or len(each.sites or ()) > 1 for each in told),
        "same_measure": several,
        "complete_list": any(rows[index].minus for index in conflict.constraints),
        "soft_number": any(rows[index].soft for index in conflict.constraints),
    }
    return tuple(key for key, needs in needed.items() if needs)


def _called(voice: str, told: Sequence[Scoped]) -> str:
    """A voice as its claims write it."""
    speakers = [each.claim.speaker for each in told if each.voice == voice]
    written = [said for each in speakers if each for said in (each.name, each.role) if said]
    return next((said for said in written if fold(said) == voice), (written or [voice])[0])


def _stated(left: Sequence[Term], right: Sequence[Term]) -> str:
    more, less = sum(w * bound for w, bound in left), sum(w * bound for w, bound in right)
    return f"at least {more} by some numbers, at most {less} by the others"


def _sum(terms: Sequence[Term], alone: bool = False) -> str:
    """ "8 + 2·3 = 14"; on the right of a comparison the total comes first."""
    written = " + ".join(f"{bound}" if weight == 1 else f"{weight}·{bound}" for weight, bound in terms) or "0"
    if len(terms) < 2:
        return written
    total = sum(weight * bound for weight, bound in terms)
    return f"{total} = {written}" if alone else f"{written} = {total}"


def _repairs(conflict: Conflict, rows: Sequence[Constraint]) -> Sequence[str]:
    """The nearest number that each single constraint could have; sets of several are named together."""
    gap = sum(weight * (rows[index].low if weight > 0 else rows[index].high or 0) for weight, index in conflict.weights)
    weights = {index: weight for weight, index in conflict.weights}
    lines = []
    for way in conflict.repairs:
        if len(way) > 1 or way[0] not in weights:
            lines.append(" and ".join(_number(rows[index]) for index in way) + " → other numbers")
            continue
        index, weight = way[0], weights[way[0]]
        step = -(-gap // abs(weight))
        row = rows[index]
        if row.minus:
            lines.append(f"{step} in none of the parts told")
        elif weight < 0:
            lines.append(f"{_number(row)} → {(row.high or 0) + step} or more")
        elif row.low >= step:
            lines.append(f"{_number(row)} → {row.low - step} or fewer")
    return lines


def _number(row: Constraint) -> str:
    if row.minus:
        return "the list of parts"
    return f"{row.low}" if row.low == row.high else f"{row.low} or more" if row.high is None else f"at most {row.high}"
