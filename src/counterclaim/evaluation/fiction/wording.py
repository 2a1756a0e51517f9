"""Tellings put into words: templates and forms are data, one file a language, shared with nothing that reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, NamedTuple

import yaml

from counterclaim.evaluation.fiction.records import Telling


class Counted(NamedTuple):
    """A number for a template: `{total:count}` gives it with its noun in that form, `{total:bare}` alone."""

    number: int
    thing: str
    words: Mapping[str, Any]

    def __format__(self, form: str) -> str:
        """The number, in letters where it is small and nothing inflects it, and its noun."""
        plain = str(self.number)
        thing = self.words["things"][self.thing]
        small = {**self.words["words"], **thing.get("words", {})}
        written = small.get(self.number, plain) if form in ("bare", "count") else plain
        if form == "bare":
            return str(written)
        nouns = thing[form]
        return f"{written} {nouns.get(self._ending(), nouns['many'])}"

    def _ending(self) -> str:
        last = self.number % 100
        by_last = self.words["endings"]
        ending = by_last.get(last, by_last.get(last % 10, "many"))
        return str(self.words["exact"].get(self.number, ending))


@cache
def words(language: str) -> Mapping[str, Any]:
    """The data of one language. Raises FileNotFoundError where there is none."""
    found = yaml.safe_load(files(__package__).joinpath(f"{language}.yml").read_text(encoding="utf-8"))
    return dict(found)


def text(told: Telling, language: str, chance: Random) -> str:
    """The report: one of the templates of its kind, filled in. Raises KeyError where the language has none."""
    own = words(language)
    things = {slot: "cruise_missile" if slot == "missiles" else "drone" for slot, _ in told.numbers}
    slots: dict[str, object] = {slot: Counted(number, things[slot], own) for slot, number in told.numbers}
    item = chance.choice(own["items"])
    listed = [item.format(part=Counted(number, "drone", own), over=own["over"][place]) for place, number in told.parts]
    inline = [own["items"][0].format(part=Counted(n, "drone", own), over=own["over"][place]) for place, n in told.parts]
    evening = told.morning - timedelta(days=1)
    slots |= {
        "items": own["join"].join(listed),
        "items_inline": ", ".join(line.partition(" ")[2] for line in inline),
        "part": Counted(told.parts[0][1], "drone", own) if told.parts else "",
        "over": own["over"].get(told.place, ""),
        "head": own["heads"].get(told.place, ""),
        "country": own["countries"][told.country],
        "command": own["commands"][told.country],
        "since": _clock(told.since),
        "until": _clock(told.until, end=True),
        "eve": _day(evening, own),
        "date": _day(evening if told.until <= 240 and told.kind == "window" else told.morning, own),
        "since_date": _day(told.begins or told.morning, own),
    }
    filled = chance.choice(own["texts"][told.kind]).format(**slots)
    return str(filled[0].upper() + filled[1:])


def _clock(minute: int, end: bool = False) -> str:
    hour, rest = divmod(20 * 60 + minute, 60)
    hour = hour if end and hour == 24 else hour % 24
    return f"{hour}:{rest:02}"


def _day(day: date, own: Mapping[str, Any]) -> str:
    return str(own["date"].format(day=day.day, month=own["months"][day.month - 1]))
