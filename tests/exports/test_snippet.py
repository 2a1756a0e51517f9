from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from counterclaim.exports.positions import Lines
from counterclaim.exports.terminal import painted
from counterclaim.exports.text.snippet import Mark, snippet
from counterclaim.exports.visible import visible


def rows(text: str, *marks: Mark, width: int = 100) -> list[str]:
    return [painted(row, False).rstrip("\n") for row in snippet(text, Lines(text), marks, width)]


def underlined(printed: list[str]) -> list[str]:
    """The words above each underline, found as the eye finds them: by the cells they stand in."""
    words = []
    for excerpt, under in zip(printed[::2], printed[1::2], strict=True):
        cells = [n for n, sign in enumerate(under) if sign == "━"]
        words.append("".join(c for n, c in enumerate(excerpt) if cell_len(excerpt[:n]) in cells))
    return words


TEXTS = st.text(st.sampled_from("ab жїщ日🛩\t\n\x1b\u202e"), min_size=1, max_size=60)


@given(TEXTS, st.data())
def test_the_underline_stands_under_the_words(text: str, data: st.DataObject) -> None:
    start, stop = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    pieces = [visible(text[slice(*span)]).rstrip() for _, span in Lines(text).cut(start, stop)]
    found = [words.rstrip() for words in underlined(rows(text, Mark(start, stop), width=1000))]
    assert found == pieces


@given(st.text(st.sampled_from("ab жщ日🛩\t"), min_size=1, max_size=400), st.integers(40, 90), st.data())
@example("слово " * 60, 60, None)
def test_long_lines_are_cut_around_the_words(text: str, width: int, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(text) - 1)) if data else 200
    stop = min(len(text), start + 9)
    printed = rows(text, Mark(start, stop, "c1"), width=width)
    assert all(cell_len(row) <= width for row in printed)
    assert underlined(printed)[0].rstrip() == visible(text[start:stop]).rstrip()
    assert ("…" in printed[0]) == (cell_len(visible(text)) > width - 5)


def test_marks_too_far_apart_for_one_row_get_two() -> None:
    text = f"14 drones {'and so on ' * 30}eight fell"
    printed = rows(text, Mark(0, 9, "c1"), Mark(len(text) - 10, len(text), "c2"), width=60)
    assert underlined(printed) == ["14 drones", "eight fell"]
    assert printed[1].endswith("c1") and printed[3].endswith("c2")


def test_claims_of_the_same_words_share_an_underline() -> None:
    printed = rows("two each over A and B", Mark(0, 8, "c7"), Mark(0, 8, "c8"))
    assert printed[1].endswith("━━━━━━━━ c7 c8")


def test_overlapping_marks_are_underlined_once() -> None:
    assert underlined(rows("14 drones of 20 drones", Mark(0, 9, "c1"), Mark(3, 22, "c2"))) == ["14 drones of 20 drones"]


def test_a_quote_longer_than_the_screen_is_shown_from_its_start() -> None:
    printed = rows("word " * 100, Mark(50, 450), width=60)
    assert underlined(printed)[0].startswith("word word")
    assert len(printed[1]) <= 60


def test_no_marks_no_lines() -> None:
    assert rows("14 drones") == []
