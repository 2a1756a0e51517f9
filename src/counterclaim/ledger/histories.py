"""The history of a report: which texts were seen at its address, and when each was what stood there.

A version is a text; its number says in which order the ledger met the versions. A sighting says that a version stood
at a moment: the time of its last edit as the platform says, else when it was published, else, for what was fetched
live and had another text before, when it was received. The version of the last sighting is the latest, whatever the
order in which exports were added.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from counterclaim.ledger.schema import NEVER, report, sighting, version
from counterclaim.model import Document


class Sighting(NamedTuple):
    """That a version stood at the address at a moment."""

    moment: datetime | None
    version: int


class History(NamedTuple):
    """What is known of a report; `sightings` stand in the order in which the ledger met them."""

    identity: str
    key: int
    versions: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    deleted: datetime | None = None

    @property
    def latest(self) -> int:
        """The number of the version that stood last."""
        return max(enumerate(self.sightings), key=lambda found: (found[1].moment or NEVER, found[0]))[1].version

    def with_(self, seen: Sighting, sha256: str, live: datetime | None) -> History:
        """The history with one more sighting, which may be the first of a text; what is seen live is not gone."""
        texts = (*self.versions, sha256) if seen.version > len(self.versions) else self.versions
        back = self.deleted is not None and live is not None and live > self.deleted
        return self._replace(versions=texts, sightings=(*self.sightings, seen), deleted=None if back else self.deleted)


class Shown(NamedTuple):
    """A text where it stood: `live` is when it was fetched from its address, None for what stood in a file."""

    document: Document
    sha256: str
    live: datetime | None = None


def place(history: History | None, shown: Shown) -> Sighting | None:
    """The sighting that a text adds to the history of its report; None where it adds nothing."""
    document = shown.document
    if history is None:
        return Sighting(document.edited or document.published, 1)
    latest = history.latest
    last = max((found.moment or NEVER for found in history.sightings), default=NEVER)
    standing = history.versions[latest - 1] == shown.sha256
    if history.deleted is not None and shown.live is not None and shown.live > history.deleted:
        number = (
            history.versions.index(shown.sha256) + 1 if shown.sha256 in history.versions else len(history.versions) + 1
        )
        return Sighting(shown.live, number)
    if standing and not (document.edited is not None and document.edited > last):
        return None
    moment = document.edited or (shown.live if shown.live is not None and not standing else document.published)
    if shown.sha256 not in history.versions:
        return Sighting(moment, len(history.versions) + 1)
    number = history.versions.index(shown.sha256) + 1
    if any(found.version == number and (found.moment or NEVER) >= (moment or NEVER) for found in history.sightings):
        return None
    return Sighting(moment, number)


def histories(connection: Connection, ids: Iterable[str]) -> dict[str, History]:
    """The histories of those of the reports that the ledger has."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, History] = {}
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        columns = (report.c.id, report.c.identity, report.c.key, report.c.deleted)
        for id_, identity, key, deleted in connection.execute(select(*columns).where(report.c.id.in_(some))):
            found[id_] = History(identity, key, (), (), deleted)
        numbered = select(version.c.report, version.c.sha256).where(version.c.report.in_(some))
        for id_, sha256 in connection.execute(numbered.order_by(version.c.report, version.c.number)):
            found[id_] = found[id_]._replace(versions=(*found[id_].versions, sha256))
        seen = select(sighting.c.report, sighting.c.moment, sighting.c.version).where(sighting.c.report.in_(some))
        for id_, moment, number in connection.execute(seen.order_by(sighting.c.event)):
            held = found[id_]
            found[id_] = held._replace(sightings=(*held.sightings, Sighting(moment, number)))
    return found
