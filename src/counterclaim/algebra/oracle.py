"""Asks HiGHS whether rows have a solution, and believes no answer that exact arithmetic does not confirm.

This is the only module that imports the solver. It does so when the first question comes: most reports are settled
without one, and loading it takes longer than judging them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import accumulate
from math import floor, lcm
from typing import Any, NamedTuple

from counterclaim.algebra import exact
from counterclaim.algebra.proof import Certificate, Farkas, Split, above, below, refutes, satisfies
from counterclaim.algebra.system import Row

_NEAR = 1e-6  # a value this close to a whole number is tried as that number
_SPLITS = 200  # cases tried before a question is given up


class Vertex(NamedTuple):
    """Where the solver stopped: a point, or None and a ray of row weights."""

    point: tuple[float, ...] | None
    ray: tuple[float, ...]


class UnsettledError(Exception):
    """No proof and no solution within the cases tried."""


@cache
def _solver() -> tuple[Any, Any, Any]:
    import highspy
    import numpy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in {"output_flag": False, "presolve": "off", "solver": "simplex", "threads": 1}.items():
        solver.setOptionValue(option, value)
    return highspy, numpy, solver


def _relax(rows: Sequence[Row], width: int, cost: Mapping[int, int]) -> Vertex:
    highspy, numpy, solver = _solver()
    infinity = highspy.kHighsInf
    flat = [variable for row in rows for variable, _ in row.terms]
    used = sorted({*flat, *cost})
    column = {variable: index for index, variable in enumerate(used)}
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(used), len(rows)
    model.col_cost_ = numpy.array([cost.get(variable, 0) for variable in used], float)
    model.col_lower_, model.col_upper_ = numpy.zeros(len(used)), numpy.full(len(used), infinity)
    model.row_lower_ = numpy.array([-infinity if row.low is None else row.low for row in rows], float)
    model.row_upper_ = numpy.array([infinity if row.high is None else row.high for row in rows], float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = numpy.array([0, *accumulate(len(row.terms) for row in rows)], numpy.int32)
    model.a_matrix_.index_ = numpy.array([column[variable] for variable in flat], numpy.int32)
    model.a_matrix_.value_ = numpy.array([coefficient for row in rows for _, coefficient in row.terms], float)
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        _, known, ray = solver.getDualRay()
        return Vertex(None, tuple(ray) if known else ())
    point = dict(zip(used, solver.getSolution().col_value, strict=True))
    return Vertex(tuple(point.get(variable, 0.0) for variable in range(width)), ())


def settle(
    rows: tuple[Row, ...], width: int, cost: Mapping[int, int] | None = None, splits: int = _SPLITS
) -> tuple[int, ...] | Certificate:
    """Non-negative integers that satisfy `rows` (of low `cost`, not surely the lowest), or the proof that none do.

    Raises UnsettledError if `splits` cases are not enough.
    """
    vertex = _relax(rows, width, cost or {})
    if vertex.point is None:
        farkas = _weights(vertex.ray)
        if farkas and refutes(rows, farkas):
            return farkas
    elif satisfies(rows, whole := tuple(round(value) for value in vertex.point)):
        return whole
    fraction = next((v for v in enumerate(vertex.point or ()) if abs(v[1] - round(v[1])) > _NEAR), None)
    if fraction is None:
        answer = exact.solve(rows, width)
        if isinstance(answer, Farkas):
            return answer
        fraction = next(((v, float(value)) for v, value in enumerate(answer) if value.denominator > 1), None)
        if fraction is None:
            return tuple(int(value) for value in answer)
    if splits < 2:
        raise UnsettledError
    return _split(rows, width, cost, splits // 2, *fraction)


def _split(
    rows: tuple[Row, ...], width: int, cost: Mapping[int, int] | None, splits: int, variable: int, value: float
) -> tuple[int, ...] | Certificate:
    split = Split(variable, floor(value), Farkas(()), Farkas(()))
    low = settle((*rows, below(split)), width, cost, splits)
    if not isinstance(low, Farkas | Split):
        return low
    high = settle((*rows, above(split)), width, cost, splits)
    if not isinstance(high, Farkas | Split):
        return high
    return split._replace(below=low, above=high)


def _weights(ray: Sequence[float]) -> Farkas | None:
    sizes = [abs(value) for value in ray if abs(value) > _NEAR]
    if not sizes:
        return None
    parts = {
        index: Fraction(value / min(sizes)).limit_denominator(1000)
        for index, value in enumerate(ray)
        if abs(value) > _NEAR
    }
    scale = lcm(*(part.denominator for part in parts.values()))
    return Farkas(tuple((index, int(part * scale)) for index, part in parts.items()))
