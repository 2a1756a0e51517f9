import json

import pytest

from counterclaim.exports import json as one_or_list
from counterclaim.exports import jsonl
from counterclaim.model.public import from_public

from .parts import HOSTILE, about, written
from .sample import ANSWER, DOCUMENT

PAIR = (DOCUMENT, ANSWER)


def test_one_report_is_an_object_and_several_are_a_list() -> None:
    assert from_public(json.loads(written(one_or_list.write, PAIR))) == ANSWER
    assert [from_public(form) for form in json.loads(written(one_or_list.write, PAIR, PAIR, PAIR))] == [ANSWER] * 3
    assert json.loads(written(one_or_list.write)) == []


def test_json_lines_hold_one_report_each() -> None:
    lines = written(jsonl.write, PAIR, PAIR).splitlines()
    assert [from_public(json.loads(line)) for line in lines] == [ANSWER, ANSWER]


@pytest.mark.parametrize("text", [*HOSTILE, "line\u2028separator\x85next", "lone \ud83d half"])
def test_a_report_keeps_to_its_line_and_comes_back_whole(text: str) -> None:
    (line,) = written(
        jsonl.write,
        about(text.replace("\ud83d", "")),
    ).splitlines()
    assert json.loads(line)["report"]["title"] == text.replace("\ud83d", "")
    dumped = one_or_list.dumps({"text": text})
    assert dumped.encode("utf-8") and json.loads(dumped)["text"] == text
    assert not any(steering in dumped for steering in "\x1b\x9b\u202e\u2066\u2028\x85")


def test_letters_are_written_as_letters() -> None:
    assert "беспилотников" in written(jsonl.write, PAIR)
