"""An invented ledger: raids, what was told of them and altered in the telling, in words, with the truth beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Final, NamedTuple

from counterclaim.evaluation.fiction import relays, tellings, wording
from counterclaim.evaluation.fiction.altered import Change, alter, shows
from counterclaim.evaluation.fiction.facts import facts
from counterclaim.evaluation.fiction.meant import meant
from counterclaim.evaluation.fiction.raids import REGIONS, raid
from counterclaim.evaluation.fiction.records import Altered, Fiction, Raid, Telling, Truth
from counterclaim.model import Document
from counterclaim.model.kept import Entry, Source

FIRST: Final = date(2032, 6, 7)
"""The first morning, a Monday in a summer to come."""

SPOKEN: Final[Mapping[str, tuple[str, str, str]]] = {
    "RU": ("ru", "Europe/Moscow", "Russian Ministry of Defence"),
    "UA": ("uk", "Europe/Kyiv", "Ukrainian Air Force"),
}
"""The language and the zone of each country's officials, and what its command is called."""


TOTALS: Final = ("split", "total", "merged", "corrected", "attack", "mixed", "including")
"""The kinds of report that give a night's total; a week's sum is shown to be altered where every night has one."""


class Published(NamedTuple):
    """A telling as it came out, with what was changed in it; `of` is its original in the order of all."""

    told: Telling
    change: Change | None
    shows: bool
    of: int | None


def fiction(seed: int, nights: int, rate: float = 0.05) -> Fiction:
    """An invented ledger of so many nights, the same for the same seed.

    `rate` is the share of reports, of kinds where it can happen, that have one number altered.
    """
    chance = Random(seed)
    known = sources()
    languages = {key: source.language or "" for key, source in known.items()}
    raids: dict[str, list[Raid]] = {country: [] for country in REGIONS}
    published: list[Published] = []
    for step in range(nights):
        for country, before in raids.items():
            before.append(raid(FIRST + timedelta(days=step), country, chance))
            published += _night(before, languages, chance, rate, len(published))
    entries = _entries(published, languages, chance)
    altered = tuple(_altered(entries, published))
    told = [each.told for each in published]
    return Fiction(
        known,
        tuple(sorted(entries, key=lambda entry: (entry.document.published, entry.id))),
        Truth(
            tuple(facts(raids, told, {(each.morning, each.country) for each in altered})),
            altered,
            {entry.id: meant(each) for entry, each in zip(entries, told, strict=True)},
            {entries[at].id: entries[each.of].id for at, each in enumerate(published) if each.of is not None},
        ),
    )


def sources() -> dict[str, Source]:
    """All who speak: officials of each country, and the outlets that relay them."""
    found = {}
    for country, (language, zone, name) in SPOKEN.items():
        official = Source("", None, None, None, country, country, zone, language)
        for kind, speaker in (("command", name), ("ministry", f"Spokesman of {country}")):
            key = f"{kind}_{country.lower()}"
            found[key] = official._replace(key=key, name=key, speaker=speaker, role=kind)
        for place in REGIONS[country][0 : tellings.HEADS : 2]:
            key = f"head_{place.lower().replace('-', '_')}"
            head = wording.words(language)["heads"][place]
            found[key] = official._replace(key=key, name=key, speaker=head, role="governor", place=place)
    for key, language in relays.OUTLETS.items():
        found[key] = Source(key, key, zone="Europe/Kyiv", language=language, role="outlet")
    return found


def _night(
    raids: list[Raid], languages: Mapping[str, str], chance: Random, rate: float, before: int
) -> Iterator[Published]:
    last = raids[-1]
    official = [*tellings.command(last, chance), *tellings.ministry(last, chance), *tellings.governors(last, chance)]
    if last.morning.weekday() == 6 and len(raids) >= 7:
        official += tellings.week(tuple(raids[-7:]), chance)
    said = [_perhaps_altered(told, chance, rate) for told in official]
    night = tuple(told for told, _ in said)
    for told, change in said:
        yield Published(told, change, change is not None and shows(told, change, night, None), None)
    for relay in relays.relays(night, languages, chance):
        told, change = (relay, None) if relay.verbatim else _perhaps_altered(relay, chance, rate)
        original = None if told.of is None else night[told.of]
        shown = change is not None and shows(told, change, night, original)
        yield Published(told, change, shown, None if told.of is None else before + told.of)
    if chance.random() < 0.2:
        teller = chance.choice([each for each in languages if last.country.lower() in each])
        yield Published(tellings.filler(last, teller, chance), None, False, None)


def _perhaps_altered(told: Telling, chance: Random, rate: float) -> tuple[Telling, Change | None]:
    return (chance.random() < rate and alter(told, chance)) or (told, None)


def _entries(published: list[Published], languages: Mapping[str, str], chance: Random) -> list[Entry]:
    made: list[Entry] = []
    for number, (told, _, _, of) in enumerate(published):
        language = languages[told.teller]
        if told.verbatim and of is not None:
            text = made[of].document.text
        else:
            text = wording.text(told, language, chance)
        uri = f"https://t.me/{told.teller}/{number + 1}"
        document = Document(text, uri, told.published, told.teller, language)
        capture = sha256(text.encode()).hexdigest()
        made.append(Entry(sha256(uri.encode()).hexdigest()[:12], 1, document, capture, told.published))
    return made


def _altered(entries: list[Entry], published: list[Published]) -> Iterator[Altered]:
    totals = {(told.country, told.morning) for told, change, *_ in published if told.kind in TOTALS and not change}
    for entry, (told, change, shown, _) in zip(entries, published, strict=True):
        if change is not None:
            nights = (told.morning - timedelta(days=step) for step in range(7))
            week = told.kind == "week" and all((told.country, night) in totals for night in nights)
            yield Altered(entry.id, told.kind, *change, shown or week, told.morning, told.country)
