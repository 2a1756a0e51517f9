"""What the tests of sources share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model import Document
from counterclaim.sources import Options, Received, find, receive

Read = Callable[..., list[Received]]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read bytes as a file of the name given, with options."""
    monkeypatch.chdir(tmp_path)

    def read_(name: str, content: bytes, **options: Any) -> list[Received]:
        Path(name).write_bytes(content)
        return list(receive(find([name]), Options(**options)))

    return read_


def documents(received: list[Received]) -> list[Document]:
    return [item.document for item in received if item.document]


def codes(received: list[Received]) -> list[str]:
    return [issue.code for item in received for issue in item.issues]


def messages(received: list[Received]) -> str:
    return "\n".join(issue.message for item in received for issue in item.issues)
