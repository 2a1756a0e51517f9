"""A channel's public preview: news, history, edits and deletions, however visits are broken off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from counterclaim.model import Issue
from counterclaim.model.kept import Source
from counterclaim.sources import Delivery
from counterclaim.sources.web import HOUSE, History, Watched
from counterclaim.sources.web.telegram import visit
from counterclaim.sources.web.visits import Outcome, Place, Tools, recalled

from .conftest import START, Channel, World, answer

URL = "https://t.me/s/harbour"


class Follower:
    """Visits a channel and keeps what comes, as a ledger would: the latest text by address."""

    def __init__(self, world: World, **how: Any) -> None:
        self.world = world
        self.watched = Watched("telegram", "telegram", (URL,), Source("t.me/harbour"), timedelta(minutes=10), **how)
        self.texts: dict[str, str] = {}
        self.gone: list[str] = []
        self.issues: list[Issue] = []
        self.deliveries: list[Delivery] = []
        self.place: Place = {}

    def known(self, key: str) -> Mapping[str, object]:
        assert key == "t.me/harbour"
        return {address: None for address in self.texts if address not in self.gone}

    def visit(self, stop_after: int | None = None) -> Outcome:
        """One visit, broken off after so many deliveries."""
        steps = visit(self.watched, self.place, Tools(self.world.fetcher(tries=1), HOUSE, self.known))
        taken = 0
        while stop_after is None or taken < stop_after:
            try:
                item = next(steps)
            except StopIteration as end:
                assert isinstance(end.value, Outcome)
                return end.value
            if isinstance(item, Issue):
                self.issues.append(item)
                continue
            taken += 1
            self.deliveries.append(item)
            for received in item.found:
                if received.document:
                    self.texts[received.document.uri or ""] = received.document.text
            self.gone += item.gone
            self.place = recalled(item.cursor)
        return Outcome()

    def numbers(self) -> list[int]:
        return sorted(int(address.rpartition("/")[2]) for address in self.texts)


def channel(world: World, *numbers: int, size: int = 5) -> Channel:
    made = Channel("harbour", {number: f"{number} drones were shot down over the bay" for number in numbers}, size)
    world.site.pages["t.me"] = made
    return made


def test_the_newest_page_is_taken_and_nothing_older_unless_asked(world: World) -> None:
    channel(world, *range(1, 31))
    follower = Follower(world)
    assert follower.visit() == Outcome()
    assert follower.numbers() == [26, 27, 28, 29, 30]
    assert follower.texts["https://t.me/harbour/30"] == "30 drones were shot down over the bay"
    assert world.site.paths() == ["/s/harbour"]
    (delivery,) = follower.deliveries
    assert delivery.address == URL and b"tgme_widget_message" in delivery.content and delivery.received == START
    document = delivery.found[0].document
    assert document and document.source == "t.me/harbour" and document.published == START - timedelta(hours=974)


def test_what_is_new_is_taken_back_to_what_was_seen(world: World) -> None:
    made = channel(world, *range(1, 31))
    follower = Follower(world)
    follower.visit()
    made.posts |= {number: f"{number}" for number in range(31, 51)}
    follower.visit()
    assert follower.numbers() == list(range(26, 51))


def test_history_goes_back_to_a_date(world: World) -> None:
    channel(world, *range(1, 101))
    follower = Follower(world, history=History(since=START - timedelta(hours=1000 - 60)))
    while follower.visit().more:
        pass
    assert follower.numbers()[0] in range(55, 61)


def test_history_goes_back_to_a_count_and_to_the_beginning(world: World) -> None:
    channel(world, *range(1, 101))
    some, all_ = Follower(world, history=History(limit=12)), Follower(world, history=History(limit=1000))
    for follower in (some, all_):
        while follower.visit().more:
            pass
    assert some.numbers() == list(range(86, 101))
    assert all_.numbers() == list(range(1, 101))


def test_a_long_history_leaves_room_for_other_sources_and_is_gone_on_with(world: World) -> None:
    channel(world, *range(1, 101))
    follower = Follower(world, history=History(limit=1000))
    assert follower.visit() == Outcome(more=True)
    assert len(follower.deliveries) == 11
    assert follower.visit() == Outcome()


def test_without_a_history_the_way_goes_back_to_the_newest_post_that_the_ledger_knows(world: World) -> None:
    channel(world, *range(1, 31))
    follower = Follower(world)
    follower.texts = {f"https://t.me/harbour/{number}": "" for number in range(1, 15)}
    follower.visit()
    assert [delivery.address for delivery in follower.deliveries][-1] == f"{URL}?before=16"
    assert set(range(15, 31)) <= set(follower.numbers())
    assert not follower.gone


@pytest.mark.parametrize("stop", [1, 2, 3])
def test_a_visit_that_is_broken_off_leaves_no_hole(world: World, stop: int) -> None:
    made = channel(world, *range(1, 11))
    follower = Follower(world)
    follower.visit()
    made.posts |= dict.fromkeys(range(11, 41), "x")
    follower.visit(stop)
    made.posts |= dict.fromkeys(range(41, 81), "x")
    follower.visit(stop)
    while follower.visit().more:
        pass
    assert follower.numbers() == list(range(6, 81))


def test_an_edited_post_comes_again_under_its_address(world: World) -> None:
    made = channel(world, *range(1, 6))
    follower = Follower(world)
    follower.visit()
    made.posts[4] = "not 4 but 6 drones"
    follower.visit()
    assert follower.texts["https://t.me/harbour/4"] == "not 4 but 6 drones"
    assert len(follower.texts) == 5


def test_a_deleted_post_is_told_with_the_page_that_says_so(world: World) -> None:
    made = channel(world, *range(1, 11))
    follower = Follower(world)
    follower.visit()
    del made.posts[8]
    follower.visit()
    assert follower.gone == ["https://t.me/harbour/8"]
    told = follower.deliveries[-2]
    assert told.address == "https://t.me/harbour/8?embed=1&mode=tme" and b"Post not found" in told.content
    asked = len(world.site.asked)
    follower.visit()
    assert follower.gone == ["https://t.me/harbour/8"], "told once"
    assert len(world.site.asked) == asked + 1


def test_the_newest_post_and_the_oldest_may_be_the_deleted_ones(world: World) -> None:
    made = channel(world, *range(1, 6))
    follower = Follower(world)
    follower.visit()
    del made.posts[5], made.posts[1]
    follower.visit()
    assert sorted(follower.gone) == ["https://t.me/harbour/1", "https://t.me/harbour/5"]


def test_posts_that_no_page_covered_are_not_held_for_deleted(world: World) -> None:
    made = channel(world, *range(1, 31))
    follower = Follower(world, history=History(limit=30))
    while follower.visit().more:
        pass
    del made.posts[3]
    follower.visit()
    assert not follower.gone, "post 3 lies on a page that was not fetched again"


def test_a_second_look_finds_older_deletions_and_edits(world: World) -> None:
    made = channel(world, *range(901, 1001))
    follower = Follower(world, history=History(limit=100), recheck=timedelta(hours=60))
    while follower.visit().more:
        pass
    del made.posts[950]
    made.posts[960] = "corrected"
    made.posts[920] = "too long ago"
    for _ in range(3):
        follower.visit()
    assert follower.gone == ["https://t.me/harbour/950"]
    assert follower.texts["https://t.me/harbour/960"] == "corrected"
    assert follower.texts["https://t.me/harbour/920"] != "too long ago"


def test_a_deletion_on_an_older_page_is_not_lost_when_the_visit_is_broken_off_there(world: World) -> None:
    made = channel(world, *range(1, 31))
    follower = Follower(world, history=History(limit=30))
    follower.texts = {f"https://t.me/harbour/{number}": "" for number in range(1, 31)}
    del made.posts[12], made.posts[13]
    for _ in range(20):
        follower.visit(2)
    while follower.visit().more:
        pass
    assert sorted(follower.gone) == ["https://t.me/harbour/12", "https://t.me/harbour/13"]


def test_a_post_that_lost_its_text_or_stands_in_an_album_is_not_gone(world: World) -> None:
    made = channel(world, *range(1, 6))
    follower = Follower(world)
    follower.visit()
    made.pictures.add(3)
    del made.posts[4]
    made.posts[2] += '<a href="https://t.me/harbour/4?single">picture</a>'
    follower.visit()
    assert not follower.gone


def test_a_post_that_is_missing_without_a_word_counts_as_there(world: World) -> None:
    made = channel(world, *range(1, 6))
    follower = Follower(world)
    follower.visit()
    del made.posts[3]
    made.embeds = False
    follower.visit()
    assert not follower.gone
    assert [issue.code for issue in follower.issues] == ["unsure"]


def test_a_channel_without_a_preview_takes_nothing_down(world: World) -> None:
    channel(world, *range(1, 6))
    follower = Follower(world)
    follower.visit()
    world.site.pages["t.me"] = Channel("another", {1: "x"})
    outcome = follower.visit()
    assert not outcome.well and not follower.gone
    assert [issue.code for issue in follower.issues] == ["no-preview"]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (answer("<html>nothing</html>"), "empty-page"), (answer("", 404), "no-preview"),
        (answer("", 503), "busy"), (answer("x", media="image/png"), "wrong-type"),
    ],
)  # fmt: skip
def test_a_page_that_is_none_takes_nothing_down(world: World, page: bytes, code: str) -> None:
    channel(world, *range(1, 6))
    follower = Follower(world)
    follower.visit()
    world.site.pages["t.me"] = page
    assert not follower.visit().well
    assert not follower.gone and [issue.code for issue in follower.issues] == [code]


def test_a_channel_that_shows_the_same_page_for_ever_is_left(world: World) -> None:
    made = channel(world, *range(1, 31))
    world.site.pages["t.me/s/harbour?before=26"] = answer(made._page(sorted(made.posts)))
    follower = Follower(world, history=History(limit=1000))
    assert not follower.visit().well
    assert [issue.code for issue in follower.issues] == ["no-progress"]
