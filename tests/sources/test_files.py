"""Paths, folders and patterns give the files that people mean, and a reason for each that gives none."""

import os
from pathlib import Path

import pytest

from counterclaim.model import Issue
from counterclaim.sources import find, size


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.md", "deep/c.jsonl", "deep/.hidden.txt", ".git/d.txt", "photo.png", "deep/table.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str) -> tuple[list[str], list[Issue]]:
    all_ = list(find(paths))
    return [path for path in all_ if isinstance(path, str)], [path for path in all_ if isinstance(path, Issue)]


def test_a_folder_gives_the_visible_files_of_known_kinds_and_names_the_others(folder: Path) -> None:
    files, (note,) = found(".")
    assert files == ["a.md", "b.txt", "deep/c.jsonl"]
    assert note.code == "passed-over"
    assert "1 .pdf, 1 .png" in note.message


def test_a_pattern_is_sorted_and_reaches_into_folders(folder: Path) -> None:
    assert found("**/*.[jmt]*") == (["a.md", "b.txt", "deep/c.jsonl"], [])


def test_a_name_with_pattern_signs_that_exists_is_that_file(folder: Path) -> None:
    (folder / "a[1].txt").write_text("x")
    assert found("a[1].txt") == (["a[1].txt"], [])


def test_order_is_kept_and_what_means_nothing_is_told_in_its_place(folder: Path) -> None:
    (folder / "empty").mkdir()
    answers = list(find(["b.txt", "missing.txt", "*.zzz", "empty", "-", "a.md"]))
    assert [a if isinstance(a, str) else a.code for a in answers] == [
        "b.txt", "missing", "no-match", "no-reports", "-", "a.md",
    ]  # fmt: skip
    assert "missing.txt" in answers[1].message  # type: ignore[union-attr]


def test_a_folder_that_cannot_be_listed_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "deep":
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    files, issues = found(".")
    assert files == ["a.md", "b.txt"]
    assert [issue.code for issue in issues] == ["unreadable", "passed-over"]
    assert "deep: cannot be read (Permission denied)" in issues[0].message


def test_the_size_of_a_stream_is_unknown(folder: Path) -> None:
    assert size(find(["a.md", "b.txt", "missing"])) == 2
    assert size(find(["a.md", "-"])) is None
