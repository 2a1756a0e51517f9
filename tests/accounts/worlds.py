"""Random nights with known truth, told by honest voices. Imports nothing of the accounts but the makers of claims.

Events have an hour, a region and a kind. A report counts what really happened in a scope that it draws: a window or the
night, some regions or the country, drones or all weapons; exactly, or "at least", "about", "up to". Copies repeat.
"""

from hypothesis import strategies as st

from .made import NIGHT, Press, hours, said

REGIONS = ("AA-1", "AA-2", "AA-3", "BB-1")
SCOPES = ((("AA",), 4), (("AA-1",), 2), (("AA-2",), 2), (("AA-1", "AA-2"), 2), (("BB",), 1), (("AA-3", "BB-1"), 1))
WINDOWS = (None, (20, 32), (20, 24), (24, 32), (21, 23), (22, 29))
VOICES = ("ministry", "agency", "governor")
NIGHTLY = (20, 32)


class World:
    """What happened, and what was told of it."""

    def __init__(self, events, press) -> None:
        self.events = events
        self.press = press

    def count(self, places=None, window=NIGHTLY, thing="drone"):
        return sum(
            (places is None or any(region == place or region.startswith(f"{place}-") for place in places))
            and window[0] <= hour < window[1]
            and thing in ("munition", kind)
            for hour, region, kind in self.events
        )


@st.composite
def worlds(draw, most=7):
    event = st.tuples(
        st.sampled_from([20.5, 21.5, 22.5, 23.5, 25, 28, 30.5]),
        st.sampled_from(REGIONS),
        st.sampled_from(["drone", "missile"]),
    )
    world = World(draw(st.lists(event, max_size=14)), Press())
    for _ in range(draw(st.integers(1, most))):
        places = draw(st.sampled_from([places for places, weight in SCOPES for _ in range(weight)]))
        window = draw(st.sampled_from(WINDOWS))
        thing = draw(st.sampled_from(["drone", "drone", "drone", "munition"]))
        number = world.count(places, window or NIGHTLY, thing)
        form, told = draw(st.sampled_from(["exact"] * 5 + ["at_least", "up_to", "about"])), number
        if form == "at_least":
            told = (draw(st.integers(0, number)), None)
        elif form == "up_to":
            told = (0, number + draw(st.integers(0, 3)))
        elif form == "about":
            told = 5 * round(number / 5)
            form, told = ("about", told) if told else ("exact", number)
        claims = [said(told, *places, window=hours(*window) if window else NIGHT, thing=thing, form=form)]
        if form == "exact" and len(places) > 1 and draw(st.booleans()):
            claims[0]["closed"] = True
            claims += [
                said(
                    world.count([place], window or NIGHTLY, thing),
                    place,
                    window=claims[0]["window"],
                    thing=thing,
                    part=1,
                )
                for place in places
            ]
        later = draw(st.sampled_from([0.2, 1, 5]))
        world.press.report(*claims, source=draw(st.sampled_from(VOICES)), told=(window or NIGHTLY)[1] + later)
    return world
