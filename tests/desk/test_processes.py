"""Processes beside the desk answer as it does itself, whatever becomes of them, and none outlives it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from counterclaim.desk import Settings, create, people
from counterclaim.desk.exchange.faults import BusyError
from counterclaim.desk.processes import Answered, Processes, Question, crew
from counterclaim.desk.processes.worker import answer
from counterclaim.desk.work import claims as listed
from counterclaim.pipeline import filling
from counterclaim.pipeline.figuring import fill_newest
from counterclaim.pipeline.ledgers import opened

from .test_roles import LEAST

BASE = "http://127.0.0.1:8470"
WORDS = "correct horse battery"
NIGHT = "2031-06-02"

# What each template is asked as; a list in the first part is answered by the processes, in the second by the desk.
GIVEN = {
    "vocabulary": ["vocabulary"], "names/{language}": ["names/en"], "hints": ["hints?beginning=a"],
    "nights": ["nights", "nights?by=month&split=side", "nights?format=csv", "nights?by=fortnight"],
    "map": ["map?measure=intercepted", "map?measure=intercepted&format=csv"],
    "nights/{morning}": [f"nights/{NIGHT}", f"nights/{NIGHT}?zone=UTC", f"nights/{NIGHT}?format=csv", "nights/x"],
    "why/{id:path}": [f"why/intercepted/drone/UA/{NIGHT}/night", "why/nothing"],
    "claims": ["claims", "claims?limit=3&text=drones", "claims?measure=nothing"], "claims/{id}": ["claims/nobody"],
    "reports": ["reports", "reports?order=oldest"], "reports/{id}": ["reports/%E2%80%AE%20x"],
    "findings": ["findings", "findings?code=CC1"], "findings/{id}": ["findings/none"],
    "explain/{code}": ["explain/cc101", "explain/CC999"],
    "sources": ["sources", "sources?format=csv"], "sources/{key:path}": ["sources/nobody/at/all"],
    "review/queue": ["review/queue?limit=5"], "review/agreement": ["review/agreement"],
    "decisions": ["decisions", "decisions?format=csv", "decisions?after=x"],
    "exports": ["exports"], "feed.atom": ["feed.atom?measure=hit"], "check": ["check"],
}  # fmt: skip
OWN = {
    "borders": ["borders"], "checks/{id}": ["checks/none"], "checks": ["checks"], "exports/{name}": ["exports/csv"],
    "reports/{id}/original": ["reports/none/original"],
}  # fmt: skip
WHO_ASKS = {"desk", "searches", "people", "live"}
"""What is about the person who asks, or does not end."""


def until(true: Callable[[], object], seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@contextmanager
def desk(where: Path, state: Path, number: int, **more: Any) -> Iterator[TestClient]:
    app = create(Settings(str(where), state, processes=number, **more))
    with TestClient(app, base_url=BASE) as asking:
        asking.headers["x-counterclaim"] = app.state.desk.token
        until(lambda: len(app.state.desk.processes.pids) == number)
        yield asking


def processes(asking: TestClient) -> Processes:
    found: Processes = asking.app.state.desk.processes  # type: ignore[attr-defined]
    return found


@pytest.fixture(scope="module")
def both(fortnight: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, TestClient]]:
    """A desk that answers itself, to anybody; one with processes, to a reader who has logged in."""
    folder = tmp_path_factory.mktemp("processes")
    where = Path(copyfile(fortnight, folder / "ledger.db"))
    with closing(opened(where)) as ledger:
        fill_newest(ledger)  # so that no answer depends on how much time there was
    with ExitStack() as stack:
        alone = stack.enter_context(desk(where, folder / "alone.db", 0))
        beside = stack.enter_context(desk(where, folder / "beside.db", 2, accounts=True))
        people.put(beside.app.state.desk.state, "ana", "reader", WORDS, datetime.now(UTC))  # type: ignore[attr-defined]
        beside.headers["x-counterclaim"] = beside.get("/api/desk").json()["token"]
        until(lambda: not alone.get(f"/api/{GIVEN['nights'][1]}").json()["waiting"])
        assert beside.post("/api/login", json={"name": "ana", "password": WORDS}).status_code == 200
        yield alone, beside


@pytest.fixture
def asked(both: tuple[TestClient, TestClient], monkeypatch: pytest.MonkeyPatch) -> list[Answered | None]:
    """What the processes answered since."""
    found: list[Answered | None] = []
    ask = processes(both[1]).ask

    def heard(question: Question) -> Answered | None:
        found.append(ask(question))
        return found[-1]

    monkeypatch.setattr(processes(both[1]), "ask", heard)
    return found


def ids(asking: TestClient, of: str) -> list[str]:
    items = asking.get(f"/api/{of}?limit=2").json()["items"]
    return [each["claim"]["id"] if "claim" in each else each["id"] for each in items]


def same(both: tuple[TestClient, TestClient], path: str) -> int:
    """The status of an answer that both desks give alike, to the byte."""
    one, other = (each.get(f"/api/{path}") for each in both)
    assert (one.status_code, undated(one.content)) == (other.status_code, undated(other.content)), path
    dated = {"content-length"} if one.content != other.content else set()
    dated |= {"etag", "last-modified"} if "content-disposition" in one.headers else set()  # when it was written
    told, told_too = ([pair for pair in each.headers.items() if pair[0] not in dated] for each in (one, other))
    assert told == told_too, path
    return one.status_code


def undated(content: bytes) -> bytes:
    """A feed without the time when it was made; anything else as it is."""
    return re.sub(rb"(<feed .*?<updated>)[^<]*", rb"\1", content, count=1, flags=re.DOTALL)


def test_every_question_is_in_the_table() -> None:
    questions = {path.removeprefix("/api/") for method, path in LEAST if method == "GET"}
    assert questions == {*GIVEN, *OWN, *WHO_ASKS}


@pytest.mark.parametrize("template", sorted(GIVEN))
def test_a_process_that_does_not_know_who_asks_answers_as_the_desk_does(
    template: str, both: tuple[TestClient, TestClient], asked: list[Answered | None]
) -> None:
    of, _, left = template.partition("/")
    some = ids(both[0], of) if left == "{id}" else []
    paths = [*GIVEN[template], *(f"{of}/{id_}" for id_ in some)]
    if template.startswith("sources/"):
        paths += [f"sources/{each['source']['key']}" for each in both[0].get("/api/sources").json()["items"][:2]]
    statuses = [same(both, path) for path in paths]
    assert 200 in statuses
    assert asked and None not in asked, "the desk had to answer itself"
    before = len(asked)
    assert [same(both, path) for path in paths] == statuses
    assert len(asked) - before == sum(1 for each in asked[:before] if each and each.tag is None), "kept is kept"


@pytest.mark.parametrize("template", sorted(OWN))
def test_the_rest_the_desk_answers_itself(
    template: str, both: tuple[TestClient, TestClient], asked: list[Answered | None]
) -> None:
    for path in OWN[template]:
        same(both, path)
    assert not asked


def test_figures_that_are_missing_are_worked_out_for_all_by_the_process_of_the_desk(
    both: tuple[TestClient, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[bytes]()
    monkeypatch.setattr(filling, "tell", told.append)
    path = "/api/nights?by=month&measure=intercepted&thing=missile&zone=Asia/Tokyo"
    answered = both[1].get(path)
    assert answered.status_code == 200
    (job,) = map(filling.Job.of, told)
    assert (job.scope.zone, job.scope.wanted.kinds) == ("Asia/Tokyo", (("intercepted", "missile"),))


def test_what_the_reader_has_is_not_asked_of_a_process(
    both: tuple[TestClient, TestClient], asked: list[Answered | None]
) -> None:
    tag = both[0].get("/api/claims?limit=7").headers["etag"]
    assert both[1].get("/api/claims?limit=7", headers={"if-none-match": tag}).status_code == 304
    assert not asked


def test_a_table_is_asked_for_by_the_header_too(both: tuple[TestClient, TestClient]) -> None:
    one, other = (each.get("/api/sources", headers={"accept": "text/csv"}) for each in both)
    assert one.content == other.content and b"," in one.content.splitlines()[0]
    assert other.headers["content-type"].startswith("text/csv")


def test_processes_that_are_killed_are_replaced_and_nobody_notices(both: tuple[TestClient, TestClient]) -> None:
    crew_ = processes(both[1])
    before = crew_.pids
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    for limit in range(10, 30):
        assert same(both, f"claims?limit={limit}") == 200
    until(lambda: len(crew_.pids) == 2 and not set(before) & set(crew_.pids))
    assert same(both, "claims?limit=31") == 200


def test_a_route_that_fails_in_a_process_is_left_to_the_desk() -> None:
    from asyncio import run

    app = FastAPI()

    @app.get("/{name}")
    def route(name: str) -> str:
        if name == "bad":
            raise RuntimeError("a fault of ours")
        return name

    asked = Question("http", "127.0.0.1", "/bad", b"", "")
    assert run(answer(app, asked)) is None
    good = run(answer(app, asked._replace(path="/ü")))
    assert good is not None and (good.status, good.body, good.tag) == (200, '"ü"'.encode(), None)


def stand_in(where: str, asked: Connection) -> None:
    """A process that does what the path says; `where` is a folder with a file for each thing that was begun."""
    if where == "broken":
        sys.exit(1)
    asked.send(None)
    while True:
        path = asked.recv().path
        (Path(where) / f"{os.getpid()}{path.replace('/', '-')}").touch()
        if path == "/ends":
            os._exit(7)
        if path == "/stays":
            time.sleep(600)
        asked.send(Answered(200, (), path.encode()))


def question(path: str) -> Question:
    return Question("http", "127.0.0.1", path, b"", "")


@contextmanager
def begun(folder: Path, number: int) -> Iterator[Processes]:
    made = Processes(Settings(str(folder), folder / "state.db", processes=number), stand_in)
    assert made.ask(question("/before")) is None
    made.start()
    try:
        until(lambda: len(made.pids) == number)
        yield made
    finally:
        made.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stand-ins")


@pytest.fixture(scope="module")
def pair(folder: Path) -> Iterator[Processes]:
    with begun(folder, 2) as made:
        yield made


def test_what_ends_a_process_is_tried_once_more_and_then_given_up(pair: Processes, folder: Path) -> None:
    before = pair.pids
    with pytest.raises(BusyError, match="could not be worked out"):
        pair.ask(question("/ends"))
    assert len(list(folder.glob("*-ends"))) == 2
    until(lambda: len(pair.pids) == 2 and not set(before) & set(pair.pids))
    answered = pair.ask(question("/after"))
    assert answered is not None and answered.body == b"/after"


def test_what_takes_too_long_is_ended_and_others_go_on(
    pair: Processes, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "LONGEST", 1.0)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(pair.ask, question("/stays"))
        until(lambda: list(folder.glob("*-stays")))
        for number in range(20):
            answered = pair.ask(question(f"/{number}"))
            assert answered is not None and answered.body == f"/{number}".encode()
        with pytest.raises(BusyError, match="more than 1 second"):
            slow.result()
    stuck = int(next(folder.glob("*-stays")).name.partition("-")[0])
    until(lambda: not alive(stuck))


def test_so_many_wait_and_not_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "PATIENCE", 0.5)
    monkeypatch.setattr(crew, "MOST", 3)
    with begun(tmp_path, 1) as one, ThreadPoolExecutor(8) as pool:
        stuck = pool.submit(one.ask, question("/stays"))
        until(lambda: list(tmp_path.glob("*-stays")))
        waiting = [pool.submit(one.ask, question("/waits")) for _ in range(7)]
        said = sorted(str(each.exception()) for each in waiting)
        assert said == ["Other questions take long."] * 3 + ["Too many questions wait already."] * 4
        one.close()
        assert str(stuck.exception(10)) == "The desk is closing."
    assert not list(tmp_path.glob("*-waits"))


def test_a_desk_that_is_too_busy_says_when_to_come_back(
    both: tuple[TestClient, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "MOST", 0)
    answered = both[1].get("/api/claims?limit=99")
    assert (answered.status_code, set(answered.json())) == (503, {"message", "remedy"})
    assert int(answered.headers["retry-after"]) > 0


def test_where_no_process_gets_ready_the_desk_answers_itself(tmp_path: Path) -> None:
    broken = Processes(Settings("broken", tmp_path / "state.db", processes=1), stand_in)
    broken.start()
    try:
        assert broken.ask(question("/")) is None
    finally:
        broken.close()


def decide(asking: TestClient, about: str, kind: str = "accept") -> None:
    answered = asking.post("/api/decisions", json={"kind": kind, "about": [about], "by": "ana"})
    assert answered.status_code == 200, answered.text


def test_a_change_is_in_the_next_answer_of_a_process(ledger_copy: Path, tmp_path: Path) -> None:
    with desk(ledger_copy, tmp_path / "state.db", 1) as asking:
        id_ = ids(asking, "claims")[0]
        seen = dict[str, bytes]()
        for kind in ("accept", "reject", "accept"):
            decide(asking, id_, kind)
            answered = asking.get(f"/api/claims/{id_}")
            made = asking.get("/api/decisions").json()["items"]
            assert answered.json()["decisions"][-1]["number"] == made[0]["number"]
            assert answered.headers["etag"] not in seen
            seen[answered.headers["etag"]] = answered.content


def test_an_answer_of_a_later_state_is_kept_under_that_states_tag(
    ledger_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk looks at the state of things, something changes, then a process answers."""
    with desk(ledger_copy, tmp_path / "state.db", 1) as asking:
        here = asking.app.state.desk  # type: ignore[attr-defined]
        id_, ask, tags = ids(asking, "claims")[0], here.processes.ask, list[str]()
        monkeypatch.setattr(here.settling, "soon", lambda: None)
        keep = here.answers.keep
        monkeypatch.setattr(here.answers, "keep", lambda tag, content: (tags.append(tag), keep(tag, content)))
        old = asking.get("/api/decisions?limit=9").headers["etag"]

        def late(question: Question) -> Any:
            monkeypatch.setattr(here.processes, "ask", ask)
            decide(asking, id_)
            return ask(question)

        decide(asking, id_, "reject")
        monkeypatch.setattr(here.processes, "ask", late)
        answered = asking.get("/api/decisions?limit=9")
        assert answered.json()["items"][0]["kind"] == "accept"
        assert answered.headers["etag"] == tags[-1] != old
        again = asking.get("/api/decisions?limit=9", headers={"if-none-match": answered.headers["etag"]})
        assert again.status_code == 304


