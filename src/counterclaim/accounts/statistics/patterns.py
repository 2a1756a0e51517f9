"""What reports say of a trend, beside the numbers.

A report may say that attacks grew more frequent, or were the largest since a date. What the words mean is data of the
languages; here comes the direction that was said, and what the reported numbers show of it. Numbers bear a trend out,
stand at odds with it, or leave it open: they are open wherever a night without a report could decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from counterclaim.model.measured import Bounds, Pattern, Point, Said, Series, Verdict

SPAN = 7
"""Periods that "more" and "fewer" compare with as many before them."""


def patterns(said: Iterable[Said], series: Series, *, span: int = SPAN) -> tuple[Pattern, ...]:
    """Each said trend beside the series that the caller takes it to be about, in the order given.

    The period of a trend is the last that had begun by the end of what its report counts, or else by its publication.
    "Together" has no number that could decide it: it stays open, and the waves of the night are what to look at.
    """
    compare: dict[str, Callable[[Said, Sequence[Point]], Pattern]] = {
        "more": lambda one, points: _level(one, points, span),
        "fewer": lambda one, points: _level(one, points, span),
        "largest": _extreme,
        "smallest": _extreme,
    }
    found = []
    for one in said:
        points = [point for point in series.points if point.period.start < (one.about or one.published)]
        if one.trend not in compare:
            found.append(_open(one, points[-1:], "numbers do not tell whether attacks were carried out together"))
        elif not points:
            found.append(_open(one, points, "no period of the series had begun"))
        else:
            found.append(compare[one.trend](one, points))
    return tuple(found)


def _level(said: Said, points: Sequence[Point], span: int) -> Pattern:
    """Means a reported period, of the last `span` and of as many before them."""
    recent, earlier = points[-span:], points[-2 * span : -span]
    compared = [*earlier, *recent]
    if len(compared) < 2 * span:
        return _open(said, compared, f"fewer than {2 * span} periods to compare")
    now, then = _mean(recent), _mean(earlier)
    if now is None or then is None or _told(recent) * 2 <= span or _told(earlier) * 2 <= span:
        return _open(said, compared, "half of the periods or more have no report")
    verdict = _greater(now, then) if said.trend == "more" else _greater(then, now)
    return _pattern(said, verdict, now, then, compared)


def _extreme(said: Said, points: Sequence[Point]) -> Pattern:
    """The last period against each earlier one since the date said, or since the series begins."""
    *before, last = points
    earlier = [each for each in before if said.since is None or each.period.end.date() >= said.since]
    now = _bounds(last)
    if now is None or not earlier:
        return _open(said, [*earlier, last], "no report of the period itself" if now is None else "nothing to compare")
    told = [(bounds, each) for each in earlier if (bounds := _bounds(each))]
    turned = said.trend == "smallest"
    verdicts = [_greater(then, now) if turned else _greater(now, then) for then, _ in told]
    against = [pair for pair, verdict in zip(told, verdicts, strict=True) if verdict == "at odds"]
    if against:
        then, point = (min if turned else max)(against, key=lambda pair: pair[0][0])
        return _pattern(said, "at odds", now, then, [point, last])
    if len(told) < len(earlier) or "open" in verdicts:
        return _open(said, [*earlier, last], "a period without a report, or with a wide one, could decide")
    then, point = (min if turned else max)(told, key=lambda pair: pair[0][0])
    return _pattern(said, "borne out", now, then, [point, last])


def _greater(one: Bounds, other: Bounds) -> Verdict:
    """Whether one is certainly greater than the other; equal numbers are at odds with "greater"."""
    if other[1] is not None and one[0] > other[1]:
        return "borne out"
    return "at odds" if one[1] is not None and one[1] <= other[0] else "open"


def _bounds(point: Point) -> Bounds | None:
    if point.reported is None:
        return None
    low, high = point.reported
    return Fraction(low), None if high is None else Fraction(high)


def _mean(points: Sequence[Point]) -> Bounds | None:
    known = [bounds for point in points if (bounds := _bounds(point))]
    if not known:
        return None
    highs = [high for _, high in known if high is not None]
    most = sum(highs, Fraction(0)) / len(known) if len(highs) == len(known) else None
    return sum((low for low, _ in known), Fraction(0)) / len(known), most


def _told(points: Sequence[Point]) -> int:
    return sum(point.reported is not None for point in points)


def _pattern(said: Said, verdict: Verdict, now: Bounds, then: Bounds, points: Sequence[Point]) -> Pattern:
    because = f"{_shown(now)} against {_shown(then)}"
    return Pattern(
        said, verdict, now, then, tuple(each.period for each in points), len(points) - _told(points), because
    )


def _open(said: Said, points: Sequence[Point], because: str) -> Pattern:
    return Pattern(said, "open", None, None, tuple(p.period for p in points), len(points) - _told(points), because)


def _shown(bounds: Bounds) -> str:
    low, high = bounds
    if high is None:
        return f"at least {float(low):g}"
    return f"{float(low):g}" if low == high else f"{float(low):g} to {float(high):g}"
