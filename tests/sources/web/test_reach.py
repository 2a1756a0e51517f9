"""How far a channel was read, whatever happens on the way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.sources.web.reach import Covered, Reach, advanced, begun, due, looking_again, more, restored, stored
from counterclaim.sources.web.watched import History

START = datetime(2025, 1, 1, tzinfo=UTC)
SIZE = 4


def when(number: int) -> datetime:
    return START + timedelta(hours=number)


def page(posts: set[int], before: int | None) -> Covered | None:
    there = sorted(number for number in posts if before is None or number < before)
    shown = there[-SIZE:]
    return Covered(shown[0], shown[-1], when(shown[0]), len(shown), len(there) > len(shown)) if shown else None


def walk(reach: Reach, posts: set[int], history: History, pages: int, seen: set[int], again: datetime | None) -> Reach:
    """One visit of so many pages, after which everything but the reach is forgotten."""
    first = page(posts, None)
    assert first is not None
    reach = looking_again(begun(reach, first, 0), first, history, again)
    seen |= {number for number in posts if number >= first.oldest}
    for _ in range(pages):
        step = due(reach, history)
        if step is None:
            break
        found = page(posts, step[1])
        assert found is not None, "a page before the first post was asked for"
        seen |= {number for number in posts if found.oldest <= number < step[1]}
        reach = advanced(reach, step[0], found, again)
    return restored(stored(reach))


@given(st.data())
def test_nothing_is_missed_however_visits_are_broken_off(data: st.DataObject) -> None:
    posts = data.draw(st.sets(st.integers(1, 60), min_size=1))
    since = data.draw(st.none() | st.integers(1, 60).map(when))
    history = History(since=since)
    reach, seen, first = Reach(), set[int](), 0
    for visit in range(data.draw(st.integers(1, 5))):
        reach = walk(reach, posts, history, data.draw(st.integers(0, 3)), seen, None)
        first = first or min(sorted(posts)[-SIZE:])
        posts = posts | data.draw(
            st.sets(st.integers(max(posts) + 1, max(posts) + 20), max_size=12 if visit < 4 else 0)
        )
    for _ in range(60):
        reach = walk(reach, posts, history, 3, seen, None)
        if not more(reach, history):
            break
    assert not more(reach, history)
    wanted = {number for number in posts if number >= first or (since is not None and when(number) >= since)}
    assert wanted <= seen
    assert due(reach, history) is None


@given(st.sets(st.integers(1, 60), min_size=1), st.integers(1, 40))
def test_history_stops_once_enough_posts_were_had(posts: set[int], limit: int) -> None:
    seen = set[int]()
    walk(Reach(), posts, History(limit=limit), 60, seen, None)
    assert min(limit, len(posts)) <= len(seen) < limit + SIZE


@given(st.sets(st.integers(1, 60), min_size=1), st.integers(1, 60))
def test_the_second_look_reaches_back_as_far_as_asked_and_no_further_than_was_read(posts: set[int], since: int) -> None:
    read = set[int]()
    reach = walk(Reach(), posts, History(since=START), 60, read, None)
    seen = set[int]()
    after = walk(reach, posts, History(since=START), 60, seen, when(since))
    assert {number for number in posts if number >= since} <= seen
    assert after.again == 0
    assert after == reach


def test_a_wider_history_goes_on_where_the_narrower_one_stopped() -> None:
    posts = set(range(1, 41))
    reach = walk(Reach(), posts, History(limit=10), 60, set(), None)
    seen = set[int]()
    walk(reach, posts, History(since=START), 60, seen, None)
    assert seen == posts - set(range(reach.oldest, 37)), "between the newest page and that place nothing is read twice"


def test_a_place_that_makes_no_sense_is_a_new_beginning() -> None:
    for place in ({"newest": "x"}, {"gaps": [1]}, {"at": "noon"}, {"gaps": [[1, 2, 3]]}, {"newest": None}):
        assert restored(place) == Reach()


def test_a_newest_post_that_was_deleted_is_not_looked_for_again() -> None:
    read = Reach(newest=30, oldest=1, end=True)
    assert begun(read, Covered(20, 25, None, 6, True), 0) == read
