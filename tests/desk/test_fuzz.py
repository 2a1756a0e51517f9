"""Whatever an address of the service says, the answer is one that its description tells of, and no fault of ours."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from counterclaim.desk import Settings, create
from counterclaim.desk.exchange.asking import asked
from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.work.timeline import UNITS
from counterclaim.model.vocabulary import section

SLOW = ("/api/live", "/api/exports/{name}", "/api/check/file")  # one does not end, the others take seconds
CALM = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)

odd = st.sampled_from([
    "", "0", "-1", "9" * 30, "NaN", "null", "\0", "\x7f", "'", '"', "%", "_", "*", "\\", "../../etc/passwd", "=1+1",
    "~",
    "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{PILE OF POO}", "x" * 3_000, "(" * 100, "NEAR(a b)", "a OR", "{}", "[]", "$(id)",
])  # fmt: skip
days = st.sampled_from(
    ["0001-01-01", "9999-12-31", "1000-01-01", "8999-12-31", "2031-06-02", "2031-06-16", "2031-02-30", "20310602"]
)
known = st.sampled_from([
    *list(section("measures"))[:3], *list(section("things"))[:3], "2031-06-02", "UTC", "Europe", "night", "source",
    "CC7", "intercepted", "csv", "en", "CC101", *UNITS, "9999-12-31T23:59:59-23:59~x", "5~CC101~x", "true",
])  # fmt: skip
value = st.one_of(odd, days, known, st.text(max_size=20))


@pytest.fixture(scope="module")
def desk(fortnight: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app = create(Settings(str(fortnight), tmp_path_factory.mktemp("fuzz") / "state.db"))
    with TestClient(app, base_url="http://127.0.0.1:8470") as asking:
        asking.headers["x-counterclaim"] = app.state.desk.token
        yield asking


def described(desk: TestClient, method: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """The addresses that can be asked so, and their parameters."""
    paths: dict[str, Any] = desk.app.openapi()["paths"]  # type: ignore[attr-defined]
    some = [(path, each[method]) for path, each in paths.items() if method in each and path not in SLOW]
    return [(path, each.get("parameters", [])) for path, each in some]


@CALM
@given(data=st.data())
def test_no_address_is_a_fault_of_ours(desk: TestClient, data: st.DataObject) -> None:
    path, parameters = data.draw(st.sampled_from(described(desk, "get")))
    pairs = []
    for each in parameters:
        if each["in"] == "path":
            said = data.draw(days if each["name"] == "morning" else value)
            path = path.replace("{" + each["name"] + "}", quote(said.encode("utf-8", "replace"), safe=""))
        elif data.draw(st.booleans()):
            said = data.draw(days if each["name"] in ("from", "to") else value)
            pairs += [(each["name"], said.encode("utf-8", "replace"))] * data.draw(st.integers(1, 2))
    answer = desk.get(f"{path}?{urlencode(pairs)}")
    assert answer.status_code < 500, f"{path}?{urlencode(pairs)}: {answer.text}"
    if answer.status_code >= 400:
        assert set(answer.json()) == {"message", "remedy"}


@pytest.mark.parametrize("morning", ["0001-01-01", "1000-01-01", "8999-12-31", "9999-12-30", "9999-12-31"])
@pytest.mark.parametrize(
    "path", ["nights/{}", "nights?from={0}&to={0}", "map?to={}", "map?from={}", "claims?from={}", "reports?to={}",
             "review/queue?from={0}&to={0}", "findings?to={}", "exports/night?from={0}&to={0}", "feed.atom?from={}"]
)  # fmt: skip
def test_days_at_the_ends_of_the_calendar_are_answered(desk: TestClient, path: str, morning: str) -> None:
    assert desk.get(f"/api/{path.format(morning)}").status_code in (200, 422)


anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), value), lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ), max_leaves=6,
)  # fmt: skip


@CALM
@given(data=st.data())
def test_no_body_is_a_fault_of_ours(desk: TestClient, data: st.DataObject) -> None:
    """Bodies of the right shape with odd contents; what they name is not there, so that nothing is decided."""
    app: Any = desk.app
    schemas = app.openapi()["components"]["schemas"]
    path, of = data.draw(st.sampled_from([
        ("/api/decisions", "Deciding"), ("/api/searches", "counterclaim__desk__routes__searches__Given"),
        ("/api/login", "Login"), ("/api/check", "Pasted"), ("/api/check/page", "Pasted"),
    ]))  # fmt: skip
    names = [name for name in schemas[of]["properties"] if data.draw(st.booleans())]
    body = {name: data.draw(st.one_of(value, anything)) for name in names}
    if path == "/api/decisions":
        body |= {"kind": data.draw(st.sampled_from(["accept", "correct", "grade", "split"])), "by": "a tester"}
        body |= {"about": ["000000000000.c1"], "fields": data.draw(st.dictionaries(st.text(max_size=8), anything))}
    answer = desk.post(path, content=json.dumps(body), headers={"content-type": "application/json"})
    assert answer.status_code < 500, (path, body, answer.text)


@pytest.mark.parametrize(
    "fields", ['{"x":' * 300 + "1" + "}" * 300, '{"count":NaN}', '{"count":[1e400]}', '{"count":"\\ud800"}',
               '{"\\ud800":1}', '{"count":' + "9" * 400 + "}", '{"grade":"\\u0000"}']
)  # fmt: skip
def test_fields_that_cannot_be_kept_are_refused_before_they_are(desk: TestClient, fields: str) -> None:
    body = f'{{"kind":"accept","about":["000000000000.c1"],"by":"a tester","fields":{fields}}}'
    answer = desk.post("/api/decisions", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert "kept" in answer.json()["message"]


@pytest.mark.parametrize("content", [b"[" * 1_000_000, b'{"a":' * 200_000, b"9" * 10_000, b"\xff", b"", b"nul"])
def test_bodies_that_are_no_json_are_refused(desk: TestClient, content: bytes) -> None:
    answer = desk.post("/api/decisions", content=content, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert set(answer.json()) == {"message", "remedy"}


def test_every_answer_fits_what_is_told_of_it(desk: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    app: Any = desk.app
    told = app.openapi()
    claim = desk.get("/api/claims").json()["items"][0]
    finding = desk.get("/api/findings").json()["items"][0]["id"]
    known = {
        "/api/claims/{id}": claim["claim"]["id"], "/api/reports/{id}": claim["report"], "/api/findings/{id}": finding,
        "/api/nights/{morning}": "2031-06-04", "/api/names/{language}": "uk", "/api/explain/{code}": "CC101",
        "/api/why/{id}": claim["claim"]["id"], "/api/sources/{key}": quote(claim["source"], safe=""),
    }  # fmt: skip
    checked = 0
    with caplog.at_level(logging.WARNING):
        for path, methods in told["paths"].items():
            answers = methods.get("get", {}).get("responses", {})
            model = answers.get("200", {}).get("content", {}).get("application/json")
            if model is None or "$ref" not in model["schema"] or ("{" in path and path not in known):
                continue
            asked_for = path.partition("{")[0] + known.get(path, "")
            answer = desk.get(asked_for)
            assert answer.status_code == 200, (asked_for, answer.text)
            schema = {**model["schema"], "components": told["components"]}
            faults = [each.message for each in Draft202012Validator(schema).iter_errors(answer.json())]
            assert not faults, (asked_for, faults[:3])
            checked += 1
    assert checked > 18
    assert not caplog.records


def test_a_filter_of_hand_is_held_to_the_same_years() -> None:
    with pytest.raises(AskedError, match="9999"):
        asked(since=date(9999, 12, 31))
