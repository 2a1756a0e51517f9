"""The examples beside the data: they hold, and one that did not would be told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counterclaim.languages.load import available
from counterclaim.reading import examples


@pytest.mark.parametrize("code", available())
def test_every_example_reads_as_it_says(code: str) -> None:
    assert examples.run(code) == ()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"reads": ["Two drones were shot down. => intercepted drone 2..2"]}, None),
        ({"reads": ["Many drones were shot down over Sumy region. => intercepted drone 2.. UA-59"]}, None),
        (
            {"reads": ["Two drones were shot down. => intercepted drone 3..3"]},
            "reads intercepted drone 2..2, not intercepted drone 3..3",
        ),
        ({"reads": ["Two drones were shot down. => intercepted drone 2..2 RU"]}, "not intercepted drone 2..2 RU"),
        ({"reads": ["Two drones were shot down."]}, "is no"),
        ({"passes": ["Two drones were shot down."]}, "reads intercepted drone 2..2, not nothing"),
        ({"passes": ["Nothing happened."]}, None),
    ],
)
def test_an_example_is_held_to_what_it_says(
    monkeypatch: pytest.MonkeyPatch, row: dict[str, Any], told: str | None
) -> None:
    def one(code: str) -> Iterator[tuple[Path, str, dict[str, Any]]]:
        yield Path("measures.yml"), "measure", row

    monkeypatch.setattr(examples, "rows", one)
    issues = examples.run("en")
    assert [told in issue.message for issue in issues] == ([True] if told else [])
