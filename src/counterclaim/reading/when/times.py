"""Time phrases: runs of clock times, dates, nights and the words between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import NamedTuple

from counterclaim.reading.when.clocks import Atom, Day, bracketed
from counterclaim.reading.when.timewords import SLOTS, atom_at
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_HARD = frozenset({"clock", "date", "weekday", "relday", "daypart"})  # kinds that make a phrase one of time
_TIMED = _HARD | {"word", "dash", "day"}
_LOOSE_END = frozenset({"word", "dash", "filler", "day"})
_LOOSE_START = frozenset({"dash", "filler", "zone"})
_JOINTS = frozenset({",", "(", ")"})


class Point(NamedTuple):
    """One end of a window as said: `role` is the word before it (from, to, at, asof, by, on, and, between)."""

    role: str
    clock: time | None
    day: Day | int | str | None  # a Day, a weekday "wd:N", days from publication


class TimePhrase(NamedTuple):
    """A run of time words at tokens [i, j): its points in order, part of day and zone."""

    i: int
    j: int
    points: tuple[Point, ...]
    part: str | None
    zone: str | None
    bracketed: bool


def phrases(tokens: Tokens, hits: dict[int, Hit], a: int, b: int) -> list[TimePhrase]:
    """The time phrases in tokens [a, b)."""
    word = tokens.word
    out: list[TimePhrase] = []
    after = a
    for i in [k for k in range(a, b) if word[k][0].isdigit() or (k in hits and not SLOTS.isdisjoint(hits[k].senses))]:
        if i >= after:
            run, after = _run(tokens, hits, i, b)
            out += _phrase(tokens, run)
    return out


def _run(tokens: Tokens, hits: dict[int, Hit], i: int, b: int) -> tuple[list[Atom], int]:
    """The pieces of a time phrase that follow one another from token `i`, and where reading goes on behind them."""
    run: list[Atom] = []
    timed = hard = clocked = False
    while i < b:
        atom = _same_month(tokens, run, i) or atom_at(tokens, hits, i, b, timed, clocked)
        if atom is not None:
            run.append(atom)
            timed |= atom.kind in _TIMED
            hard |= atom.kind in _HARD
            clocked = atom.kind == "clock"
            i = atom.j
            continue
        if tokens.word[i] == "(" and (behind := _restated(tokens, hits, run, i, b)) is not None:
            i = behind
            continue
        joined = hard and tokens.word[i] in _JOINTS and i + 1 < b
        if not (joined and atom_at(tokens, hits, i + 1, b, True) is not None):
            return run, i + 1
        i, clocked = i + 1, False
    return run, i


def _restated(tokens: Tokens, hits: dict[int, Hit], run: list[Atom], i: int, b: int) -> int | None:
    """Behind the bracket at token `i` that gives the hours of `run` in another zone: "21:00 (18:00 GMT)"."""
    if not {"clock", "zone"} <= {atom.kind for atom in run}:
        return None
    kinds, k = set(), i + 1
    while k < b and tokens.word[k] != ")":
        atom = atom_at(tokens, hits, k, b, True, False)
        if atom is None:
            return None
        kinds.add(atom.kind)
        k = atom.j
    return k + 1 if {"clock", "zone"} <= kinds else None


def _same_month(tokens: Tokens, run: list[Atom], i: int) -> Atom | None:
    """The second day of "September 2 to 3"."""
    if len(run) < 2 or run[-1].kind not in ("word", "dash") or run[-1].value not in ("to", "and", "-"):
        return None
    day, word = run[-2].value, tokens.word[i]
    if not (isinstance(day, Day) and day.day and word.isdigit() and day.day < int(word) <= 31):
        return None
    return Atom("date", day._replace(day=int(word)), i, i + 1)


def _phrase(tokens: Tokens, run: list[Atom]) -> list[TimePhrase]:
    """The phrase that a run makes without the loose connectors at its ends; none when it names no time."""
    while run and run[-1].kind in _LOOSE_END:
        run = run[:-1]
    while run and run[0].kind in _LOOSE_START:
        run = run[1:]
    if not any(atom.kind in _HARD or atom.kind == "days" for atom in run):
        return []
    while len(run) > 1 and run[0].kind == "word" and run[1].kind == "word":
        run = run[1:]
    said = _Said()
    for atom in run:
        _say(said, atom)
    i, j = run[0].i, run[-1].j
    return [TimePhrase(i, j, tuple(_paired(said.points)), said.part, said.zone, bracketed(tokens, i))]


@dataclass(slots=True)
class _Said:
    """What a run has said so far: `role` and `day` wait for the point they belong to."""

    points: list[Point] = field(default_factory=list)
    role: str = ""
    day: tuple[str, int] | None = None  # a day whose month comes later, and its role
    part: str | None = None
    zone: str | None = None


def _say(said: _Said, atom: Atom) -> None:
    """Take up the next piece of a run."""
    value = atom.value
    match atom.kind:
        case "word":
            said.role = str(value)
        case "dash":
            said.role = "to"
        case "clock":
            assert isinstance(value, time)
            said.points.append(Point(said.role or "at", value, None))
            said.role = ""
        case "day":
            said.day, said.role = (said.role, int(str(value))), ""
        case "days":
            assert isinstance(value, tuple)
            said.points += [Point("from", None, value[0]), Point("to", None, value[1])]
            said.role = ""
        case "date" | "weekday" | "relday":
            day = f"wd:{value}" if atom.kind == "weekday" else value
            assert isinstance(day, Day | int | str)
            _say_day(said, day, atom.kind)
        case "daypart" if said.role == "by":  # "by the evening": no limits told
            said.part, said.role = None, "for"
        case "daypart":
            said.part, said.role = str(value), "" if said.role in ("to", "from") else said.role
        case "zone":
            said.zone = str(value)


def _paired(points: list[Point]) -> list[Point]:
    """ "17.05 (21:00) - 18.05 (05:30)": two dates, each with its hour behind it."""
    if [point.clock is None for point in points] != [True, False, True, False]:
        return points
    first, start, last, end = points
    return [Point("from", start.clock, first.day), Point("to", end.clock, last.day)]


def _say_day(said: _Said, day: Day | int | str, kind: str) -> None:
    """A day is that of the clock time before it ("at 22:35 this evening, Sunday"), or a point of its own."""
    if said.day is not None and isinstance(day, Day):  # "25 and 26 November"
        said.points.append(Point(said.day[0] or "from", None, Day(said.day[1], day.month, day.year)))
        said.role, said.day = said.role or "to", None
    last = said.points[-1] if said.points else None
    dateless = last is not None and last.day is None and said.role in ("", "on", "at", "filler")
    precise = last is not None and isinstance(last.day, int) and kind != "relday" and said.role in ("", "on")
    if last is not None and last.clock and (dateless or precise):
        said.points[-1] = last._replace(day=day)
    else:
        said.points.append(Point(said.role or "on", None, day))
    said.role = ""
