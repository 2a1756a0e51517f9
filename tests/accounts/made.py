"""Claims of many invented reports in few words each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from counterclaim.accounts import Context, Question, figure, scoped
from counterclaim.accounts.context import pairs
from counterclaim.accounts.periods import night as night_period
from counterclaim.model.kept import Source, Told
from counterclaim.model.records import Claim, Count, Evidence, Place, Quote, Speaker, Town, Window
from counterclaim.pipeline.accounting import _clashing, _solved

MORNING = date(2031, 7, 10)
EVE = datetime(2031, 7, 9, 12, tzinfo=UTC)  # noon before the night


def parent(code: str) -> str | None:
    return code.partition("-")[0] if "-" in code else None


def at(hour: float) -> datetime:
    """An hour of the night's evening, or beyond 24 of its morning."""
    return EVE - timedelta(hours=12) + timedelta(hours=hour)


def hours(start: float | None, end: float | None) -> Window:
    return Window(None if start is None else at(start), None if end is None else at(end), None, "minute", "UTC")


NIGHT = Window(None, None, MORNING, "night", "UTC")
DAY = Window(datetime(2031, 7, 10, tzinfo=UTC), datetime(2031, 7, 11, tzinfo=UTC), None, "day", "UTC")


class Press:
    """Reports as they come: each call of `report` is one report with its claims."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.reports = 0

    def report(self, *claims: dict, source: str = "ministry", told: float = 31.0, origin: str = "") -> str:
        """A report published at that hour; `claims` as `said` makes them. Gives the report's id."""
        self.reports += 1
        key = f"{self.reports:012x}"
        for number, said in enumerate(claims, 1):
            self.told.append(
                Told(_claim(f"{key}.c{number}", key, number, **said), key, source, at(told), "read", origin)
            )
        return key

    def ids(self, report: str) -> list[str]:
        return [each.claim.id for each in self.told if each.report == report]


def said(number, *codes, window=NIGHT, **fields) -> dict:
    """What a claim says: a number, or (low, high), over places."""
    return {"number": number, "codes": codes, "window": window, **fields}


def _claim(key, report, at_, number, codes, window, thing="drone", measure="intercepted", form=None, **fields) -> Claim:
    low, high = number if isinstance(number, tuple) else (number, number)
    form = form or ("exact" if low == high else "range" if high is not None else "at_least")
    part_of = fields.pop("part", None)
    speaker = fields.pop("by", None)
    towns = tuple(Town(name, f"geonames:{name}", region) for name, region in fields.pop("towns", ()))
    return Claim(
        key,
        measure,
        thing,
        Count(low, high, form),
        Quote(10 * at_, 10 * at_ + 8, f"{low} {thing}"),
        places=tuple(Place(code, code) for code in codes),
        towns=towns,
        window=window,
        part_of=part_of and f"{report}.c{part_of}",
        speaker=speaker and Speaker(speaker),
        evidence=Evidence(
            count=(10 * at_, 10 * at_ + 1), thing=(10 * at_ + 2, 10 * at_ + 8), measure=fields.pop("verb", None)
        ),
        **fields,
    )


SOURCES = {
    "ministry": Source("ministry", speaker="Ministry of Northland", side="north", place="AA", grade="C"),
    "governor": Source("governor", speaker="Governor of Alder", side="north", place="AA-1", grade="C"),
    "agency": Source("agency", grade="B"),
    "southland": Source("southland", speaker="Southland Command", side="south", view=(("AA-9", "BB"),)),
}


def context(same=(), apart=(), solver=None, **fields) -> Context:
    from functools import partial

    return Context(
        SOURCES,
        same=pairs(same),
        apart=pairs(apart),
        parent=parent,
        solver=solver or partial(_solved, parent, True),
        clashes=partial(_clashing, parent),
    )._replace(**fields)


def ask(told, place=None, measure="intercepted", thing="drone", source=None, around=None):
    """The figure of the night, checked to count or exclude each claim once."""
    around = around or context()
    asked = Question(measure, thing, place, night_period(MORNING, "UTC"), source)
    found = figure([scoped(each, around) for each in told], asked, around)
    if found is not None:
        names = [*found.counted, *(each.claim for each in found.excluded)]
        assert len(names) == len(set(names))
    return found


def reasons(found) -> dict[str, str]:
    return {each.claim: each.because for each in found.excluded}
