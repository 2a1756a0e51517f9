"""Figures of nights added up to one of a longer period."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from counterclaim.accounts.questions import Question
from counterclaim.model.kept import Excluded, Figure, Reading

Bounds = tuple[int, int | None]


class Sum:
    """The sum of figures of separate nights."""

    def __init__(self) -> None:
        self._low, self._high = 0, 0
        self._endless = False
        self._reported: Bounds = (0, 0)
        self._readings: dict[str, Bounds] = {"nested": (0, 0), "additive": (0, 0)}
        self._counted: dict[str, None] = {}
        self._excluded: dict[str, Excluded] = {}
        self._binding: dict[str, None] = {}
        self._assumed: set[str] = set()
        self._nights: set[date] = set()

    def add(self, morning: date, figure: Figure) -> None:
        """Adds the figure of one more night (or day)."""
        self._nights.add(morning)
        self._low += figure.low
        self._high += figure.high or 0
        self._endless = self._endless or figure.high is None
        self._reported = _plus(self._reported, figure.reported)
        read = {reading.name: (reading.low, reading.high) for reading in figure.readings}
        for name, so_far in self._readings.items():
            self._readings[name] = _plus(so_far, read.get(name, figure.reported))
        self._counted.update(dict.fromkeys(figure.counted))
        for each in figure.excluded:  # a claim that reaches beyond one night may be counted in another
            if each.claim not in self._excluded or self._excluded[each.claim].because == "wider":
                self._excluded[each.claim] = each
        self._binding.update(dict.fromkeys(figure.binding))
        self._assumed.update(figure.assumptions)

    def figure(self, asked: Question, nights: Collection[date]) -> Figure:
        """The sum as the figure of `asked`, a period of those nights; bounded above only if all of them are."""
        whole = not self._endless and self._nights.issuperset(nights)
        return Figure(
            asked.id,
            asked.measure,
            asked.thing,
            asked.place,
            asked.period,
            asked.source,
            self._low,
            self._high if whole else None,
            self._reported,
            tuple(self._counted),
            tuple(each for each in self._excluded.values() if each.claim not in self._counted),
            tuple(self._binding),
            tuple(sorted(self._assumed)),
            tuple(Reading(name, *bounds) for name, bounds in self._readings.items())
            if self._readings["nested"] != self._readings["additive"]
            else (),
        )


def _plus(one: Bounds, other: Bounds) -> Bounds:
    return one[0] + other[0], None if one[1] is None or other[1] is None else one[1] + other[1]
