import io
import re

import pytest
from rich.cells import cell_len

from counterclaim.exports.terminal import Style
from counterclaim.exports.text import write

from .parts import HOSTILE, about, written
from .sample import ANSWER, CLAIMS, DOCUMENT, answer

PLAIN = Style(colour=False, width=120)


def printed(style: Style = PLAIN, **parts: object) -> str:
    return written(write, (DOCUMENT, ANSWER._replace(**parts)), style=style)


def test_a_finding_says_where_what_why_and_what_would_settle_it() -> None:
    view = printed()
    assert "reports/north.txt:3:146 CC101 severity 4  ≠ contradiction  14 stated, parts add to 16" in view
    for said in (
        "8 + 2 + 2 + 2 + 2 = 16 > 14",
        "if the last two share one two",
        "2, any one of which settles it",
        "= repair    Grey Sea 8 → 6",
    ):
        assert said in view
    assert "counterclaim explain CC101" in view


def test_only_arithmetic_is_called_a_contradiction() -> None:
    assert printed().count("≠ contradiction") == 1


def test_findings_come_before_agreements_and_those_before_claims() -> None:
    view = printed()
    assert view.index("CC101") < view.index("3 + 8 = 11") < view.index("\nclaims") < view.index("denial")


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_every_claim_is_in_the_table_with_its_bounds_and_words(width: int) -> None:
    rows = printed(Style(width=width)).split("\nclaims\n")[1].split("\nstatements\n")[0]
    for claim in CLAIMS:
        assert re.search(rf"^{claim.id} ", rows, re.MULTILINE)
        assert f"“{claim.quote.text[:12]}" in rows
    assert "21–∞" in rows and "part of c5" in rows and "0–17" in rows


@pytest.mark.parametrize("width", [70, 100, 120, 200])
def test_tables_and_quotes_keep_to_the_screen(width: int) -> None:
    tables = printed(Style(width=width), findings=()).splitlines()[3:]
    assert max(map(cell_len, tables)) <= width


def test_reading_alone_says_nothing_about_findings() -> None:
    view = printed(Style(check=False))
    assert "CC101" not in view and "finding" not in view and "3 + 8 = 11" not in view and "11 drones" in view


def test_empty_states_speak() -> None:
    assert "no claims: nothing here gives a count" in printed(claims=(), findings=(), agreements=(), issues=())
    assert "no findings" in printed(findings=())


def test_what_could_not_be_read_is_not_called_empty() -> None:
    view = printed(claims=(), findings=(), agreements=())
    assert "no claims were read; see the issues" in view and "nothing here" not in view


def test_colour_only_where_asked_for_and_it_changes_no_word() -> None:
    coloured = printed(Style(colour=True, width=120))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed()
    assert "\x1b[" in coloured


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_sends_nothing_to_the_terminal(text: str) -> None:
    view = written(write, about(text), style=PLAIN)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", view)


def test_a_finding_without_quotes_stands_at_the_report() -> None:
    said = ANSWER.findings[0]._replace(quotes=())
    assert "reports/north.txt CC402 severity 3" in printed(findings=(said,))


@pytest.mark.parametrize(
    ("terminal", "environment", "colour"),
    [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(
    terminal: bool, environment: dict[str, str], colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.StringIO()
    monkeypatch.setattr(out, "isatty", lambda: terminal)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Style.of(out).colour is colour


def test_reports_come_one_at_a_time() -> None:
    out = io.StringIO()

    def answers():
        yield DOCUMENT, ANSWER
        assert "15 claims" in out.getvalue()
        yield DOCUMENT, answer()

    write(answers(), out, PLAIN)
    assert "0 claims" in out.getvalue()
