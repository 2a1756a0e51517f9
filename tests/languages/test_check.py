"""The checker: what ships is sound, and each kind of fault is told with its place."""

import shutil
from pathlib import Path

import pytest

from counterclaim.languages import check, compiled, load


@pytest.mark.parametrize("code", load.available())
def test_what_ships_is_sound(code: str) -> None:
    assert check.check(code) == ()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a language, to spoil."""
    for name in ("en", load.SHARED):
        shutil.copytree(load.ROOT / name, tmp_path / name)
    shutil.copy(load.ROOT / "slots.yml", tmp_path)
    monkeypatch.setattr(load, "ROOT", tmp_path)
    monkeypatch.setattr(check, "ROOT", tmp_path)
    load.header.cache_clear()
    return tmp_path / "en"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("nonsense:\n- {is: x, forms: [x]}", "slot"),
        ("thing:\n- {is: dragon, forms: [dragon]}", "value"),
        ("time:\n- {is: on, forms: [zzz]}", "value"),
        ("thing:\n- {is: drone, forms: [on]}", "text"),
        ("thing:\n- {is: drone, forms: []}", "forms"),
        ("thing:\n- {is: drone}", "forms"),
        ("thing:\n- {is: drone, colour: red, forms: [zzz]}", "key"),
        ("measure:\n- {is: hit, kind: adjective, forms: [zzz]}", "key"),
        ("thing:\n- {is: drone, forms: ['zzz[nope]']}", "paradigm"),
        ("thing:\n- {is: drone, forms: ['cafe\u0301s']}", "nfc"),
        ("thing:\n- {is: missile, forms: ['drone[s]']}", "ambiguous"),
        ("numeral:\n- {is: two, forms: [zzz]}", "value"),
        ("zone:\n- {is: Europe/Nowhere, forms: [zzz]}", "value"),
        ("thing: [", "yaml"),
        ("thing: drone", "rows"),
    ],
)
def test_each_fault_is_told(folder: Path, row: str, code: str) -> None:
    (folder / "zz.yml").write_text(row, "utf-8")
    issues = check.check("en")
    assert {issue.code for issue in issues} == {code}
    assert all(issue.message.startswith("zz.yml: ") for issue in issues)


def test_a_row_may_take_forms_over_from_rows_before(folder: Path) -> None:
    (folder / "zz.yml").write_text("thing:\n- {is: missile, over: true, forms: ['drone[s]']}", "utf-8")
    assert check.check("en") == ()


def test_a_missing_slot_is_told(folder: Path) -> None:
    (folder / "numerals.yml").unlink()
    assert {"numeral", "count", "approx", "each"} <= {issue.message.split(":")[0] for issue in check.check("en")}


def test_a_compiled_language_is_the_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load.lexicon.cache_clear()
    made = load.lexicon("uk")
    load.lexicon.cache_clear()
    assert list((tmp_path / "counterclaim").iterdir())
    assert load.lexicon("uk") == made


@pytest.mark.parametrize("text", ["", "{", "[]", '{"of": 1}', '{"of": "x", "made": {}}'])
def test_a_spoilt_cache_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    source = tmp_path / "data.yml"
    source.write_text("x")
    assert compiled.kept("xx", [source], lambda: {"a": [1]}) == {"a": [1]}
    (kept,) = (tmp_path / "cache" / "counterclaim").iterdir()
    kept.write_text(text)
    assert compiled.kept("xx", [source], lambda: {"a": [2]}) == {"a": [2]}
    assert compiled.kept("xx", [source], lambda: {"a": [3]}) == {"a": [2]}
    source.write_text("changed")
    assert compiled.kept("xx", [source], lambda: {"a": [4]}) == {"a": [4]}


def test_without_a_place_to_keep_anything_the_language_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert compiled.kept("xx", [blocked], lambda: {"a": 1}) == {"a": 1}
