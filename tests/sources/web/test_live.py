"""A login to Telegram, played by a client that is none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from counterclaim.model import Document, Issue
from counterclaim.model.kept import Source
from counterclaim.sources import Delivery, Options, receive_stream
from counterclaim.sources.web import Config, History, Watched
from counterclaim.sources.web.live import listen, telethon
from counterclaim.sources.web.live_events import Kit
from counterclaim.sources.web.visits import opened

NOW = datetime(2025, 7, 10, 6, tzinfo=UTC)
LOGIN = {"TELEGRAM_API_ID": "123", "TELEGRAM_API_HASH": "abc"}


def message(number: int, text: str = "", edited: datetime | None = None, **forward: Any) -> Any:
    header = SimpleNamespace(channel_post=None, from_id=None, from_name=None) if forward else None
    chat = SimpleNamespace(username=forward.pop("username")) if "username" in forward else None
    if header is not None:
        header.__dict__.update(forward)
    return SimpleNamespace(
        id=number, message=text, date=NOW - timedelta(hours=100 - number), edit_date=edited, fwd_from=header,
        forward=SimpleNamespace(chat=chat),
        to_dict=lambda: {"id": number, "date": NOW, "reference": b"\x01", "_": "Message"},
    )  # fmt: skip


class Client:
    """What is used of Telethon's client. `happens` are events, told one after another once somebody listens."""

    def __init__(self, history: dict[str, list[Any]], happens: list[tuple[str, Any]], authorized: bool = True) -> None:
        self.history, self.happens, self.authorized = history, happens, authorized
        self.handlers: dict[str, Callable[[Any], Any]] = {}
        self.calls: list[Any] = []
        self.closed = False

    def __call__(self, session: str, number: int, secret: str) -> Client:
        self.login = (session, number, secret)
        return self

    async def connect(self) -> None:
        self.disconnected: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def is_user_authorized(self) -> bool:
        return self.authorized

    async def disconnect(self) -> None:
        self.closed = True

    async def get_entity(self, name: str) -> str:
        if name not in self.history:
            raise ValueError(f"no user has “{name}” as name")
        return name

    async def get_peer_id(self, entity: str) -> int:
        return -1000 - list(self.history).index(entity)

    def add_event_handler(self, handler: Callable[[Any], Any], event: Any) -> None:
        self.handlers[event[0]] = handler
        if len(self.handlers) == 3:
            self.task = asyncio.get_running_loop().create_task(self._tell())

    async def _tell(self) -> None:
        for kind, event in self.happens:
            await self.handlers[kind](event)
        self.disconnected.set_result(None)

    async def iter_messages(self, entity: str, **how: Any) -> AsyncIterator[Any]:
        self.calls.append(how)
        found = sorted(self.history[entity], key=lambda each: each.id, reverse=not how.get("reverse"))
        found = [each for each in found if each.id > how.get("min_id", 0)]
        if "offset_date" in how:
            found = [each for each in found if each.date >= how["offset_date"]]
        for each in found[: how.get("limit")]:
            yield each


EVENTS = SimpleNamespace(
    **{
        name: lambda chats, kind=kind: (kind, chats)
        for name, kind in (("NewMessage", "new"), ("MessageEdited", "edited"), ("MessageDeleted", "deleted"))
    }
)


def channel(key: str = "t.me/harbour", **how: Any) -> Watched:
    address = f"https://t.me/s/{key.partition('/')[2]}"
    return Watched(
        f"telegram {address}", "telegram", (address,), Source(key, language="en"), timedelta(minutes=10), **how
    )


def heard(
    client: Client, *sources: Watched, cursors: dict[str, str] | None = None, known: tuple[str, ...] = (), **how: Any
) -> list[Delivery | Issue]:
    def known_to(key: str) -> Mapping[str, object]:
        return dict.fromkeys(known)

    how = {"environment": LOGIN, "kit": lambda: Kit(client, EVENTS), **how}
    cursors = {} if cursors is None else cursors
    return list(listen(Config(sources=sources or (channel(),)), known_to, cursors, clock=lambda: NOW, **how))


def documents(came: list[Delivery | Issue]) -> list[Document]:
    return [each.document for item in came if isinstance(item, Delivery) for each in item.found if each.document]


def event(kind: str, number: int = -1000, **fields: Any) -> tuple[str, Any]:
    return kind, SimpleNamespace(chat_id=number, **fields)


def test_messages_new_edited_and_deleted_come_as_they_happen() -> None:
    happens = [
        event("new", message=message(3, "3 drones")),
        event("edited", message=message(2, "not 2, 5 drones", NOW)),
        event("deleted", deleted_ids=[1, 77]),
        event("new", -5, message=message(9, "somebody else's")),
        event("new", message=message(4)),
    ]
    client = Client({"t.me/harbour": [message(1, "1 drone"), message(2, "2 drones")]}, happens)
    cursors: dict[str, str] = {}
    came = heard(client, cursors=cursors, known=("https://t.me/harbour/1", "https://t.me/harbour/2"))
    assert [(each.uri, each.text) for each in documents(came)] == [
        ("https://t.me/harbour/1", "1 drone"),
        ("https://t.me/harbour/2", "2 drones"),
        ("https://t.me/harbour/3", "3 drones"),
        ("https://t.me/harbour/2", "not 2, 5 drones"),
    ]
    assert [item.gone for item in came if isinstance(item, Delivery) and item.gone] == [("https://t.me/harbour/1",)]
    assert documents(came)[3].edited == NOW and documents(came)[0].published == NOW - timedelta(hours=99)
    assert documents(came)[0].source == "t.me/harbour" and documents(came)[0].language == "en"
    assert isinstance(came[-1], Issue) and came[-1].code == "connection"
    assert client.closed and cursors == {"live t.me/harbour": '{"newest":3}'}


