"""Feeds, articles, folders, and addresses named one by one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model import Document, Issue
from counterclaim.model.kept import Source
from counterclaim.sources import Delivery, Options, receive_stream
from counterclaim.sources.web import HOUSE, History, Watched, get
from counterclaim.sources.web.visits import Outcome, Place, Tools, opened, recalled
from counterclaim.sources.web.watch import VISITORS

from .conftest import Channel, World, answer

FEED = "https://news.test/rss"


class Reader:
    """Visits a source and keeps what comes."""

    def __init__(self, world: World, kind: str, *addresses: str, **how: Any) -> None:
        self.world, self.kind = world, kind
        self.watched = Watched(kind, kind, addresses, Source("news.test"), timedelta(minutes=30), **how)
        self.documents: dict[str, Document] = {}
        self.gone: list[str] = []
        self.issues: list[str] = []
        self.deliveries: list[Delivery] = []
        self.place: Place = {}

    def known(self, key: str) -> Mapping[str, object]:
        return {address: None for address in self.documents if address not in self.gone}

    def visit(self) -> Outcome:
        steps = VISITORS[self.kind](self.watched, self.place, Tools(self.world.fetcher(tries=1), HOUSE, self.known))
        while True:
            try:
                item = next(steps)
            except StopIteration as end:
                assert isinstance(end.value, Outcome)
                self.place = recalled(None) | (self.place if end.value.place is None else end.value.place)
                return end.value
            if isinstance(item, Issue):
                self.issues.append(item.code)
                continue
            self.deliveries.append(item)
            self.documents |= {each.document.uri or "": each.document for each in item.found if each.document}
            self.gone += item.gone
            self.place = recalled(item.cursor)


def feed(*entries: int, **texts: str) -> str:
    items = "".join(
        f"<item><title>Report {n}</title><link>https://news.test/{n}</link>"
        f"<pubDate>Thu, 10 Jul 2025 05:0{n % 10}:00 GMT</pubDate>"
        f"<description>{texts.get(f't{n}', f'{n} drones came down.')}</description></item>"
        for n in entries
    )
    return f'<rss version="2.0"><channel><title>News</title><link>https://news.test/</link>{items}</channel></rss>'


def article(
    number: int, text: str = "drones were shot down over the harbour during the night, the governor said."
) -> str:
    body = (
        f"<p>{number} {text}</p><p>The governor said that nobody was hurt and that the port works as usual again.</p>"
    )
    return (
        f"<html><head><title>Report {number}</title></head><body><article><h1>Report</h1>{body}</article></body></html>"
    )


def rss(body: str, **headers: str) -> bytes:
    return answer(body, media="application/rss+xml", **headers)


def test_a_feeds_entries_come_as_they_are(world: World) -> None:
    world.site.pages["/rss"] = [
        rss(feed(1, 2), etag='"1"'),
        rss(feed(1, 2, 3, t1="No, 4 drones.")),
        b"HTTP/1.1 304 Same\r\n\r\n",
    ]
    reader = Reader(world, "feed", FEED)
    assert reader.visit() == Outcome()
    assert set(reader.documents) == {"https://news.test/1", "https://news.test/2"}
    reader.visit()
    assert world.site.asked[1].headers["if-none-match"] == '"1"'
    assert "No, 4 drones." in reader.documents["https://news.test/1"].text
    assert len(reader.documents) == 3 and not reader.gone, "an entry that left the feed is not gone"


def test_a_feed_that_has_not_changed_brings_nothing(world: World) -> None:
    world.site.pages["/rss"] = [rss(feed(1), etag='"1"'), b"HTTP/1.1 304 Same\r\n\r\n"]
    reader = Reader(world, "feed", FEED)
    reader.visit()
    assert reader.visit().well
    assert len(reader.deliveries) == 1 and not reader.issues


@pytest.mark.parametrize(
    ("said", "code"), [(answer("", 404), "not-there"), (answer("x", media="image/png"), "wrong-type")]
)
def test_a_feed_that_is_not_there_is_told(world: World, said: bytes, code: str) -> None:
    world.site.pages["/rss"] = said
    reader = Reader(world, "feed", FEED)
    assert not reader.visit().well
    assert reader.issues == [code]


def test_entries_are_followed_to_their_pages_once(world: World) -> None:
    world.site.pages |= {"/rss": rss(feed(1, 2)), "/1": answer(article(1)), "/2": answer(article(2))}
    reader = Reader(world, "feed", FEED, follow=True)
    reader.visit()
    reader.visit()
    assert world.site.paths() == ["/rss", "/robots.txt", "/1", "/2", "/rss"]
    page = reader.documents["https://news.test/1"]
    assert "1 drones were shot down" in page.text
    assert page.published is not None and page.published.minute == 1, "the feed knows the minute"
    assert page.source == "news.test"


def test_many_entries_leave_room_for_other_sources(world: World) -> None:
    world.site.pages["/rss"] = rss(feed(*range(1, 24)), etag='"1"')
    world.site.pages |= {f"/{number}": answer(article(number)) for number in range(1, 24)}
    reader = Reader(world, "feed", FEED, follow=True)
    assert [reader.visit().more for _ in range(3)] == [True, True, False]
    assert len(reader.documents) == 23


def test_a_page_that_fails_is_tried_again_although_the_feed_has_not_changed(world: World) -> None:
    world.site.pages["/rss"] = [rss(feed(1, 2), etag='"1"'), b"HTTP/1.1 304 Same\r\n\r\n"]
    world.site.pages |= {"/1": [answer("", 500), answer("", 500), answer(article(1))], "/2": answer(article(2))}
    reader = Reader(world, "feed", FEED, follow=True)
    assert not reader.visit().more, "what failed waits for the next visit"
    assert list(reader.documents) == ["https://news.test/2"]
    reader.visit()
    reader.visit()
    assert set(reader.documents) == {"https://news.test/1", "https://news.test/2"}
    assert reader.issues == ["busy", "busy"]


def test_a_page_that_keeps_failing_is_given_up_by_name(world: World) -> None:
    world.site.pages |= {"/rss": rss(feed(1)), "/1": answer("", 500)}
    reader = Reader(world, "feed", FEED, follow=True)
    for _ in range(8):
        reader.visit()
    assert reader.issues == ["busy"] * 5 + ["given-up"]
    assert world.site.paths().count("/1") == 5


def test_pages_that_robots_may_not_see_are_told_once(world: World) -> None:
    world.site.pages |= {"/rss": rss(feed(1)), "/1": answer(article(1))}
    world.site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /", media="text/plain")
    reader = Reader(world, "feed", FEED, follow=True)
    reader.visit()
    reader.visit()
    assert reader.issues == ["robots"] and not reader.documents


def test_a_link_into_a_private_network_is_not_followed(world: World) -> None:
    world.names["news.test"] = ["93.184.216.34"]
    world.names["10.0.0.1"] = ["10.0.0.1"]
    world.site.pages["/rss"] = rss(feed(1).replace("https://news.test/1", "http://10.0.0.1/admin"))
    reader = Reader(world, "feed", FEED, follow=True)
    reader.visit()
    assert "10.0.0.1" not in world.reached
    assert reader.issues[0] in ("address", "no-robots")


def test_followed_pages_are_looked_at_again_for_edits_and_deletions(world: World) -> None:
    world.site.pages["/rss"] = [rss(feed(1, 2), etag='"1"'), b"HTTP/1.1 304 Same\r\n\r\n"]
    world.site.pages |= {"/1": [answer(article(1)), answer(article(9))], "/2": [answer(article(2)), answer("", 410)]}
    reader = Reader(world, "feed", FEED, follow=True, recheck=timedelta(days=1))
    reader.visit()
    reader.visit()
    assert world.site.paths().count("/1") == 1, "not before the time between two visits has passed"
    world.time.seconds += 3_600
    reader.visit()
    assert "9 drones" in reader.documents["https://news.test/1"].text
    assert reader.gone == ["https://news.test/2"]
    world.time.seconds += 90_000
    asked = len(world.site.asked)
    reader.visit()
    assert len(world.site.asked) == asked + 1, "after a day only the feed is asked for"


def test_articles_are_looked_at_again_and_told_when_they_are_taken_down(world: World) -> None:
    world.site.pages["/1"] = [
        answer(article(1), etag='"1"'),
        b"HTTP/1.1 304 Same\r\n\r\n",
        answer(article(7)),
        answer("x", 404),
    ]
    reader = Reader(world, "article", "https://news.test/1")
    for _ in range(3):
        assert reader.visit().well
    assert len(reader.deliveries) == 2
    assert "7 drones" in reader.documents["https://news.test/1"].text
    for _ in range(2):
        reader.visit()
    assert reader.gone == ["https://news.test/1"]
    assert reader.deliveries[-1].content == b"x"
    assert reader.issues == ["not-there"], "told as gone once, and then as what it is"


def test_a_taken_down_article_is_gone_under_the_address_its_report_goes_by(world: World) -> None:
    page = article(1).replace("<head>", '<head><link rel="canonical" href="https://news.test/report-one">')
    world.site.pages["/1"] = [answer(page), answer("", 410)]
    reader = Reader(world, "article", "https://news.test/1")
    reader.visit()
    assert list(reader.documents) == ["https://news.test/report-one"]
    reader.visit()
    assert reader.gone == ["https://news.test/report-one"]


def test_an_address_that_never_was_there_is_not_gone(world: World) -> None:
    reader = Reader(world, "article", "https://news.test/none")
    reader.visit()
    assert reader.issues == ["not-there"] and not reader.gone


def test_one_failing_article_does_not_keep_the_others(world: World) -> None:
    world.site.pages |= {"/1": answer("", 500, retry_after="3600"), "/2": answer(article(2))}
    reader = Reader(world, "article", "https://news.test/1", "https://news.test/2")
    outcome = reader.visit()
    assert outcome.well and outcome.wait == 3600
    assert list(reader.documents) == ["https://news.test/2"]


def test_a_long_list_goes_on_where_it_was_left(world: World) -> None:
    addresses = [f"https://news.test/{number}" for number in range(30)]
    world.site.pages |= {f"/{number}": answer(article(number)) for number in range(30)}
    reader = Reader(world, "article", *addresses)
    assert reader.visit().more
    assert not reader.visit().more
    assert set(reader.documents) == set(addresses)
    assert world.site.paths() == [f"/{number}" for number in range(30)]


def test_a_folder_brings_what_is_new_or_changed(world: World, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("3 drones were shot down.")
    (tmp_path / "b.jsonl").write_text('{"text": "one", "uri": "u:1"}\n{"text": "two", "uri": "u:2"}\n')
    reader = Reader(world, "file", str(tmp_path))
    reader.visit()
    assert {"u:1", "u:2"} < set(reader.documents)
    reader.visit()
    assert len(reader.deliveries) == 2
    (tmp_path / "a.txt").write_text("4 drones were shot down.")
    os.utime(tmp_path / "a.txt", (1, 1))
    (tmp_path / "b.jsonl").unlink()
    reader.visit()
    assert [delivery.content for delivery in reader.deliveries[2:]] == [b"4 drones were shot down."]
    assert not reader.gone


def test_a_folder_that_is_not_there_and_a_file_that_is_too_large_are_told(world: World, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 11_000_000)
    reader = Reader(world, "file", str(tmp_path / "none"), str(tmp_path / "a.txt"))
    reader.visit()
    assert reader.issues == ["missing", "large-file"]


def test_addresses_named_one_by_one_are_read_by_what_stands_there(world: World) -> None:
    world.site.pages |= {
        "/rss": rss(feed(1, 2)), "/a": answer(article(5)),
        "/rows": answer('{"text": "6 drones", "uri": "u:6"}\n', media="application/x-ndjson"),
        "t.me": Channel("harbour", {number: f"{number} drones" for number in range(1, 9)}),
    }  # fmt: skip
    named = [FEED, "https://news.test/a", "https://news.test/rows", "https://t.me/harbour", "https://t.me/harbour/2",
             "https://news.test/none", "file:///etc/passwd", "https://t.me/nobody"]  # fmt: skip
    got = list(get(named, world.fetcher(tries=1), Options()))
    uris = [[each.document.uri for each in item.found if each.document] for item in got if isinstance(item, Delivery)]
    assert uris == [
        ["https://news.test/1", "https://news.test/2"], ["https://news.test/a"], ["u:6"],
        [f"https://t.me/harbour/{number}" for number in range(4, 9)], ["https://t.me/harbour/2"],
    ]  # fmt: skip
    assert [item.code for item in got if isinstance(item, Issue)] == ["not-there", "address", "no-preview"]


def test_a_channel_named_once_is_read_as_far_back_as_asked(world: World) -> None:
    world.site.pages["t.me"] = Channel("harbour", {number: f"{number} drones" for number in range(1, 101)})

    def numbers(**how: Any) -> list[int]:
        got = get(["@harbour" if how else "t.me/harbour"], world.fetcher(tries=1), Options(), **how)
        found = [each for item in got if isinstance(item, Delivery) for each in item.found]
        return sorted({int(each.document.text.split()[0]) for each in found if each.document})

    assert numbers() == list(range(96, 101))
    assert numbers(history=History(limit=100)) == list(range(1, 101))
    assert numbers(known=lambda key: {f"https://{key}/89": None}) == list(range(86, 101))


def test_what_is_kept_reads_back_as_what_was_found(world: World) -> None:
    """The ledger reads reports from its own bytes again: the same reports must stand there, in the same order."""
    world.site.pages |= {"/rss": rss(feed(1, 2)), "/1": answer(article(1))}
    world.site.pages["t.me"] = Channel("harbour", {number: f"{number} drones" for number in range(1, 9)})
    readers = [Reader(world, "feed", FEED), Reader(world, "article", "https://news.test/1")]
    readers.append(Reader(world, "telegram", "https://t.me/s/harbour"))
    for reader in readers:
        reader.visit()
        for delivery in reader.deliveries:
            again = receive_stream(opened(delivery.content), delivery.address, Options())
            texts = [each.document.text for each in again if each.document]
            assert texts == [each.document.text for each in delivery.found if each.document] != []
