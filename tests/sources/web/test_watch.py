"""Watching several sources: each in its turn, for ever, from where it was left."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from counterclaim.model import Issue
from counterclaim.model.kept import Source
from counterclaim.sources import Delivery
from counterclaim.sources.web import HOUSE, Config, History, Watched, watch

from .conftest import Channel, World, answer
from .test_pages import article, feed, rss


def source(kind: str, address: str, minutes: float = 10, **how: Any) -> Watched:
    key = "t.me/harbour" if kind == "telegram" else "news.test"
    return Watched(f"{kind} {address}", kind, (address,), Source(key), timedelta(minutes=minutes), **how)


CHANNEL = source("telegram", "https://t.me/s/harbour", history=History(limit=1000))
FEED = source("feed", "https://news.test/rss")
PAGE = source("article", "https://news.test/1")


class Desk:
    """A ledger of sorts: what came, by address, and cursors."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.cursors: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.came: list[Delivery | Issue] = []

    def known(self, key: str) -> Mapping[str, object]:
        return dict.fromkeys(self.texts)

    def run(self, *sources: Watched, items: int | None = None, once: bool = True, **how: Any) -> list[Delivery | Issue]:
        time = self.world.time
        items_ = watch(
            Config(sources=sources), self.known, self.cursors, clock=time.now, sleep=time.sleep, once=once,
            fetcher=how.pop("fetcher", None) or self.world.fetcher(tries=1), **how,
        )  # fmt: skip
        came = []
        for item in itertools.islice(items_, items):
            came.append(item)
            if isinstance(item, Delivery):
                self.texts |= {each.document.uri or "": each.document.text for each in item.found if each.document}
        items_.close()  # type: ignore[attr-defined]
        self.came += came
        return came


@pytest.fixture
def desk(world: World) -> Desk:
    world.site.pages["t.me"] = Channel("harbour", {number: f"{number} drones" for number in range(1, 101)})
    world.site.pages |= {"/rss": rss(feed(1, 2)), "/1": answer(article(1))}
    return Desk(world)


def test_one_round_takes_all_that_is_due_and_long_histories_give_others_their_turn(desk: Desk) -> None:
    came = [item.address for item in desk.run(CHANNEL, FEED, PAGE) if isinstance(item, Delivery)]
    assert len(desk.texts) == 100 + 2, "the feed's first entry and the page are one report"
    assert came.index("https://news.test/rss") == 11
    assert came.index("https://news.test/1") == 12
    assert len(came) > 20


def test_what_is_not_due_is_left_alone(desk: Desk) -> None:
    desk.run(CHANNEL, FEED)
    asked = len(desk.world.site.asked)
    assert desk.run(CHANNEL, FEED) == []
    assert len(desk.world.site.asked) == asked
    desk.world.time.seconds += 601
    desk.run(CHANNEL, FEED)
    assert len(desk.world.site.asked) == asked + 2


def test_the_watch_sleeps_until_something_is_due_and_goes_on_for_ever(desk: Desk) -> None:
    hourly = source("feed", "https://news.test/rss", 60)
    started = desk.world.time.seconds
    came = desk.run(hourly, source("article", "https://news.test/1", 30), items=7, once=False)
    assert [item.address.rpartition("/")[2] for item in came if isinstance(item, Delivery)] == [
        "rss",
        "1",
        "1",
        "rss",
        "1",
        "1",
        "rss",
    ]
    assert 7_200 <= desk.world.time.seconds - started < 7_400
    assert max(desk.world.time.slept) <= 60


def test_a_watch_that_is_ended_anywhere_goes_on_where_it_was(desk: Desk) -> None:
    for items in itertools.islice(itertools.cycle((1, 2, 3)), 100):
        if not desk.run(CHANNEL, FEED, PAGE, items=items):
            break
        desk.world.time.seconds += 1
    assert len(desk.texts) == 102
    whole = Desk(desk.world)
    whole.run(CHANNEL, FEED, PAGE)
    assert whole.texts == desk.texts


