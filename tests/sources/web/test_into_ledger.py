"""A channel watched into a ledger: news, edits and deletions, and a watch that is broken off."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from counterclaim import ledger as kept
from counterclaim import pipeline
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.model import Issue
from counterclaim.pipeline.adding import Run
from counterclaim.pipeline.taking import take
from counterclaim.sources import Delivery
from counterclaim.sources.web import Config, History, watch

from .conftest import Channel, World
from .test_watch import source

CHANNEL = source("telegram", "https://t.me/s/harbour", history=History(limit=100))


def watched(world: World, ledger: Ledger, cursors: dict[str, str], items: int | None = None) -> list[str]:
    """One round, or so many deliveries of it; the codes of the issues met."""
    run = Run(ledger, partial(pipeline.answer, languages=("en",)), "test", clock=world.time.now)
    config = Config(sources=(CHANNEL,))
    brought = watch(
        config, partial(kept.known_addresses, ledger), cursors, clock=world.time.now, sleep=world.time.sleep,
        once=True, fetcher=world.fetcher(tries=1),
    )  # fmt: skip
    codes, outcomes = [], take(run, brought)
    for outcome in outcomes:
        if isinstance(outcome, Issue):
            codes.append(outcome.code)
        elif isinstance(outcome, Delivery) and items is not None:
            items -= 1
            if not items:
                break
    return codes


def latest(ledger: Ledger) -> dict[str, tuple[int, str, bool]]:
    return {
        each.document.uri or "": (each.version, each.document.text, each.deleted is not None)
        for each in kept.entries(ledger)
    }


def test_a_channel_is_watched_into_a_ledger(world: World, tmp_path: Path) -> None:
    made = Channel("harbour", {number: f"{number} drones were shot down over the bay" for number in range(1, 31)})
    world.site.pages["t.me"] = made
    ledger = open_ledger(tmp_path / "ledger.db", create=True)
    cursors: dict[str, str] = {}
    watched(world, ledger, cursors, 2)
    assert 5 < len(latest(ledger)) < 30
    watched(world, ledger, cursors)
    assert len(latest(ledger)) == 30
    events = kept.last_event(ledger)
    world.time.seconds += 3_600
    assert watched(world, ledger, cursors) == []
    assert kept.last_event(ledger) == events, "nothing new, nothing written"
    made.posts[28] = "not 28 but 31 drones were shot down over the bay"
    del made.posts[30]
    made.posts[31] = "one more drone was shot down"
    world.time.seconds += 3_600
    assert watched(world, ledger, cursors) == []
    held = latest(ledger)
    assert held["https://t.me/harbour/28"] == (2, made.posts[28], False)
    assert held["https://t.me/harbour/30"][2]
    assert held["https://t.me/harbour/31"] == (1, made.posts[31], False)
    assert not list(kept.verify(ledger))
    ledger.close()
