"""Small random reports for the brute-force oracle."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from counterclaim.model.records import Claim, Count, Place, Quote, Window

ENDS = [datetime(2030, 1, 1, hour, tzinfo=UTC) for hour in (0, 2, 6)]
CODES = ("AA", "AA-1", "AA-2", "sea:x")


def claim(key, count, places=(), hours=None, thing="drone", measure="intercepted", **fields) -> Claim:
    """A claim in few words: `count` a number or (low, high), `hours` a pair of instants."""
    low, high = count if isinstance(count, tuple) else (count, count)
    form = fields.pop("form", "exact" if low == high else "range" if high is not None else "at_least")
    window = fields.pop("window", Window(*hours, precision="minute") if hours else Window())
    named = tuple(Place(code, code.upper()) for code in places)
    quote = Quote(0, 2, f"{low} {thing}")
    return Claim(key, measure, thing, Count(low, high, form), quote, places=named, window=window, **fields)


@st.composite
def counts(draw):
    low = draw(st.integers(0, 4))
    return low, draw(st.sampled_from([low, low, low, None, min(low + 1, 4)]))


@st.composite
def reports(draw, most=6):
    """Claims of one frame with trees of parts; all in clock hours, so that roots share cells."""
    spans = [(ENDS[0], ENDS[1]), (ENDS[1], ENDS[2]), (ENDS[0], ENDS[2])]
    claims = []
    for index in range(draw(st.integers(1, most))):
        whole = draw(st.sampled_from([None, *(each.id for each in claims)])) if claims else None
        sizes = (0, 2) if whole else (1, 2)
        places = draw(st.lists(st.sampled_from(CODES), min_size=sizes[0], max_size=sizes[1], unique=True))
        hours = draw(st.sampled_from([*spans, spans[2]])) if whole is None else draw(st.sampled_from([None, *spans]))
        thing = draw(st.sampled_from(["drone", "drone", "munition", "missile"]))
        if whole and {thing, next(each.thing for each in claims if each.id == whole)} == {"drone", "missile"}:
            thing = "munition"
        count, closed = draw(counts()), draw(st.booleans())
        claims.append(claim(f"c{index}", count, places, hours, thing, part_of=whole, closed=closed))
    return claims
