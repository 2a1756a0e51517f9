from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.accounts.statistics import waves
from counterclaim.model import Claim, Count, Place, Quote, Window
from counterclaim.model.kept import Told

from .numbers import night

NIGHT = night(9)  # 9 July noon to 10 July noon
DUSK = datetime(2025, 7, 9, 18, tzinfo=UTC)


def said(start: int | None, minutes: int = 0, number: int = 3, name: str = "c1", **fields: object) -> Told:
    """A claim of `number` drones from `start` minutes after dusk on; of the night without hours where that is None."""
    begin = None if start is None else DUSK + timedelta(minutes=start)
    window = Window(date=DUSK.date(), precision="night")
    if begin:
        window = Window(begin, begin + timedelta(minutes=minutes), None, "minute", "UTC")
    claim = Claim(
        id=name,
        measure="intercepted",
        thing="drone",
        count=Count(number, number),
        quote=Quote(0, 5, "words"),
        places=(Place(f"AA-{number}", "region"),),
        window=window,
    )._replace(**fields)  # type: ignore[arg-type]
    return Told(claim, f"r-{name}", "t.me/ministry", DUSK)


def shape(told: list[Told], **fields: timedelta) -> list[tuple[str, ...]]:
    return [wave.claims for wave in waves(told, NIGHT, "intercepted", "drone", **fields).waves]


def test_a_quiet_hour_parts_two_waves() -> None:
    told = [said(0, 30, 3, "a"), said(85, 5, 7, "b"), said(151, 0, 2, "c"), said(160, 20, 4, "d")]
    assert shape(told) == [("a", "b"), ("c", "d")]
    first, second = waves(told, NIGHT, "intercepted", "drone").waves
    assert (first.start, first.end, first.low, first.places) == (
        DUSK,
        DUSK + timedelta(minutes=90),
        7,
        ("AA-3", "AA-7"),
    )
    assert (second.end - second.start, second.low) == (timedelta(minutes=29), 4)


def test_a_window_that_sums_others_up_joins_no_waves() -> None:
    told = [said(0, 30, 3, "a"), said(200, 10, 4, "b"), said(0, 230, 9, "whole"), said(None, 0, 9, "night")]
    found = waves(told, NIGHT, "intercepted", "drone")
    assert [wave.claims for wave in found.waves] == [("a",), ("b",)]
    assert found.unplaced == ("night", "whole")


def test_a_wide_window_alone_is_no_wave() -> None:
    found = waves([said(0, 660, 30, "all")], NIGHT, "intercepted", "drone")
    assert (found.waves, found.unplaced) == ((), ("all",))


def test_history_denials_zeros_copies_and_other_things_make_no_wave() -> None:
    told = [
        said(0, 5, 3, "a", background=True),
        said(0, 5, 3, "b", stance="denied"),
        said(0, 5, 0, "c"),
        said(0, 5, 3, "d", thing="person"),
        said(0, 5, 3, "e", measure="hit"),
        said(0, 5, 3, "f")._replace(origin="another"),
        said(0, 5, 3, "g")._replace(state="rejected"),
        said(3000, 5, 3, "another night"),
    ]
    assert waves(told, NIGHT, "intercepted", "drone") == ((), ())
    assert shape([said(0, 5, 3, "own")._replace(origin="r-own")]) == [("own",)]


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 60)), max_size=12), st.integers(1, 120))
def test_waves_are_the_connected_components_of_closeness(spans: list[tuple[int, int]], apart: int) -> None:
    told = [said(start, minutes, 3, f"c{index:02}") for index, (start, minutes) in enumerate(spans)]
    found = waves(told, NIGHT, "intercepted", "drone", apart=timedelta(minutes=apart))
    placed = [index for index in range(len(spans)) if f"c{index:02}" not in found.unplaced]
    group = {index: {index} for index in placed}  # by merging whatever is close, in any order
    for one in placed:
        for other in placed:
            (start, length), (begin, extent) = spans[one], spans[other]
            if max(begin - start - length, start - begin - extent) <= apart and group[one] is not group[other]:
                merged = group[one] | group[other]
                for each in merged:
                    group[each] = merged
    expected = {frozenset(f"c{index:02}" for index in members) for members in group.values()}
    assert {frozenset(wave.claims) for wave in found.waves} == expected
