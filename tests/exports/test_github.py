import re

import pytest

from counterclaim.exports.github import write

from .parts import HOSTILE, about, written
from .sample import ANSWER, DOCUMENT, TEXT, answer

COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")


def unescaped(value: str) -> str:
    return re.sub("%(25|0D|0A|3A|2C)", lambda code: chr(int(code[1], 16)), value)


def annotations(*answers: tuple) -> list[tuple[str, dict[str, str], str]]:
    found = [
        COMMAND.fullmatch(line) for line in written(write, *answers).splitlines() if not line.startswith("::debug::")
    ]
    assert all(found)
    return [
        (
            m["command"],
            {k: unescaped(v) for k, v in (p.split("=", 1) for p in m["properties"].split(","))},
            unescaped(m["message"]),
        )
        for m in found
        if m
    ]


def test_each_finding_is_an_annotation_on_its_line() -> None:
    found = annotations((DOCUMENT, ANSWER))
    assert [(command, at["title"]) for command, at, _ in found] == [
        ("warning", "CC402"),
        ("notice", "CC101"),
        ("notice", "CC401"),
    ]
    _, at, message = found[1]
    line = TEXT.splitlines()[int(at["line"]) - 1]
    assert line[int(at["col"]) - 1 : int(at["endColumn"]) - 1] == "14 drones"
    assert at["file"] == "reports/north.txt"
    assert message.startswith("14 stated, parts add to 16\n") and "sum: 8 + 2 + 2 + 2 + 2 = 16 > 14" in message


@pytest.mark.parametrize(
    ("severity", "command"), [(1, "error"), (2, "error"), (3, "warning"), (4, "notice"), (5, "notice")]
)
def test_the_level_follows_the_severity(severity: int, command: str) -> None:
    finding = ANSWER.findings[1]._replace(severity=severity)
    assert annotations((DOCUMENT, ANSWER._replace(findings=(finding,))))[0][0] == command


@pytest.mark.parametrize("text", [*HOSTILE, "a,b:c%d", "two\nlines\r\n::error::injected", "::set-env name=X::y"])
def test_hostile_text_gives_no_command_of_its_own(text: str) -> None:
    ((_, at, message),) = annotations(about(text))
    assert at["title"] == "CC101" and message


def test_nothing_found_writes_nothing() -> None:
    assert written(write, (DOCUMENT, answer())) == ""
