import re

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.exports.positions import Lines

TEXTS = st.text(st.sampled_from("aж🛩\t\r\n\u2028"))


@given(TEXTS, st.data())
def test_line_and_column_lead_back_to_the_character(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = Lines(text).locate(offset)
    starts = [0, *(found.end() for found in re.finditer("\r\n|\n|\r", text))]
    assert starts[line - 1] + column - 1 == offset
    assert line == len(starts) or offset < starts[line]


@given(TEXTS, st.data())
def test_a_range_is_cut_at_line_breaks_and_nothing_else_is_lost(text: str, data: st.DataObject) -> None:
    start, stop = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    pieces = [text[slice(*span)] for _, span in Lines(text).cut(start, stop)]
    assert "".join(pieces) == re.sub("[\r\n]", "", text[start:stop])
    assert all(piece and not re.search("[\r\n]", piece) for piece in pieces)
