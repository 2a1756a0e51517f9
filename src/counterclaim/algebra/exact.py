"""The simplex method in exact arithmetic, warm from one question to the next.

Each row is a variable, the sum of its terms, and holds when that sum lies between the row's bounds. A row let go keeps
its place and loses its bounds, so the next question starts where the last one stopped. This is the general simplex of
Dutertre & de Moura (2006), with Bland's rule (1977) against cycles. A sum that cannot reach its bound is a Farkas
certificate. Rows of claims have coefficients of one, so nearly all arithmetic is of whole numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from math import lcm

from counterclaim.algebra.proof import Farkas, Row

Number = int | Fraction
Line = dict[int, Number]


class Simplex:
    """Rows over `width` variables from zero up; none of the rows is held at first."""

    def __init__(self, rows: Sequence[Row], width: int) -> None:
        self.width = width
        self._rows = rows
        self._held: frozenset[int] = frozenset()
        self._crossed = frozenset(
            index for index, (_, low, high, _) in enumerate(rows) if low is not None and high is not None and low > high
        )
        self._low: list[Number | None] = [0] * width + [None] * len(rows)
        self._high: list[Number | None] = [None] * (width + len(rows))
        self._value: list[Number] = [0] * (width + len(rows))
        self._lines: dict[int, Line] = {}  # a variable in terms of others: Σ coefficient · variable
        self._loose: dict[int, tuple[int, int]] = {}  # row → what is added to its sum, what is taken off
        self._pins: dict[int, list[int]] = {}  # variable → rows that do no more than bound it from above
        for index, row in enumerate(rows):
            if len(row.terms) == 1 and row.terms[0][1] == 1 and row.low is None and (row.high or 0) >= 0:
                self._pins.setdefault(row.terms[0][0], []).append(index)
                continue
            line = self._lines[width + index] = {}
            for variable, coefficient in row.terms:
                line[variable] = line.get(variable, 0) + coefficient

    def solve(self, held: Collection[int]) -> Farkas | None:
        """The certificate that the rows at these places have no solution; None if `point` is one."""
        self._hold(frozenset(held))
        if crossed := self._crossed & self._held:
            return Farkas(((min(crossed), 1), (min(crossed), -1)))
        while (outside := self._outside()) is not None:
            wrong, short, bound = outside
            line = self._lines[wrong]
            enter = max((v for v, rate in line.items() if self._moves(v, (rate > 0) == short)), default=None)
            if enter is None:
                return self._certificate(wrong, short)
            self._pivot(wrong, enter, bound)
        return None

    def point(self) -> tuple[Number, ...]:
        """The values of the variables."""
        return tuple(self._value[: self.width])

    def loosen(self, row: int) -> tuple[int, int]:
        """Two variables, zero until `freed`: what is added to the sum of a row, and what is taken off it."""
        if row not in self._loose:
            place = self.width + row
            self._loose[row] = (self._add(place, 1), self._add(place, -1))
        return self._loose[row]

    def free(self, variables: Collection[int], most: int | None) -> None:
        """Lets variables of `loosen` reach from zero to `most` (None: no bound)."""
        for variable in variables:
            self._high[variable] = most
            if most is not None and variable not in self._lines and self._value[variable] > most:
                self._move(variable, most)

    def least(self, cost: Mapping[int, int]) -> bool:
        """Moves from a solution to one of the lowest cost; False if the cost can fall for ever."""
        slope: Line = {}
        for variable, price in cost.items():
            _add_to(slope, self._lines.get(variable, {variable: 1}), price)
        while True:
            enter = min((v for v, rise in slope.items() if self._moves(v, rise < 0)), default=None)
            if enter is None:
                return True
            leave = self._first_stop(enter, slope[enter] < 0)
            if leave is None:
                return False
            stop, bound = leave
            if stop == enter:
                self._move(enter, bound)
                continue
            self._pivot(stop, enter, bound)
            _add_to(slope, self._lines[enter], slope.pop(enter))

    def _hold(self, held: frozenset[int]) -> None:
        changed = self._held ^ held
        self._held = held
        for index in changed:
            row, place = self._rows[index], self.width + index
            if row.terms and (pins := self._pins.get(place := row.terms[0][0])) and index in pins:
                self._high[place] = min(
                    (most for pin in pins if pin in held and (most := self._rows[pin].high) is not None), default=None
                )
            else:
                place = self.width + index
                self._low[place], self._high[place] = (row.low, row.high) if index in held else (None, None)
            if place not in self._lines and (missed := self._missed(place)):
                self._move(place, missed[1])

    def _missed(self, variable: int) -> tuple[bool, Number] | None:
        """Whether the variable is below its bounds (or above), and the nearer bound; None if it is within."""
        value, low, high = self._value[variable], self._low[variable], self._high[variable]
        if low is not None and value < low:
            return True, low
        return (False, high) if high is not None and value > high else None

    def _outside(self) -> tuple[int, bool, Number] | None:
        """The last variable that is written in terms of others and misses its bounds: whether below, and the bound."""
        value, low, high = self._value, self._low, self._high
        for variable in sorted(self._lines, reverse=True):
            now = value[variable]
            if (least := low[variable]) is not None and now < least:
                return variable, True, least
            if (most := high[variable]) is not None and now > most:
                return variable, False, most
        return None

    def _moves(self, variable: int, up: bool) -> bool:
        bound = self._high[variable] if up else self._low[variable]
        return bound is None or self._value[variable] != bound

    def _first_stop(self, enter: int, up: bool) -> tuple[int, Number] | None:
        """The variable that first meets a bound as `enter` moves, and the bound; None if there is none."""
        stops: list[tuple[Number, int, Number]] = []
        rates: Line = {enter: 1, **{v: line[enter] for v, line in self._lines.items() if enter in line}}
        for variable, rate in rates.items():
            bound = self._high[variable] if (rate > 0) == up else self._low[variable]
            if bound is not None:
                way = _over(bound - self._value[variable], rate)
                stops.append((way if up else -way, variable, bound))
        if not stops:
            return None
        _, first, bound = min(stops)
        return first, bound

    def _add(self, place: int, sign: int) -> int:
        """A new variable that adds to the sum at `place`."""
        new = len(self._value)
        self._value.append(0)
        self._low.append(0)
        self._high.append(0)
        if place in self._lines:
            self._lines[place][new] = sign
        else:
            for line in self._lines.values():
                if place in line:
                    line[new] = -sign * line[place]
        return new

    def _move(self, variable: int, to: Number) -> None:
        step = to - self._value[variable]
        self._value[variable] = to
        for name, line in self._lines.items():
            if variable in line:
                self._value[name] += line[variable] * step

    def _pivot(self, leave: int, enter: int, bound: Number) -> None:
        """Writes `enter` in terms of `leave`, which comes to lie on its bound."""
        line = self._lines.pop(leave)
        rate = line.pop(enter)
        self._move_to(enter, _over(bound - self._value[leave], rate))
        self._value[leave] = bound
        turned: Line = {variable: _over(-other, rate) for variable, other in line.items()}
        turned[leave] = _over(1, rate)
        for other in self._lines.values():
            if enter in other:
                _add_to(other, turned, other.pop(enter))
        self._lines[enter] = turned

    def _move_to(self, variable: int, step: Number) -> None:
        self._move(variable, self._value[variable] + step)

    def _certificate(self, wrong: int, short: bool) -> Farkas:
        sign = 1 if short else -1
        found: list[tuple[int, Number]] = []
        for variable, weight in ((wrong, sign), *((v, -sign * rate) for v, rate in self._lines[wrong].items())):
            if self.width <= variable < self.width + len(self._rows):
                found.append((variable - self.width, weight))
            elif weight < 0 and variable < self.width:
                bound = self._high[variable]
                pin = next(row for row in self._pins[variable] if row in self._held and self._rows[row].high == bound)
                found.append((pin, weight))
        scale = lcm(*(weight.denominator for _, weight in found))
        return Farkas(tuple(sorted((row, int(weight * scale)) for row, weight in found)))


def _over(number: Number, divisor: Number) -> Number:
    if divisor == 1:
        return number
    if divisor == -1:
        return -number
    quotient, rest = divmod(number, divisor)
    return Fraction(number) / divisor if rest else quotient


def _add_to(line: Line, other: Mapping[int, Number], times: Number) -> None:
    for variable, coefficient in other.items():
        total = line.get(variable, 0) + times * coefficient
        if total:
            line[variable] = total
        else:
            line.pop(variable, None)
