"""Which things an act can count, and the measure that a claim gets by what was counted."""

from __future__ import annotations

from functools import cache

WEAPONS = frozenset({"munition", "drone", "missile", "cruise_missile", "ballistic_missile", "bomb", "rocket"})
CRAFT = frozenset({"aircraft", "helicopter", "boat"})
PEOPLE = frozenset({"person", "child"})
OBJECTS = frozenset({"building", "vehicle", "site", "other"})
_COUNTS = {
    "launched": WEAPONS | {"boat"},
    "intercepted": WEAPONS | CRAFT,
    "launched+intercepted": WEAPONS | CRAFT,
    "suppressed": WEAPONS | CRAFT,
    "destroyed": WEAPONS | CRAFT | PEOPLE | OBJECTS,
    "hit": WEAPONS | {"boat", "site", "building"},
    "debris": WEAPONS,
    "killed": PEOPLE,
    "injured": PEOPLE,
    "struck": WEAPONS | CRAFT | {"site", "building"},
    "downed": WEAPONS | CRAFT | {"site", "building"},
    "suffered": PEOPLE | OBJECTS,  # of people: injured, of objects: damaged
    "damaged": OBJECTS,
    "aside": WEAPONS | CRAFT | PEOPLE | OBJECTS,  # rescued, evacuated: no measure, but it takes what it counts
}


def suits(measure: str, thing: str | None) -> bool:
    """Whether an act of `measure` can count `thing`; an unnamed thing suits any."""
    return thing is None or thing in _COUNTS.get(measure, ())


@cache
def measures_of(measure: str, thing: str, grounded: bool = False) -> tuple[str, ...]:
    """The measures a claim gets: "destroyed" by what was destroyed, "repelled" both of its own.

    Craft that are destroyed where they stand (`grounded`) are damaged.
    """
    if measure == "destroyed" and grounded and thing in CRAFT:
        return ("damaged",)
    if measure == "destroyed":
        return ("intercepted",) if thing in WEAPONS | CRAFT else ("killed",) if thing in PEOPLE else ("damaged",)
    if measure == "downed":
        return ("intercepted",) if thing in WEAPONS | CRAFT else ("hit",)
    if measure == "suffered":
        return ("injured",) if thing in PEOPLE else ("damaged",)
    return () if measure == "aside" else tuple(measure.split("+"))
