"""How many: the count a number states, a bare noun implies, or a share ("most of them") comes to."""

from __future__ import annotations

from counterclaim.model import Count
from counterclaim.model.vocabulary import related
from counterclaim.reading.claims.kinds import suits
from counterclaim.reading.drafts import Draft
from counterclaim.reading.things.items import Item

SHARES = ("most", "all", "all_but", "rest")
_OUTCOMES = ("intercepted", "suppressed", "hit")
ONE, _MANY = Count(1, 1, "singular"), Count(2, None, "plural")


def count_of(item: Item, earlier: list[Draft]) -> Count | None:
    """The item's count; None where nothing tells it."""
    if item.number is not None:
        return item.number.count
    return _all(item, earlier) or _bare(item)


def _bare(item: Item) -> Count | None:
    """A bare noun counts one or many by its number, or its act's."""
    act, gram = item.act, item.gram
    if gram == "both":  # a genitive singular after a noun ("the destruction of …"), else as its verb says
        behind = act is not None and act.number == "sg" and act.i > item.i  # "of a substation, damaged by …"
        return ONE if act is not None and (act.noun or behind) else _MANY
    if gram is None and act is not None and not act.noun:
        gram = "sg" if act.number == "both" else act.number
    return ONE if gram == "sg" else _MANY if gram == "pl" else None


def _all(item: Item, earlier: list[Draft]) -> Count | None:
    """ "All of them": as many as were said to be launched."""
    if not item.all_of or item.thing is None:
        return None
    for draft in reversed(earlier):
        counted = draft.measure == "launched" and draft.count.form not in ("plural", "singular")
        if counted and related(draft.thing, item.thing):
            return draft.count._replace(form="derived")
    return None


def share_of(count: Count, item: Item, measure: str, earlier: list[Draft]) -> tuple[Count, Draft | None] | None:
    """ "Most of them", "all but 3": counted against what was said to come, or against the number beside it.

    Gives the count and the draft it was counted against, if any; None where there is nothing to count against.
    """
    base: Draft | None = None
    if item.of is not None and item.of.number is not None:
        total = item.of.number.count
    else:
        base = _base(item, measure, earlier)
        again = base is not None and base.measure == measure and count.form == "all"  # "all were taken to hospital"
        if base is None or again or base.count.high == 1:
            return None
        total = base.count
    if count.form == "rest":
        return _left(base, earlier)
    less = count.low if count.form == "all_but" else 0
    low = total.low // 2 + 1 if count.form == "most" else total.low - less
    high = None if total.high is None else total.high - less
    return (Count(low, high, "derived"), base) if low > 0 else None


def _left(base: Draft | None, earlier: list[Draft]) -> tuple[Count, Draft | None] | None:
    """ "The rest": what came less what became of them by name; None where a number of them is open."""
    if base is None:
        return None
    fates = [d for d in earlier[earlier.index(base) + 1 :] if d.measure in _OUTCOMES and related(d.thing, base.thing)]
    counts = [base.count, *(d.count for d in fates)]
    if not fates or any(count.low != count.high for count in counts):
        return None
    left = base.count.low - sum(d.count.low for d in fates)
    return (Count(left, left, "derived"), base) if left > 0 else None


def _base(item: Item, measure: str, earlier: list[Draft]) -> Draft | None:
    """The latest draft of what came, for weapons, or of the measure itself."""
    source = "launched" if suits(measure, "munition") else measure
    for draft in reversed(earlier):
        counted = draft.measure == source and draft.count.form != "zero"
        if counted and (item.thing is None or related(draft.thing, item.thing)):
            return draft
    return None
