"""Posts of Telegram Desktop's JSON export, of one chat and of all, keep their text, time, origin and address."""

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Document
from counterclaim.sources import Options, receive_stream

from .conftest import Read, codes, documents, messages

AT = datetime(2031, 7, 10, 5, 10, tzinfo=UTC)
STAMP = str(int(AT.timestamp()))


def message(number: int, text: object, **more: Any) -> dict[str, Any]:
    own = {
        "id": number,
        "type": "message",
        "date": "2031-07-10T08:10:00",
        "date_unixtime": STAMP,
        "from": "Night Watch",
    }
    return {**own, "text": text, **more}


def chat(*posts: object, **more: Any) -> dict[str, Any]:
    return {"name": "Night Watch", "type": "public_channel", "id": 1234567890, **more, "messages": list(posts)}


def export(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


TEXT = [
    "Ночью сбиты ",
    {"type": "bold", "text": "14 БПЛА"},
    ":\n - 8 над морем;\n - 6 над берегом 🚀\n",
    {"type": "text_link", "text": "сводка", "href": "https://example.org"},
    {"type": "custom_emoji", "text": "🔥", "document_id": "x"},
]
PLAIN = "Ночью сбиты 14 БПЛА:\n - 8 над морем;\n - 6 над берегом 🚀\nсводка🔥"


def test_a_channel_of_which_the_public_name_is_told(read: Read) -> None:
    posts = (
        {"id": 1, "type": "service", "date": "2031-07-10T08:00:00", "action": "create_channel", "text": ""},
        message(2, TEXT, edited="2031-07-10T09:00:00", edited_unixtime=str(int(STAMP) + 2999), reply_to_message_id=1),
        message(3, "", photo="photos/1.jpg"),
        message(4, "Six drones.", photo="photos/2.jpg", forwarded_from="Coast", forwarded_from_id="channel77"),
    )
    received = read("result.json", export(chat(*posts)), source="https://t.me/s/Night_Watch", language="ru")
    edited = datetime.fromtimestamp(int(STAMP) + 2999, UTC)
    source, at = "t.me/night_watch", "https://t.me/night_watch/"
    assert documents(received) == [
        Document(PLAIN, at + "2", AT, source, "ru", None, None, edited),
        Document("Six drones.", at + "4", AT, source, "ru", None, "https://t.me/c/77"),
    ]
    assert codes(received) == ["textless"]
    assert "passed over: 2." in messages(received)


def test_a_channel_of_which_it_is_not_told_has_its_number_and_says_so(read: Read) -> None:
    received = read("result.json", export(chat(message(5, "Six drones."))))
    assert [(item.uri, item.source) for item in documents(received)] == [
        ("https://t.me/c/1234567890/5", "t.me/c/1234567890")
    ]
    assert codes(received) == ["unnamed-channel"]
    assert "--source t.me/NAME" in messages(received)


def test_the_same_post_has_the_same_address_a_year_later(read: Read) -> None:
    early = read("result.json", export(chat(message(5, "Six drones."), name="Old title")))
    late = read("again.json", export(chat(message(4, "Before."), message(5, "Seven drones."), name="New title")))
    assert documents(early)[0].uri == documents(late)[1].uri


@pytest.mark.parametrize(
    ("about", "uri", "source"),
    [
        ({"type": "private_supergroup", "id": 99}, "https://t.me/c/99/5", "t.me/c/99"),
        ({"type": "public_channel", "id": -10099}, "https://t.me/c/99/5", "t.me/c/99"),
        ({"type": "private_group", "id": 99}, "telegram://chat/99/5", "Night Watch"),
        ({"type": "saved_messages", "id": None}, "telegram://title/Night%20Watch/5", "Night Watch"),
    ],
)
def test_addresses_of_chats(read: Read, about: dict[str, Any], uri: str, source: str) -> None:
    (document,) = documents(read("result.json", export(chat(message(5, "Six drones."), **about))))
    assert (document.uri, document.source) == (uri, source)


def test_all_chats_of_an_account_keep_apart_and_a_told_source_is_for_none_of_them(read: Read) -> None:
    chats = [chat(message(5, "One."), id=11), chat(id=12), chat(message(5, "Two."), id=13)]
    account = {
        "about": "Here is the data you requested. Remember: it is yours.",
        "contacts": {"about": "…", "list": [{"name": "A", "id": 3}]},
        "chats": {"about": "…", "list": chats[:2]},
        "left_chats": {"about": "…", "list": chats[2:]},
    }
    received = read("result.json", export(account), source="t.me/night_watch")
    assert [(item.uri, item.text) for item in documents(received)] == [
        ("https://t.me/c/11/5", "One."),
        ("https://t.me/c/13/5", "Two."),
    ]


@pytest.mark.parametrize(
    ("more", "origin"),
    [
        ({"forwarded_from": "Coast", "forwarded_from_id": "channel77"}, "https://t.me/c/77"),
        ({"forwarded_from": "A. Person", "forwarded_from_id": "user77"}, "A. Person"),
        ({"forwarded_from": "Hidden"}, "Hidden"),
        ({"saved_from": "Coast"}, "Coast"),
        ({"forwarded_from": None}, None),
        ({"forwarded_from": ["odd"]}, None),
    ],
)
def test_whom_a_post_is_forwarded_from(read: Read, more: dict[str, Any], origin: str | None) -> None:
    assert documents(read("result.json", export(chat(message(5, "Six.", **more)))))[0].origin == origin


def test_old_exports_give_times_without_a_zone_and_changes_in_1970(read: Read) -> None:
    post = message(5, "Six drones.", edited="1970-01-01T03:00:00")
    del post["date_unixtime"]
    received = read("result.json", export(chat(post)), source="t.me/night_watch")
    assert documents(received)[0].published == datetime(2031, 7, 10, 8, 10, tzinfo=UTC)
    assert documents(received)[0].edited is None
    assert codes(received) == ["no-zone"]


def test_text_entities_stand_in_for_a_text(read: Read) -> None:
    post = message(5, "", text_entities=[{"type": "plain", "text": "Six "}, {"type": "bold", "text": "drones."}])
    assert documents(read("result.json", export(chat(post))))[0].text == "Six drones."


@pytest.mark.parametrize("text", [5, {"type": "bold"}, ["a", 5], [{"type": "bold"}], [["a"]], True])
def test_a_text_of_a_wrong_type_is_told_and_the_others_read(read: Read, text: object) -> None:
    received = read("result.json", export(chat(message(5, text), message(6, "Six."))), source="t.me/night_watch")
    assert [document.text for document in documents(received)] == ["Six."]
    assert codes(received) == ["odd-post"]
    assert "result.json, post 5" in messages(received)


@pytest.mark.parametrize("post", [5, "text", None, [1], {"type": "message", "text": "a"}, {"id": "x", "text": "a"}])
def test_what_is_no_post_is_told_and_the_others_read(read: Read, post: object) -> None:
    received = read("result.json", export(chat(post, message(6, "Six."))), source="t.me/night_watch")
    assert [document.text for document in documents(received)] == ["Six."]
    assert codes(received) == ["odd-post"]


@pytest.mark.parametrize("stamp", ["soon", "1e400", "99999999999999999", [1], {"a": 1}])
def test_a_time_that_cannot_be_read_is_told_and_the_text_read(read: Read, stamp: object) -> None:
    received = read("result.json", export(chat(message(6, "Six.", date_unixtime=stamp))), source="t.me/night_watch")
    assert [(document.text, document.published) for document in documents(received)] == [("Six.", None)]
    assert codes(received) == ["published"]


def test_a_truncated_export_gives_the_posts_before_the_break(read: Read) -> None:
    whole = export(chat(message(5, "Five."), message(6, "Six."), message(7, "Seven.")))
    received = read("result.json", whole[: whole.index(b"Seven")], source="t.me/night_watch")
    assert [document.text for document in documents(received)] == ["Five.", "Six."]
    assert codes(received) == ["broken-export"]
    assert "the last whole post is 6" in messages(received)


def test_deep_nesting_huge_values_and_bad_bytes_are_told(read: Read) -> None:
    start = export(
        chat(message(5, "Five."), message(6, "@")),
    )
    for put in (b"[" * 100_000, b'"' + b"x" * 400_000 + b'"', b'"\xff\xfe"', b"[" + b'"ab",' * 90_000 + b'"c"]'):
        received = read("result.json", start.replace(b'"@"', put), limit=50_000, source="t.me/night_watch")
        assert [document.text for document in documents(received)] == ["Five."]
        assert codes(received) == ["broken-export"]


def test_a_post_of_the_limit_is_read_however_long_the_export_is(read: Read) -> None:
    posts = [message(number, "x" * 900) for number in range(1, 400)]
    received = read("result.json", export(chat(*posts)), limit=2000, source="t.me/night_watch")
    assert len(documents(received)) == 399
    assert codes(received) == []


def test_an_export_without_messages_is_told(read: Read) -> None:
    assert codes(read("result.json", export(chat()))) == ["no-posts"]
    assert codes(read("a.json", b'{"a": 1}', kind="telegram")) == ["no-posts"]


def test_markup_in_a_text_stays_text(read: Read) -> None:
    hostile = "<script>alert(1)</script> \x1b[31m & \x00"
    assert documents(read("result.json", export(chat(message(5, hostile)))))[0].text == hostile


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=6))
def test_the_text_is_all_parts_one_after_another(parts: list[str]) -> None:
    marked = [part if at % 2 else {"type": "italic", "text": part} for at, part in enumerate(parts)]
    content = export(chat(message(5, marked)))
    found = list(receive_stream(io.BufferedReader(io.BytesIO(content)), "result.json", Options()))  # type: ignore[arg-type]
    joined = "".join(parts).strip()
    assert [document.text for document in documents(found)] == ([joined] if joined else [])


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["messages", "name", "id", "type", "text", "date", "chats"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(values, st.integers(0, 300))
def test_nothing_that_is_in_an_export_raises(value: object, cut: int) -> None:
    content = export({"type": "public_channel", "messages": [value, message(1, value)], "chats": value})
    for part in (content, content[:-cut]):
        list(receive_stream(io.BufferedReader(io.BytesIO(part)), "a.json", Options(kind="telegram")))  # type: ignore[arg-type]