def test_what_was_missed_is_caught_up_with_oldest_first() -> None:
    client = Client({"t.me/harbour": [message(number, f"{number}") for number in range(1, 41)]}, [])
    came = heard(client, cursors={"live t.me/harbour": '{"newest":37}'})
    assert [each.text for each in documents(came)] == ["38", "39", "40"]


@pytest.mark.parametrize(
    ("history", "first"),
    [(History(), 21), (History(limit=5), 36), (History(since=NOW - timedelta(hours=70)), 30),
     (History(since=NOW - timedelta(hours=62), limit=5), 38)],
)  # fmt: skip
def test_a_new_channel_is_read_as_far_back_as_asked(history: History, first: int) -> None:
    client = Client({"t.me/harbour": [message(number, f"{number}") for number in range(1, 41)]}, [])
    assert [each.text for each in documents(heard(client, channel(history=history)))] == [
        str(n) for n in range(first, 41)
    ]


def test_a_message_that_came_while_catching_up_comes_once() -> None:
    late = message(2, "2 drones")
    client = Client({"t.me/harbour": [message(1, "1"), late]}, [event("new", message=late)])
    assert len(documents(heard(client))) == 2


def test_a_forwarded_message_keeps_the_address_of_its_origin() -> None:
    posts = [
        message(1, "x", username="Bay_News", channel_post=8),
        message(2, "x", from_id=SimpleNamespace(channel_id=555), channel_post=9),
        message(3, "x", from_name="A reader"),
        message(4, "x"),
    ]
    came = documents(heard(Client({"t.me/harbour": posts}, [])))
    assert [each.origin for each in came] == ["https://t.me/bay_news/8", "https://t.me/c/555/9", "A reader", None]


def test_the_bytes_that_are_kept_read_back_as_what_was_found() -> None:
    text = "8 of 9 drones \U0001f6f8\nover the “bay” \u2028 and \u0000"
    came = heard(Client({"t.me/harbour": [message(1, text, username="bay", channel_post=1)]}, []))
    assert isinstance(came[0], Delivery)
    again = receive_stream(opened(came[0].content), came[0].address, Options())
    assert [each.document for each in again] == documents(came)
    assert documents(came)[0].text == text


def test_a_channel_that_cannot_be_read_does_not_keep_the_others() -> None:
    client = Client({"t.me/harbour": [message(1, "1")]}, [])
    came = heard(client, channel("t.me/nobody"), channel())
    assert isinstance(came[0], Issue) and came[0].code == "no-channel" and "t.me/s/nobody" in came[0].message
    assert len(documents(came)) == 1


def test_what_is_missing_is_told_with_the_remedy() -> None:
    client = Client({"t.me/harbour": []}, [])
    (no_extra,) = heard(client, kit=lambda: None)
    (no_login,) = heard(client, environment={"TELEGRAM_API_ID": "123"})
    (no_number,) = heard(client, environment={**LOGIN, "TELEGRAM_API_ID": "abc"})
    (no_session,) = heard(Client({}, [], authorized=False), environment={**LOGIN, "TELEGRAM_SESSION": "desk"})
    told = [each.message for each in (no_extra, no_login, no_number, no_session) if isinstance(each, Issue)]
    assert "pip install 'counterclaim[telegram]'" in told[0]
    assert "TELEGRAM_API_HASH not set" in told[1] and "my.telegram.org" in told[1]
    assert "TELEGRAM_API_ID, a number," in told[2]
    assert "desk" in told[3]


def test_a_connection_that_fails_is_told_and_closed() -> None:
    class Deaf(Client):
        async def connect(self) -> None:
            raise ConnectionError("no route")

    client = Deaf({}, [])
    (told,) = heard(client)
    assert isinstance(told, Issue) and "no route" in told.message
    assert client.closed


def test_listening_may_be_ended_anywhere() -> None:
    client = Client({"t.me/harbour": [message(number, "x") for number in range(1, 9)]}, [])
    cursors: dict[str, str] = {}
    items = listen(
        Config(sources=(channel(),)), lambda key: {}, cursors, clock=lambda: NOW, environment=LOGIN,
        kit=lambda: Kit(client, EVENTS),
    )  # fmt: skip
    next(items), next(items)
    items.close()  # type: ignore[attr-defined]
    assert client.closed and cursors == {"live t.me/harbour": '{"newest":1}'}


def test_telethon_has_what_is_used_of_it() -> None:
    pytest.importorskip("telethon")
    kit = telethon()
    assert kit is not None
    for name in ("NewMessage", "MessageEdited", "MessageDeleted"):
        assert callable(getattr(kit.events, name)(chats=["x"]).resolve)
    for name in ("connect", "disconnect", "is_user_authorized", "get_entity", "get_peer_id", "iter_messages"):
        assert callable(getattr(kit.client, name))
