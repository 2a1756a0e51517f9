"""Exports with the filter of the address, from the service."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.exports.ledger import FORMATS

Client = Callable[..., TestClient]
NIGHT = "from=2031-06-02&to=2031-06-02"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_saved(client: Client, fortnight: Path, name: str) -> None:
    answer = client(fortnight).get(f"/api/exports/{name}?{NIGHT}&measure=intercepted&thing=drone")
    assert answer.status_code == 200
    assert answer.content
    assert "attachment" in answer.headers["content-disposition"]
    if FORMATS[name].out == "folder":
        assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None


def test_an_export_holds_what_the_page_lists(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    query = f"{NIGHT}&measure=intercepted&place=UA"
    saved = list(csv.DictReader(io.StringIO(asker.get(f"/api/exports/csv?{query}").text)))
    listed = asker.get(f"/api/claims?{query}&limit=200").json()["items"]
    assert {row["claim_id"] for row in saved} == {each["claim"]["id"] for each in listed}
    assert listed


def test_what_cannot_be_written_is_told_with_a_remedy(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    for address, status in (("exports/xls", 404), ("exports/night", 422), ("exports/csv?by=hour", 422)):
        answer = asker.get(f"/api/{address}")
        assert (answer.status_code, bool(answer.json()["message"])) == (status, True)
