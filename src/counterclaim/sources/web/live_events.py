"""What happens in channels that a login to Telegram sees, as a stream: first what was missed, then what comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from counterclaim.model import Issue
from counterclaim.sources.received import Delivery
from counterclaim.sources.web.live_rows import gone, told
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.visits import KnownTo, Parsers, recalled, remembered
from counterclaim.sources.web.watched import Watched

FIRST: Final = 20
"""Messages taken of a channel that was never read before, where no history is asked for."""


class Kit(NamedTuple):
    """What is used of Telethon: the client, made of session, id and hash, and its kinds of events."""

    client: Callable[[str, int, str], Any]
    events: Any


class Item(NamedTuple):
    """Something to hand over; `id` is that of the cursor which moves with it."""

    id: str
    what: Delivery | Issue


class Room:
    """A channel that is listened to, and the number of the newest message handed over."""

    def __init__(self, watched: Watched, entity: Any, cursor: str | None) -> None:
        self.watched, self.entity = watched, entity
        newest = recalled(cursor).get("newest")
        self.newest = newest if isinstance(newest, int) else 0
        self.id = identity(watched)

    def cursor(self) -> str:
        """Where listening goes on after the newest message."""
        return remembered({"newest": self.newest})


class Desk(NamedTuple):
    """What the stream works with."""

    known: KnownTo
    cursors: Mapping[str, str]
    clock: Callable[[], datetime]
    parsers: Parsers


Happened = tuple[str, Any]
"""`new`, `edited` or `deleted`, and Telethon's event."""


def identity(watched: Watched) -> str:
    """The name of the cursor of a channel that is listened to; the one of its preview stays untouched."""
    return f"live {watched.source.key}"


async def happenings(client: Any, events: Any, sources: Iterable[Watched], desk: Desk) -> AsyncIterator[Item]:
    """What was missed in each channel, oldest message first, then what happens, until the connection ends."""
    queue: asyncio.Queue[Happened] = asyncio.Queue()
    rooms: dict[int, Room] = {}
    for watched in sources:
        try:
            entity = await client.get_entity(watched.source.key)
            peer = await client.get_peer_id(entity)
        except Exception as error:  # Telethon has an exception for each way in which a channel cannot be had
            yield Item("", issue("no-channel", watched.addresses[0], reason=f"{type(error).__name__}: {error}"))
            continue
        rooms[peer] = Room(watched, entity, desk.cursors.get(identity(watched)))
    if not rooms:
        return
    _subscribe(client, events, [room.entity for room in rooms.values()], queue)
    for room in rooms.values():
        async for message in _missed(client, room):
            item = _message(room, message, desk)
            if item is not None:
                yield item
    while True:
        happened = await _next(client, queue)
        if happened is None:
            yield Item("", issue("connection", "Telegram", reason="the other end closed it"))
            return
        kind, event = happened
        come_from = rooms.get(event.chat_id)
        if come_from is None:
            continue
        item = _deleted(come_from, event, desk) if kind == "deleted" else None
        if kind == "edited" or (kind == "new" and event.message.id > come_from.newest):
            item = _message(come_from, event.message, desk)
        if item is not None:
            yield item


def _subscribe(client: Any, events: Any, entities: list[Any], queue: asyncio.Queue[Happened]) -> None:
    def put(kind: str) -> Callable[[Any], Any]:
        async def arrived(event: Any) -> None:
            queue.put_nowait((kind, event))

        return arrived

    for kind, which in (
        ("new", events.NewMessage),
        ("edited", events.MessageEdited),
        ("deleted", events.MessageDeleted),
    ):
        client.add_event_handler(put(kind), which(chats=entities))


async def _missed(client: Any, room: Room) -> AsyncIterator[Any]:
    history = room.watched.history
    if room.newest:
        found = client.iter_messages(room.entity, min_id=room.newest, reverse=True)
    elif history.since is not None and history.limit is None:
        found = client.iter_messages(room.entity, offset_date=history.since, reverse=True)
    else:
        newest = [message async for message in client.iter_messages(room.entity, limit=history.limit or FIRST)]
        for message in reversed(newest):
            if history.since is None or message.date >= history.since:
                yield message
        return
    async for message in found:
        yield message


def _message(room: Room, message: Any, desk: Desk) -> Item | None:
    room.newest = max(room.newest, message.id)
    delivery = told(message, room.watched.source, desk.clock(), desk.parsers, room.cursor())
    return delivery and Item(room.id, delivery)


def _deleted(room: Room, event: Any, desk: Desk) -> Item | None:
    source = room.watched.source
    known = desk.known(source.key)
    lost = tuple(address for number in event.deleted_ids if (address := f"https://{source.key}/{number}") in known)
    return Item(room.id, gone(lost, source, desk.clock(), room.cursor())) if lost else None


async def _next(client: Any, queue: asyncio.Queue[Happened]) -> Happened | None:
    """What happens next; None once the connection has ended and all was told."""
    coming = asyncio.ensure_future(queue.get())
    try:
        await asyncio.wait({coming, client.disconnected}, return_when=asyncio.FIRST_COMPLETED)
        return coming.result() if coming.done() else None
    finally:
        coming.cancel()
