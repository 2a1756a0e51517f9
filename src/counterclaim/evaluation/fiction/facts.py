"""What happened in each night, of what anybody told of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from counterclaim.evaluation.fiction.meant import SLOTS
from counterclaim.evaluation.fiction.raids import count
from counterclaim.evaluation.fiction.records import Fact, Raid, Telling


def facts(
    raids: Mapping[str, Sequence[Raid]], told: Sequence[Telling], altered: Collection[tuple[date, str]]
) -> Iterator[Fact]:
    """The exact number behind whatever was told of a night and a place, by night; `altered` are nights and countries.

    A week's sum tells of no night in particular and adds nothing here.
    """
    asked: dict[tuple[date, str], set[tuple[str, str, str]]] = {}
    for each in told:
        if each.kind in ("filler", "week"):
            continue
        about = asked.setdefault((each.morning, each.country), set())
        whole = each.country if each.place is None or each.kind == "including" else each.place
        about.update((*SLOTS[slot], whole) for slot, _ in each.numbers if slot in SLOTS)
        about.update(("intercepted", "drone", place) for place, _ in each.parts)
        if each.kind == "zero" and each.place:
            about.add(("intercepted", "drone", each.place))
    nights = {(each.morning, country): each for country, own in raids.items() for each in own}
    for (morning, country), about in sorted(asked.items()):
        events = nights[morning, country].events
        for measure, thing, place in sorted(about):
            number = count(events, measure, thing, None if place == country else place)
            yield Fact(morning, measure, thing, place, number, (morning, country) not in altered)