def test_a_delivery_that_was_not_dealt_with_comes_again(desk: Desk) -> None:
    first = desk.run(CHANNEL, items=1)
    again = desk.run(CHANNEL, items=1)
    assert isinstance(first[0], Delivery) and isinstance(again[0], Delivery)
    assert first[0].content == again[0].content
    assert desk.cursors == {}


def test_the_cursor_of_a_delivery_is_enough_to_go_on_with(desk: Desk) -> None:
    came = desk.run(CHANNEL, items=4)
    last = came[-1]
    assert isinstance(last, Delivery) and last.cursor
    desk.cursors = {CHANNEL.id: last.cursor}
    rest = desk.run(CHANNEL)
    assert not {item.address for item in came[1:] if isinstance(item, Delivery)} & {
        item.address for item in rest if isinstance(item, Delivery)
    }
    assert len(desk.texts) == 100


def test_a_failing_source_is_left_in_peace_for_longer_and_longer_and_the_others_go_on(desk: Desk) -> None:
    desk.world.site.pages["/rss"] = answer("", 500)
    desk.run(FEED, source("article", "https://news.test/1", 1), items=100, once=False)
    asked = [asked.path for asked in desk.world.site.asked]
    assert asked.count("/rss") == 3
    assert asked.count("/1") > 90
    desk.world.site.pages["/rss"] = rss(feed(1))
    desk.world.time.seconds += 86_400
    assert any(isinstance(item, Delivery) and item.address.endswith("rss") for item in desk.run(FEED))
    assert '"failures":0' in desk.cursors[FEED.id]


def test_a_site_that_asks_for_patience_gets_it(desk: Desk) -> None:
    desk.world.site.pages["/rss"] = answer("", 429, retry_after="20000")
    desk.run(FEED)
    desk.world.time.seconds += 19_000
    assert desk.run(FEED) == []
    desk.world.time.seconds += 1_001
    assert len(desk.run(FEED)) == 1


def test_a_site_that_asked_for_patience_is_not_asked_by_another_source_either(desk: Desk) -> None:
    desk.world.site.pages["/rss"] = answer("", 429, retry_after="900")
    fetcher = desk.world.fetcher(tries=1)
    desk.run(FEED, fetcher=fetcher)
    (told,) = desk.run(PAGE, fetcher=fetcher)
    assert isinstance(told, Issue) and told.code == "waiting"
    assert desk.world.site.paths() == ["/rss"]
    desk.world.time.seconds += 3_600
    assert isinstance(desk.run(PAGE, fetcher=fetcher)[0], Delivery)


def test_a_reader_that_breaks_down_does_not_take_the_watch_with_it(desk: Desk) -> None:
    def broken(content: bytes, address: str, options: object) -> Any:
        raise RecursionError("too deep")

    came = desk.run(FEED, PAGE, parsers=HOUSE._replace(feed=broken))
    assert [item.code for item in came if isinstance(item, Issue)] == ["source-failed"]
    assert "RecursionError" in str(came) and any(isinstance(item, Delivery) for item in came)
    assert '"failures":1' in desk.cursors[FEED.id]


CURSORS = [
    "", "x", "[]", "{}", '{"due": "soon"}', '{"due": 5}', '{"due": "9999-01-01T00:00:00+00:00"}',
    '{"place": [], "failures": "x", "due": null}',
]  # fmt: skip


@pytest.mark.parametrize("cursor", CURSORS)
def test_a_cursor_that_makes_no_sense_is_a_new_beginning(desk: Desk, cursor: str) -> None:
    desk.cursors = {FEED.id: cursor}
    assert len(desk.run(FEED)) == 1


def test_nothing_to_watch_is_the_end_of_it(desk: Desk) -> None:
    assert desk.run(once=False) == []
