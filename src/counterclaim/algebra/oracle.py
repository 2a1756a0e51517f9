"""Whether rows have a solution in whole numbers: in exact arithmetic, or by HiGHS where they are very many.

This is the only module that imports the solver, and it does so when the first large system comes: loading it takes
longer than judging most reports. No answer of it is believed that exact arithmetic does not confirm.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import accumulate
from math import floor, lcm
from typing import Any, NamedTuple

from counterclaim.algebra.exact import Number, Simplex
from counterclaim.algebra.proof import Certificate, Farkas, Owner, Row, Split, System, above, below, refutes, satisfies

_SMALL = 2000  # rows up to which exact arithmetic is the faster one; no solver is loaded for them
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
    return _settle(rows, width, cost or {}, iter(range(splits)))


def _settle(
    rows: tuple[Row, ...], width: int, cost: Mapping[int, int], cases: Iterator[int]
) -> tuple[int, ...] | Certificate:
    """The answer for `rows`; each split of a fraction in two takes one of the `cases` left to all."""
    answer = _believed(rows, width, cost) if len(rows) > _SMALL else None
    if answer is None:
        simplex = Simplex(rows, width)
        answer = simplex.solve(range(len(rows)))
        if answer is None:
            simplex.least(cost)
            answer = simplex.point()
    if isinstance(answer, Farkas):
        return answer
    part = _fraction(answer)
    if part is None:
        return tuple(map(int, answer))
    if next(cases, None) is None:
        raise UnsettledError
    return _split(rows, width, cost, cases, *part)


def _fraction(point: Sequence[Number]) -> tuple[int, Number] | None:
    """The first variable that is not a whole number, and its value."""
    return next(((variable, value) for variable, value in enumerate(point) if value.denominator > 1), None)


def _believed(rows: tuple[Row, ...], width: int, cost: Mapping[int, int]) -> Farkas | tuple[Number, ...] | None:
    """The solver's proof or its point, fractions and all; None if exact arithmetic does not bear it out."""
    vertex = _relax(rows, width, cost)
    if vertex.point is None:
        farkas = _weights(vertex.ray)
        return farkas if farkas and refutes(rows, farkas) else None
    whole = tuple(round(value) for value in vertex.point)
    if satisfies(rows, whole):
        return whole
    point = tuple(Fraction(v) if abs(v - w) > _NEAR else w for v, w in zip(vertex.point, whole, strict=True))
    return point if _fraction(point) else None


def _split(
    rows: tuple[Row, ...], width: int, cost: Mapping[int, int], cases: Iterator[int], variable: int, value: Number
) -> tuple[int, ...] | Certificate:
    split = Split(variable, floor(value), Farkas(()), Farkas(()))
    low = _settle((*rows, below(split)), width, cost, cases)
    if not isinstance(low, Farkas | Split):
        return low
    high = _settle((*rows, above(split)), width, cost, cases)
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


class Refuted(NamedTuple):
    """Rows that have no solution, and the proof."""

    rows: tuple[Row, ...]
    certificate: Certificate


class Oracle:
    """Answers about one system, warm from one question to the next."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._simplex = Simplex(system.rows, system.width) if len(system.rows) <= _SMALL else None

    def settle(self, owners: Collection[Owner]) -> tuple[int, ...] | Refuted:
        """Whole numbers with which all that `owners` say is true, or the proof that there are none.

        Raises UnsettledError.
        """
        system, held = self.system, frozenset(owners)
        if self._simplex:
            farkas = self._simplex.solve(_held(system.rows, held))
            if farkas:
                return Refuted(system.rows, farkas)
            point = self._simplex.point()
            if not _fraction(point):
                return tuple(map(int, point))
        rows = system.only(held)
        answer = settle(rows, system.width)
        return Refuted(rows, answer) if isinstance(answer, Farkas | Split) else answer

    def nearest(self, owners: Collection[Owner], free: Collection[Owner]) -> tuple[int, ...]:
        """A solution of what `owners` say that misses the counts of those `free` by little, by the least in most cases.

        Raises UnsettledError, and ValueError where there is none.
        """
        rows = self.system.rows
        closed = frozenset(owners).difference(owner for owner in free if owner.closure)
        loose = [index for index, row in enumerate(rows) if row.owner in free and row.owner in closed]
        if self._simplex:
            steps = [step for index in loose for step in self._simplex.loosen(index)]
            self._simplex.free(steps, None)
            farkas = self._simplex.solve(_held(rows, closed))
            if farkas is None:
                self._simplex.least(dict.fromkeys(steps, 1))
            point = self._simplex.point()
            self._simplex.free(steps, 0)
            if farkas is None and not _fraction(point):
                return tuple(map(int, point))
        return self._nearest(closed, loose)

    def _nearest(self, owners: Collection[Owner], loose: Sequence[int]) -> tuple[int, ...]:
        """The same with two columns added for each loose row, from a cold start."""
        width = self.system.width
        steps = {index: width + 2 * place for place, index in enumerate(loose)}
        rows = tuple(
            row._replace(terms=(*row.terms, (steps[index], 1), (steps[index] + 1, -1))) if index in steps else row
            for index, row in enumerate(self.system.rows)
            if row.owner is None or row.owner in owners
        )
        wider = width + 2 * len(loose)
        point = settle(rows, wider, dict.fromkeys(range(width, wider), 1))
        if isinstance(point, Farkas | Split):
            raise ValueError("a repair that repairs nothing")
        return point[:width]


def _held(rows: Sequence[Row], owners: Collection[Owner]) -> list[int]:
    return [index for index, row in enumerate(rows) if row.owner is None or row.owner in owners]
