"""Feasibility in rational arithmetic, for the rare system on which floating point cannot be believed.

The simplex method with Bland's rule on: maximise b·y subject to A'y <= 0, sum of y <= 1, y >= 0, where the rows are
written Ax >= b. A value above zero is a Farkas certificate; at zero the prices are a solution x of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from counterclaim.algebra.proof import Farkas
from counterclaim.algebra.system import Row

Tableau = list[list[Fraction]]


def solve(rows: Sequence[Row], width: int) -> tuple[Fraction, ...] | Farkas:
    """A non-negative rational solution of `rows`, or the certificate that there is none."""
    sides = [(index, 1, row.low) for index, row in enumerate(rows) if row.low is not None]
    sides += [(index, -1, -row.high) for index, row in enumerate(rows) if row.high is not None]
    tableau = [[Fraction(0)] * (len(sides) + width + 2) for _ in range(width + 2)]
    for column, (index, sign, bound) in enumerate(sides):
        for variable, coefficient in rows[index].terms:
            tableau[variable][column] += sign * coefficient
        tableau[width][column] = Fraction(1)
        tableau[-1][column] = Fraction(-bound)
    for line in range(width + 1):
        tableau[line][len(sides) + line] = Fraction(1)
    tableau[width][-1] = Fraction(1)
    basis = _optimise(tableau, [len(sides) + line for line in range(width + 1)])
    if tableau[-1][-1] == 0:
        return tuple(tableau[-1][len(sides) : len(sides) + width])
    weights = [(sides[column], tableau[line][-1]) for line, column in enumerate(basis) if column < len(sides)]
    scale = lcm(*(value.denominator for _, value in weights))
    return Farkas(tuple((index, int(sign * value * scale)) for (index, sign, _), value in weights if value))


def _optimise(tableau: Tableau, basis: list[int]) -> list[int]:
    while True:
        enter = next((column for column, value in enumerate(tableau[-1][:-1]) if value < 0), None)
        if enter is None:
            return basis
        _, _, leave = min(
            (line[-1] / line[enter], basis[index], index) for index, line in enumerate(tableau[:-1]) if line[enter] > 0
        )
        _pivot(tableau, leave, enter)
        basis[leave] = enter


def _pivot(tableau: Tableau, leave: int, enter: int) -> None:
    pivot = tableau[leave][enter]
    row = tableau[leave] = [value / pivot for value in tableau[leave]]
    for index, line in enumerate(tableau):
        if index != leave and (factor := line[enter]):
            tableau[index] = [value - factor * other for value, other in zip(line, row, strict=True)]
