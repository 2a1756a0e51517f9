"""Pages hear of what others write, at once, and do not keep the desk from ending."""

import asyncio
import gc
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from socket import create_server
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from counterclaim.desk import Settings, create, live, serving
from counterclaim.desk.desk import Desk
from counterclaim.desk.live import Live
from counterclaim.desk.serving import Server

from .bringing import bring

Client = Callable[..., TestClient]
REPORT = {"text": "Air defence shot down 9 drones over Example Region.", "published": "2031-07-01T06:00:00Z"}


class Ledger:
    """Something that changes when it is told to, and counts how often it is looked at."""

    def __init__(self) -> None:
        self.event, self.looks = 1, 0

    def look(self) -> tuple[str, int]:
        self.looks += 1
        return str(self.event), self.event


LONG = 60  # seconds that nothing here takes, however busy the machine is


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(LONG):
        while not true():
            await asyncio.sleep(0.001)


def hearing(told: Live, pages: int, during: Callable[[list[list[bytes]]], Any]) -> list[list[bytes]]:
    """What so many pages hear while something happens, and whether they end with it."""

    async def run() -> list[list[bytes]]:
        heard: list[list[bytes]] = [[] for _ in range(pages)]

        async def listen(mine: list[bytes]) -> None:
            async for each in told.stream():
                mine.append(each)  # noqa: PERF401 (while they come)

        tasks = [asyncio.create_task(listen(mine)) for mine in heard]
        await during(heard)
        told.end()
        await asyncio.wait_for(asyncio.gather(*tasks), LONG)
        return heard

    return asyncio.run(run())


def test_all_who_listen_hear_of_a_change_and_one_looks_for_all() -> None:
    ledger = Ledger()
    told = Live(ledger.look, every=0.01)

    async def change(heard: list[list[bytes]]) -> None:
        await until(lambda: ledger.looks >= 2)
        looks, began = ledger.looks, time.monotonic()
        ledger.event = 7
        await until(lambda: all(len(mine) == 2 for mine in heard))
        assert ledger.looks - looks <= (time.monotonic() - began) / 0.01 + 1

    heard = hearing(told, 20, change)
    assert heard == [[b"retry: 3000\n\n", b"event: changed\nid: 7\ndata: 7\n\n"]] * 20


def test_nobody_looks_while_nobody_listens() -> None:
    ledger = Ledger()
    told = Live(ledger.look, every=0.01)

    async def run() -> int:
        stream = told.stream()
        await anext(stream)
        await until(lambda: ledger.looks >= 2)
        looking = told._looking
        assert looking is not None
        await stream.aclose()
        await asyncio.wait([looking], timeout=LONG)
        assert looking.cancelled()
        looks = ledger.looks
        await asyncio.sleep(0.1)
        return ledger.looks - looks

    assert asyncio.run(run()) == 0


def test_those_who_listen_are_told_now_and_then_that_nothing_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "HEARTBEAT", 0.02)

    async def wait(heard: list[list[bytes]]) -> None:
        await until(lambda: len(heard[0]) >= 3)

    (heard,) = hearing(Live(Ledger().look, every=0.01), 1, wait)
    assert set(heard[1:]) == {b": nothing new\n\n"}


def test_only_so_many_may_listen(client: Client, fortnight: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MOST", 0)
    answer = client(fortnight).get("/api/live")
    assert (answer.status_code, answer.json()["message"]) == (503, "Too many pages listen already.")


@contextmanager
def served(where: Path, state: Path) -> Iterator[tuple[str, Server, threading.Thread]]:
    listening = create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    server = Server(create(Settings(str(where), state, port=port)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}", server, thread
    finally:
        server.should_exit = True
        thread.join(LONG)


def test_what_another_process_writes_is_heard_and_the_desk_ends_with_a_listener(
    ledger_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, look = threading.Event(), Desk.look

    def noted(desk: Desk) -> tuple[str, int]:
        try:
            return look(desk)
        finally:
            looked.set()

    monkeypatch.setattr(Desk, "look", noted)
    monkeypatch.setattr(serving, "PATIENCE", 2 * LONG)  # what a listener that is not let go would cost
    with (
        served(ledger_copy, tmp_path / "state.db") as (address, server, thread),
        httpx.stream("GET", f"{address}/api/live", timeout=LONG) as stream,
    ):
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert "content-encoding" not in stream.headers
        lines = stream.iter_lines()
        assert next(lines) == "retry: 3000"
        assert looked.wait(LONG)
        before = httpx.get(f"{address}/api/desk", timeout=LONG).json()["event"]
        bring(ledger_copy, tmp_path, "late.jsonl", REPORT)
        said = list(islice(filter(None, lines), 3))
        assert said[0] == "event: changed"
        assert int(said[2].removeprefix("data: ")) > before
        server.should_exit = True
        assert list(filter(None, lines)) == []
        thread.join(LONG)
        assert not thread.is_alive()


def test_a_page_that_goes_away_leaves_nothing_behind(
    ledger_copy: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nobody is told of tasks that were still waiting, neither when pages go nor when the desk ends."""
    with caplog.at_level(logging.WARNING), served(ledger_copy, tmp_path / "state.db") as (address, server, _):
        assert httpx.get(f"{address}/api/desk", timeout=LONG).status_code == 200
        told: Live = server._app.state.live
        for _ in range(3):
            with httpx.stream("GET", f"{address}/api/live", timeout=LONG) as stream:
                lines = stream.iter_lines()
                assert next(lines) == "retry: 3000"
                assert len(told._listeners) == 1
            asyncio.run(until(lambda: not told._listeners))
        with httpx.stream("GET", f"{address}/api/live", timeout=LONG) as stream:
            lines = stream.iter_lines()
            assert next(lines) == "retry: 3000"
            server.should_exit = True
            assert list(filter(None, lines)) == []
    gc.collect()
    assert [record.getMessage() for record in caplog.records] == []
    assert "Task" not in "".join(capfd.readouterr())


def test_one_person_does_not_take_all_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "EACH", 2)
    told = Live(Ledger().look)

    async def full(heard: list[list[bytes]]) -> None:
        streams = [told.stream("ana") for _ in range(2)]
        for stream in streams:
            await anext(stream)
        assert (told.full("ana"), told.full("ben"), told.full()) == (True, False, False)
        for stream in streams:
            await stream.aclose()
        assert not told.full("ana")

    hearing(told, 1, full)
