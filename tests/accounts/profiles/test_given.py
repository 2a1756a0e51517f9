"""What each source gives of a night, against the figures that an account of that night has by source."""

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from counterclaim.accounts.context import Context
from counterclaim.accounts.figures import figure
from counterclaim.accounts.periods import night
from counterclaim.accounts.profiles.given import beside, given, keys_of
from counterclaim.accounts.questions import Question
from counterclaim.accounts.scoped import scoped

from ..made import DAY, MORNING, NIGHT, Press, hours, parent, said

AROUND = Context(parent=parent)
KEYS = [
    (measure, thing, place)
    for measure in ("intercepted", "killed", "casualty")
    for thing in ("drone", "munition", "missile", "person")
    for place in ("XA", "XA-1", "XA-2", "XB")
]

CLAIMS = st.builds(
    said,
    st.one_of(st.integers(0, 40), st.just((3, None)), st.just((2, 9))),
    st.sampled_from(["XA", "XA-1", "XA-2", "XB"]),
    window=st.sampled_from([NIGHT, DAY, hours(20, 28), hours(None, 30), hours(-40, -30)]),
    thing=st.sampled_from(["drone", "missile", "munition"]),
)
REPORTS = st.lists(
    st.tuples(st.lists(CLAIMS, min_size=1, max_size=3), st.sampled_from(["one", "two", "three"])), max_size=6
)


def press(reports: list) -> Press:
    made = Press()
    for claims, source in reports:
        made.report(*claims, source=source)
    return made


@drawn(REPORTS)
@settings(max_examples=60, deadline=None)
def test_each_source_gives_its_own_figures_of_the_night(reports: list) -> None:
    told = press(reports).told
    found = given(told, MORNING, AROUND)
    period = night(MORNING, AROUND.zone)
    near = [scoped(one, AROUND) for one in told]
    for key in KEYS:
        for source in ("one", "two", "three"):
            made = figure(near, Question(*key, period, source, AROUND.zone), AROUND)
            assert found.get(key, {}).get(source) == (made.reported if made and made.counted else None)


@drawn(REPORTS)
@settings(max_examples=60, deadline=None)
def test_beside_one_source_stands_what_is_given_of_all(reports: list) -> None:
    told = press(reports).told
    keys = keys_of((one for one in told if one.source == "one"), parent)
    whole = given(told, MORNING, AROUND)
    wanted = {key: by_source for key, by_source in whole.items() if key in keys and "one" in by_source}
    assert beside(told, MORNING, AROUND, "one", keys) == wanted


def test_a_source_is_compared_in_countries_or_in_the_places_asked_for() -> None:
    told = press([([said(3, "XA-1"), said(4, "XA-2", "XB"), said(5)], "one")]).told
    assert keys_of(told, parent) == {("intercepted", "drone", "XA"), ("intercepted", "drone", "XB")}
    assert keys_of(told, parent, ["XA-1"]) == {("intercepted", "drone", "XA-1")}
