"""A small ledger of our own making: one night, four reports of three sources, and what they add up to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from counterclaim import __version__
from counterclaim.exports.ledger import Cited, Row, Rows
from counterclaim.model.kept import Entry, Excluded, Figure, Filter, Link, Night, Period, Reading, Source, Told
from counterclaim.model.records import Claim, Count, Document, Finding, Place, Quote, Speaker, Town, Window

MADE = datetime(2025, 7, 12, 9, 30, tzinfo=UTC)
NIGHT = Window(
    datetime(2025, 7, 9, 17, tzinfo=UTC), datetime(2025, 7, 10, 4, tzinfo=UTC), date(2025, 7, 10), "night",
    "Europe/Moscow",
)  # fmt: skip
EVENING = NIGHT._replace(end=datetime(2025, 7, 9, 21, tzinfo=UTC), precision="minute")
MINISTRY = Source("t.me/ministry", "The ministry", "the ministry", "defence ministry", "north", "RU", grade="C")
GOVERNOR = Source("t.me/governor", "Голова області", "Ada Quill", "governor", "north", "RU-BEL")
RELAY = Source("relay.example", "North Wire", None, None, None, None)
TOWN = Town("Belgorod", "geonames:578072", "RU-BEL")
TEXTS = {
    "aaaaaaaaaaaa": "Overnight 14 drones were destroyed: 8 over the Belgorod region, 6 over the Black Sea. "
    "One person was killed.",
    "bbbbbbbbbbbb": "Вечером сбито 5 беспилотников",
    "cccccccccccc": "Над Белгородом сбито более 3 дронов. Ранены от 2 до 4 человек",
    "dddddddddddd": "The ministry said 14 drones were destroyed; three people were killed, 2 houses damaged at sites",
}


def quote(report: str, words: str) -> Quote:
    start = TEXTS[report].index(words)
    return Quote(start, start + len(words), words)


def entry(report: str, source: Source, address: str | None, language: str, title: str | None = None) -> Entry:
    published = datetime(2025, 7, 10, 6, tzinfo=UTC)
    document = Document(TEXTS[report], address, published, source.key, language, title)
    return Entry(report, 1, document, (report * 6)[:64], published + timedelta(minutes=3))


ENTRIES = {
    "aaaaaaaaaaaa": (
        entry("aaaaaaaaaaaa", MINISTRY, "https://t.me/ministry/101", "en", "Summary of the night"),
        MINISTRY,
    ),
    "bbbbbbbbbbbb": (entry("bbbbbbbbbbbb", MINISTRY, "https://t.me/ministry/100", "ru"), MINISTRY),
    "cccccccccccc": (entry("cccccccccccc", GOVERNOR, "https://t.me/governor/7", "ru"), GOVERNOR),
    "dddddddddddd": (entry("dddddddddddd", RELAY, "https://relay.example/n?a=1&b=2", "en", "Drones & fires"), RELAY),
}


def row(report: str, number: int, measure: str, thing: str, count: Count, words: str, **more: object) -> Row:
    own, source = ENTRIES[report]
    claim = Claim(f"{report}.c{number}", measure, thing, count, quote(report, words), window=NIGHT)._replace(**more)
    return Row(Told(claim, report, source.key, own.document.published, "read", report), own, source)


A, B, C, D = TEXTS
RUSSIA, BELGOROD, SEA = Place("RU", "Russia"), Place("RU-BEL", "Belgorod region"), Place("sea:black", "Black Sea")
SAID = Speaker("the ministry", "defence ministry", "Telegram")
TOLD = (
    row(A, 1, "intercepted", "drone", Count(14, 14), "14 drones", places=(RUSSIA,), closed=True, speaker=SAID),
    row(A, 2, "intercepted", "drone", Count(8, 8), "8 over the Belgorod region", places=(BELGOROD,), part_of=f"{A}.c1"),
    row(A, 3, "intercepted", "drone", Count(6, 6), "6 over the Black Sea", places=(SEA,), part_of=f"{A}.c1"),
    row(A, 4, "killed", "person", Count(1, 1, "singular"), "One person", places=(BELGOROD,), towns=(TOWN,)),
    row(B, 1, "intercepted", "drone", Count(5, 5), "5 беспилотников", places=(RUSSIA,), window=EVENING, speaker=SAID),
    row(C, 1, "intercepted", "drone", Count(4, None, "more_than"), "более 3 дронов", places=(BELGOROD,), towns=(TOWN,),
        speaker=Speaker("Ada Quill", "governor")),
    row(C, 2, "injured", "person", Count(2, 4, "range"), "от 2 до 4 человек", places=(BELGOROD,), towns=(TOWN,)),
    row(D, 1, "intercepted", "drone", Count(14, 14), "14 drones", places=(RUSSIA,),
        speaker=SAID._replace(via=("North Wire",))),
    row(D, 2, "killed", "person", Count(3, 3), "three people", places=(BELGOROD,)),
    row(D, 3, "damaged", "building", Count(2, 2), "2 houses", window=Window()),
)  # fmt: skip
FIND = {one.told.claim.id: one for one in TOLD}.get
FINDING = Finding(
    "CC702", 3, "1 killed by one account, 3 by another", (f"{A}.c4", f"{D}.c2"),
    (quote(A, "One person"), quote(D, "three people")), ("3 > 1",), ("1 → 3", "3 → 1"),
    ("Reports of one night tell of the same attack.",),
)  # fmt: skip
PERIOD = Period("night", "2025-07-10", datetime(2025, 7, 9, 9, tzinfo=UTC), datetime(2025, 7, 10, 9, tzinfo=UTC))


def figure(measure: str, thing: str, low: int, high: int | None, source: str | None = None, **more: object) -> Figure:
    name = f"{measure}/{thing}/RU/night:2025-07-10/{source or 'all'}"
    return Figure(name, measure, thing, "RU", PERIOD, source, low, high, (low, high))._replace(**more)


FIGURES = (
    figure("intercepted", "drone", 14, 14, counted=(f"{A}.c1",), binding=(f"{A}.c1",), excluded=(
        Excluded(f"{A}.c2", "part", f"{A}.c1"), Excluded(f"{A}.c3", "part", f"{A}.c1"),
        Excluded(f"{B}.c1", "contained", f"{A}.c1"), Excluded(f"{C}.c1", "contained", f"{A}.c2"),
        Excluded(f"{D}.c1", "copy", A),
    ), assumptions=("same_night", "nested"), readings=(Reading("additive", 19, 19),)),
    figure("intercepted", "drone", 4, None, GOVERNOR.key, counted=(f"{C}.c1",), reported=(4, None)),
    figure("injured", "person", 2, 4, counted=(f"{C}.c2",)),
    figure("killed", "person", 1, 3, counted=(f"{A}.c4",), excluded=(Excluded(f"{D}.c2", "other_account", f"{A}.c4"),)),
    figure("damaged", "building", 2, None, counted=(f"{D}.c3",), excluded=(Excluded("ffffffffffff.c9", "background"),)),
)  # fmt: skip
LINKS = (Link(D, A, "citation", 0.71, ((f"{D}.c2", f"{A}.c4"),)),)
ACCOUNT = Night(PERIOD, FIGURES, tuple(one.told for one in TOLD), (FINDING,), LINKS)
CITED = Cited("CC702-123456789abc", FINDING, (TOLD[3], TOLD[8]))
ROWS = Rows(
    MADE, TOLD, (CITED,), FIGURES, (ACCOUNT,), FIND, Filter(places=("RU",), since=date(2025, 7, 10)),
    __version__, "0123456789ab",
)  # fmt: skip


def about(text: str) -> Rows:
    """Rows whose every text is `text`."""
    first = TOLD[0]
    document = Document(text, text, MADE, text, None, text, text)
    claim = Claim(
        f"{A}.c1", "killed", "person", Count(1, 1), Quote(0, len(text), text), text, (Place("RU-BEL", text),),
        (Town(text, "geonames:578072", "RU-BEL"),), NIGHT, Speaker(text, text, text, (text,)),
    )  # fmt: skip
    own = first.entry._replace(document=document)
    told = Told(claim, A, text, MADE, "read", A)
    said = Row(told, own, Source(text, text, text, text, text, text))
    found = Finding("CC702", 3, text, (claim.id,), (claim.quote,), (text,), (text,), (text,))
    counts = (figure("killed", "person", 1, 1, text, counted=(claim.id,)),)
    night = Night(PERIOD, counts, (told,), (found,), (Link(text, text, "text", 0.9, ((text, text),)),))
    cited = Cited("CC702-000000000000", found, (said,), own)
    return Rows(
        MADE, (said,), (cited,), counts, (night,), {claim.id: said}.get, Filter(text=text, sources=(text,)), text, text
    )
