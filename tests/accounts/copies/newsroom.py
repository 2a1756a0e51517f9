"""Reports as a newsroom sees them, about invented events in a year to come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from counterclaim.accounts.copies import Filed
from counterclaim.model import Document
from counterclaim.model.kept import Entry, Source
from counterclaim.pipeline import read_only

MORNING = datetime(2031, 7, 10, 4, 40, tzinfo=UTC)

SOURCES = {
    "t.me/ministry": Source("t.me/ministry", "Russian Ministry of Defence", "Russian Ministry of Defence", side="A"),
    "t.me/governor": Source("t.me/governor", "Ветров", "Илья Ветров", "губернатор", side="A"),
}

MINISTRY = """⚡️ В течение прошедшей ночи с 23.00 мск 9 июля до 7.00 мск 10 июля дежурными средствами ПВО \
**перехвачены и уничтожены 37 украинских беспилотных летательных аппаратов** самолетного типа:

▫️ **19** – над территорией **Курской области**,
▫️ **11** – над территорией **Брянской области**,
▫️ **4** – над территорией **Тульской области**,
▫️ **3** – над акваторией **Черного моря**.

🔹 [Подписаться на канал](https://t.me/ministry)"""

AIR_FORCE = """У ніч на 10 липня 2031 року противник атакував 83 ударними БпЛА типу Shahed. Станом на 08:30 \
протиповітряною обороною збито 61 ворожий БпЛА. Зафіксовано влучання 12 ударних БпЛА на 7 локаціях."""

ENGLISH = """Russia's Ministry of Defence said its forces shot down 37 Ukrainian drones overnight: 19 over Kursk \
Oblast, 11 over Bryansk Oblast, four over Tula Oblast and three over the Black Sea."""


def filed(
    text: str,
    source: str | None,
    minutes: float = 0,
    *,
    name: str | None = None,
    origin: str | None = None,
    uri: str | None = None,
    published: datetime | None = MORNING,
) -> Filed:
    """A report with its claims as the reader takes them, `minutes` after the ministry's morning post."""
    moment = None if published is None else published + timedelta(minutes=minutes)
    document = Document(text, uri, moment, source, origin=origin)
    key = name or (source or "none").rpartition("/")[2]
    claims = tuple(
        claim._replace(
            id=f"{key}.{claim.id}",
            part_of=claim.part_of and f"{key}.{claim.part_of}",
            corrects=claim.corrects and f"{key}.{claim.corrects}",
        )
        for claim in read_only(document).claims
    )
    return Filed(Entry(key, 1, document, "0" * 64, MORNING), claims)
