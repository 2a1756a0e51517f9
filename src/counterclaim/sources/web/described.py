"""One table [[source]] to the source it describes."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any, Final

from counterclaim.model import Issue
from counterclaim.model.kept import Source
from counterclaim.sources.addresses import channel, host
from counterclaim.sources.web import fields
from counterclaim.sources.web.messages import issue, shown
from counterclaim.sources.web.watched import History, Watched

Fields = Mapping[str, Callable[[Any], object]]

EVERY: Final = {
    "telegram": timedelta(minutes=10), "feed": timedelta(minutes=30),
    "article": timedelta(hours=6), "file": timedelta(minutes=1),
}  # fmt: skip
"""The kinds of sources, and the time between two visits where the file does not say."""

DESCRIBED: Final[Fields] = {
    "key": fields.word, "name": fields.word, "speaker": fields.word, "role": fields.word, "side": fields.word,
    "place": fields.code, "zone": fields.zone, "language": fields.word, "grade": fields.grade, "view": fields.view,
}  # fmt: skip
HISTORY: Final[Fields] = {"since": fields.moment, "limit": fields.whole}
SOURCE: Final[Fields] = {
    **DESCRIBED, "kind": fields.word, "address": fields.words, "every": fields.span,
    "history": fields.table, "follow": fields.truth, "recheck": fields.span,
}  # fmt: skip
_ONLY: Final = {"history": ("telegram",), "follow": ("feed",), "recheck": ("telegram", "feed")}
"""Keys that say something for some kinds alone."""


def taken(table: Mapping[str, Any], known: Fields, where: str, met: list[Issue]) -> dict[str, Any]:
    """The values of a table that are as wanted; `met` is told of all others, and `where` says which table it is."""
    found = {}
    for key, value in table.items():
        if key not in known:
            met.append(issue("config-unknown", where, key=key, nearest=_nearest(key, known)))
            continue
        try:
            found[key] = known[key](value)
        except fields.WantedError as error:
            met.append(issue("config-value", where, key=key, value=repr(value), wanted=str(error)))
    return found


def described(row: Mapping[str, Any], where: str, met: list[Issue]) -> tuple[str, Watched | None]:
    """What a table describes, after what it is called in messages; None where `met` was told of something wrong."""
    address = row.get("address")
    if address:
        where += f" ({shown(str(address[0] if isinstance(address, list) else address))})"
    before = len(met)
    told = taken(row, SOURCE, where, met)
    history = History(**taken(told.get("history", {}), HISTORY, f"{where}, history", met))
    _check(row, told, where, met)
    if len(met) > before:
        return where, None
    kind = str(told["kind"])
    try:
        addresses = _ADDRESSES[kind](told["address"])
    except fields.WantedError as error:
        met.append(issue("config-value", where, key="address", value=repr(address), wanted=str(error)))
        return where, None
    key = told.get("key") or channel(addresses[0]) or host(addresses[0])
    if kind == "telegram" and key != channel(addresses[0]):
        wanted = f"leave it out; a channel's reports go by {channel(addresses[0])} whatever the way they come"
        met.append(issue("config-value", where, key="key", value=repr(key), wanted=wanted))
        return where, None
    if key is None:
        met.append(issue("config-needed", where, key="key", wanted="a short name for whose reports these are"))
        return where, None
    source = Source(**{**{name: told[name] for name in DESCRIBED if name in told}, "key": key})
    name = f"{kind} {addresses[0] if kind in _ONE else key}"
    every, recheck = told.get("every", EVERY[kind]), told.get("recheck", timedelta())
    return where, Watched(name, kind, addresses, source, every, history, told.get("follow", False), recheck)


def _check(row: Mapping[str, Any], told: Mapping[str, Any], where: str, met: list[Issue]) -> None:
    kinds = ", ".join(EVERY)
    for key, wanted in (("kind", f"one of {kinds}"), ("address", "where the reports are")):
        if key not in row:
            met.append(issue("config-needed", where, key=key, wanted=wanted))
    kind = told.get("kind")
    if kind is not None and kind not in EVERY:
        met.append(issue("config-value", where, key="kind", value=repr(kind), wanted=f"give one of {kinds}"))
    elif kind is not None:
        idle = (key for key, those in _ONLY.items() if key in row and kind not in those)
        met.extend(issue("config-idle", where, key=key, kind=kind) for key in idle)


def _nearest(key: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(key, known, 1, 0.6)
    return f"; “{near[0]}” is the nearest known one" if near else f"; known are {', '.join(known)}"


_ONE: Final = ("telegram", "feed")


def _one(addresses: tuple[str, ...]) -> str:
    if len(addresses) > 1:
        raise fields.WantedError("give one address; lists are for articles and files")
    return addresses[0]


def _channel(addresses: tuple[str, ...]) -> tuple[str, ...]:
    named = channel(_one(addresses))
    if named is None or named.startswith("t.me/c/"):
        raise fields.WantedError("give the address of a public channel, such as https://t.me/s/NAME")
    return (f"https://t.me/s/{named.partition('/')[2]}",)


_ADDRESSES: Final[Mapping[str, Callable[[tuple[str, ...]], tuple[str, ...]]]] = {
    "telegram": _channel,
    "feed": lambda addresses: (fields.web(_one(addresses)),),
    "article": lambda addresses: tuple(map(fields.web, addresses)),
    "file": lambda addresses: addresses,
}
