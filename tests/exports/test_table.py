"""Tables on a screen of any width: nothing that has to be copied is cut, and no line is empty."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.exports.terminal import Piece, cells
from counterclaim.exports.text.table import Column, table

COLUMNS = (
    Column("measure", narrowest=4), Column("count", right=True), Column("readings", movable=True),
    Column("figure", whole=True),
)  # fmt: skip
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf")), max_size=30)
rows = st.lists(st.tuples(words, words, words, words), max_size=5)


def lines(found: list[tuple[str, ...]], width: int) -> list[str]:
    laid = table(COLUMNS, [[Piece(cell) for cell in row] for row in found], width)
    return ["".join(piece.text for piece in line).rstrip() for line in laid]


@given(rows, st.integers(40, 200))
def test_an_id_is_shown_whole_and_the_other_cells_keep_to_the_screen(found: list[tuple[str, ...]], width: int) -> None:
    found = [(a or "x", b[:6], c, f"intercepted/{d}") for a, b, c, d in found]
    shown = lines(found, width)
    assert len(shown) <= 1 + 3 * len(found)
    for row in found:
        assert any(row[-1].rstrip() in line for line in shown)
    ids = tuple(row[-1].rstrip() for row in found)
    assert all(cells(line) <= width or line.endswith(ids) for line in shown)


def test_no_row_is_no_line_and_an_empty_column_takes_no_room() -> None:
    assert lines([], 80) == []
    assert lines([("hit", "4", "", "hit/drone")], 80) == ["measure  count  figure", "hit          4  hit/drone"]


def test_what_has_no_room_stands_below_and_nothing_below_is_no_line() -> None:
    long = "intercepted/drone/RU/2031-06-10/night/Europe/Moscow@t.me/c/2031060101"
    assert lines([("hit", "4", "nested 4", long), ("hit", "5", "", "")], 60) == [
        "measure  count",
        "hit          4",
        "    nested 4",
        f"    {long}",
        "hit          5",
    ]
