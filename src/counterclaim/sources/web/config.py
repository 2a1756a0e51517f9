"""`sources.toml` to the sources to watch. All that is wrong with it is told at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from counterclaim.model import Issue
from counterclaim.model.kept import Source
from counterclaim.sources.web import fields
from counterclaim.sources.web.described import Fields, described, taken
from counterclaim.sources.web.guard import Guard
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.politeness import Politeness
from counterclaim.sources.web.watched import Watched


class Config(NamedTuple):
    """A file of sources: the manners and limits of fetching, and what to watch."""

    politeness: Politeness = Politeness()
    guard: Guard = Guard()
    sources: tuple[Watched, ...] = ()


_FETCH: Final[Fields] = {
    "contact": fields.contact, "pace": fields.seconds, "patience": fields.positive, "longest": fields.positive,
    "largest": fields.size, "redirects": fields.whole, "tries": fields.whole, "wait": fields.positive,
    "robots": fields.robots, "private": fields.truth, "ports": fields.ports,
}  # fmt: skip
_TOP: Final[Fields] = {"fetch": fields.table, "source": fields.tables}


def read(path: str | Path) -> tuple[Config, tuple[Issue, ...]]:
    """The sources that the file describes rightly, and an issue for each thing in it that is wrong."""
    name = str(path)
    try:
        raw = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Config(), (issue("config-missing", name),)
    except (OSError, UnicodeDecodeError) as error:
        return Config(), (issue("config-unreadable", name, reason=str(error)),)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Config(), (issue("config-broken", name, reason=str(error)),)
    met: list[Issue] = []
    top = taken(raw, _TOP, name, met)
    manners = taken(top.get("fetch", {}), _FETCH, f"{name}, [fetch]", met)
    defaults = Guard()
    guard = Guard(manners.pop("private", defaults.allow_private), manners.pop("ports", defaults.ports))
    found = [described(row, f"{name}, [[source]] {number}", met) for number, row in enumerate(top.get("source", ()), 1)]
    if not raw.get("source"):
        met.append(issue("config-empty", name))
    sources = _told_once([(where, watched) for where, watched in found if watched], met)
    return Config(Politeness(**manners), guard, sources), tuple(met)


def _told_once(found: Iterable[tuple[str, Watched]], met: list[Issue]) -> tuple[Watched, ...]:
    """The sources without those that stand there twice, or describe one key in two ways."""
    ids: dict[str, str] = {}
    described: dict[str, tuple[str, Source]] = {}
    kept = []
    for where, watched in found:
        first, source = described.setdefault(watched.source.key, (where, watched.source))
        if watched.id in ids:
            remedy = "; take one out, or put the addresses into one list"
            met.append(issue("config-twice", where, what=watched.id, first=ids[watched.id], remedy=remedy))
        elif source != watched.source:
            remedy = " in other words; give both the same description, or keys of their own"
            met.append(issue("config-twice", where, what=f"key “{watched.source.key}”", first=first, remedy=remedy))
        else:
            kept.append(watched)
        ids.setdefault(watched.id, where)
    return tuple(kept)