def test_what_changed_while_it_was_worked_out_has_no_tag(
    ledger_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk(ledger_copy, tmp_path / "state.db", 0) as asking:
        here, page = asking.app.state.desk, listed.page  # type: ignore[attr-defined]
        id_, kept = ids(asking, "claims")[0], list[str]()
        monkeypatch.setattr(here.settling, "soon", lambda: None)
        monkeypatch.setattr(here.answers, "keep", lambda tag, content: kept.append(tag))

        def torn(*arguments: Any) -> Any:
            found = page(*arguments)
            decide(asking, id_)
            return found

        monkeypatch.setattr(listed, "page", torn)
        answered = asking.get("/api/claims?limit=4")
        assert answered.status_code == 200 and "etag" not in answered.headers
        monkeypatch.undo()
        assert "etag" in asking.get("/api/claims?limit=4").headers


def of_session(leader: int) -> set[int]:
    """The processes of a session that run."""
    found = set()
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session, *_ = each.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(session) == leader and state != "Z":
            found.add(int(each.parent.name))
    return found


@pytest.mark.parametrize(
    ("by", "soon"), [(signal.SIGINT, True), (signal.SIGINT, False), (signal.SIGTERM, False), (signal.SIGKILL, False)]
)
def test_no_process_outlives_the_desk(by: signal.Signals, soon: bool, fortnight: Path, tmp_path: Path) -> None:
    """Ended as by Ctrl-C, which reaches all that run in the terminal; or killed, so that it can end nothing itself."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "index.html").write_text("<!doctype html>")
    where = copyfile(fortnight, tmp_path / "ledger.db")
    command = [sys.executable, "-m", "counterclaim", "desk", "--ledger", where, "--port", "0", "--processes", "1"]
    around = {**os.environ, "COUNTERCLAIM_DESK_PAGES": str(pages)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=around, start_new_session=True) as process:
        try:
            until(lambda: any(map(answers, of_session(process.pid))))
            if not soon:
                until(lambda: all(map(rests, filter(answers, of_session(process.pid)))))
            (os.killpg if by == signal.SIGINT else os.kill)(process.pid, by)
            _, errors = process.communicate(timeout=300)
            until(lambda: not of_session(process.pid))
        finally:
            for pid in of_session(process.pid):
                os.kill(pid, signal.SIGKILL)
    if by == signal.SIGTERM:
        assert errors == ""
    if by == signal.SIGINT:
        assert (errors, process.returncode) == ("counterclaim: the desk is closed.\n", 130)


def answers(pid: int) -> bool:
    """Whether a process is one of those beside the desk."""
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def rests(pid: int) -> bool:
    """Whether it has loaded what it needs, and sleeps."""
    held = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return held[0] == "S" and int(held[11]) > 50  # hundredths of a second of the processor's time
