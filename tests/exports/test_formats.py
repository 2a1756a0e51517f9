import io
import subprocess
import sys

import pytest

from counterclaim.exports import FORMATS

from .parts import written
from .sample import ANSWER, DOCUMENT


def test_the_formats_that_are_promised() -> None:
    assert set(FORMATS) == {"text", "json", "jsonl", "sarif", "github", "html", "csv"}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_writes_what_its_module_writes(name: str) -> None:
    assert "14 drones" in written(FORMATS[name], (DOCUMENT, ANSWER))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_a_stream_is_written_while_it_comes(name: str) -> None:
    out = io.StringIO()
    seen = []

    def answers():
        for _ in range(4):
            yield DOCUMENT, ANSWER
            seen.append(len(out.getvalue()))

    FORMATS[name](answers(), out)
    assert seen[0] < seen[2] < seen[3]


def test_a_format_that_is_not_asked_for_is_not_imported() -> None:
    ours = "name.startswith(('counterclaim.exports.', 'rich'))"
    program = f"import sys, counterclaim.exports; print([name for name in sys.modules if {ours}])"
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "[]"
