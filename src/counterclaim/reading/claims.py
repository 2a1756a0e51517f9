"""A sentence's things, acts, places and times -> drafts of claims."""

from __future__ import annotations

from counterclaim.model import Count
from counterclaim.reading.attach import CRAFT, OBJECTS, PEOPLE, WEAPONS, attach, attempts, measure_of, share_places, suits
from counterclaim.reading.drafts import Draft, Talk
from counterclaim.reading.mentions import Hit
from counterclaim.reading.phrases import Act, Cue, Item
from counterclaim.reading.places import Spot
from counterclaim.reading.relations import related
from counterclaim.reading.scopes import Sentence
from counterclaim.reading.tokens import Tokens
from counterclaim.reading.zeros import zeros

_ENDS = frozenset({"", ".", ";"})
_STOP = frozenset({",", ";", ":", "(", ")"})
_AGENTS = ("aircraft", "helicopter", "site", "vehicle")
_SHARES = ("most", "all", "all_but")
_ONE, _MANY = Count(1, 1, "singular"), Count(2, None, "plural")


def claims(
    tokens: Tokens,
    at: dict[int, Hit],
    sentence: Sentence,
    index: int,
    items: list[Item],
    acts: list[Act],
    cues: list[Cue],
    spot_list: list[Spot],
    talk: Talk,
    earlier: list[Draft],
    heading: bool,
) -> list[Draft]:
    """The drafts that one sentence gives, with their own places; `heading` says that a list follows it."""
    none, used = zeros(tokens, at, items, acts, cues)
    items = [x for x in items if x.i not in used]
    attach(tokens, at, items, acts)
    attempts(tokens, items, acts)
    for x in items:  # "drones destroyed a depot": what comes before an act that has its object behind it is the one who acts
        if x.thing in WEAPONS and x.act is not None and x.act.measure == "destroyed" and not x.act.noun and x.j <= x.act.i:
            x.means |= any(y.act is x.act and y.i >= x.act.j and y.thing in OBJECTS | PEOPLE for y in items)
    items = [x for x in items if not (x.means and x.act is not None and x.act.measure != "launched" and any(y.act is x.act and not y.means and y.thing in WEAPONS | CRAFT for y in items))]
    named = items
    items = [x for x in items if _stands(tokens, at, sentence, x, items, acts, talk, spot_list)]
    others = tuple(x.i for x in named if x not in items and x.number is not None and (x.foreign or x.thing in PEOPLE | OBJECTS))
    lead = share_places(tokens, items, _located(tokens, at, spot_list, acts), sentence.a, acts, frozenset(c.i for c in cues if c.slot == "partition"), others)
    out: list[Draft] = []
    for item in items:
        out += _drafts(item, index, talk, [*earlier, *out], heading)
    for draft in out:
        kinds = {n.kind for s in draft.spots for n in s.names} if draft.own_place else set()
        if draft.measure == "debris" and draft.thing in WEAPONS and kinds == {"sea"}:
            draft.measure = "suppressed"
    if not any(x.thing in WEAPONS for x in named):
        out = [d for d in out if not (d.measure == "hit" and d.thing == "site" and _armed(at, d))]
    _listed_sites(tokens, out)
    out += _debris(at, acts, named, index, lead)
    if any(d.measure == "hit" and d.thing in WEAPONS and d.count.high == 1 for d in out):
        _one_target(out)
    struck = {d.act for d in out if d.measure == "hit" and d.thing in WEAPONS}
    out = [d for d in out if not (d.measure == "hit" and d.item is not None and d.item.bare and d.item.thing == "building" and d.act in struck)]
    for measure, i, j in none:
        thing = "other" if measure == "damaged" else "person"
        out.append(Draft(measure, thing, Count(0, 0, "zero"), i, j, index, spots=list(lead)))
    out.sort(key=lambda d: d.i)
    return out


def _armed(at: dict[int, Hit], draft: Draft) -> bool:
    """Whether the draft is the object of an act that tells of a hit only where a weapon is named."""
    hit = at.get(draft.act[0]) if draft.act is not None else None
    return hit is not None and hit.j <= draft.i and "measure" in hit.senses and bool(hit.senses["measure"].features.get("armed"))


def _listed_sites(tokens: Tokens, out: list[Draft]) -> None:
    """"A refinery and a power station were hit" is one claim of two sites."""
    n = 0
    while n + 1 < len(out):
        first, second = out[n], out[n + 1]
        bare = first.measure == second.measure and all(d.measure in ("hit", "damaged") and d.thing == "site" and d.count.form in ("singular", "plural", "derived") for d in (first, second))
        bare = bare and not any(first.j <= s.i < second.i for s in second.spots)
        if bare and first.act == second.act and second.i - first.j <= 4 and first.codes in ((), second.codes) and not {";", "."} & set(tokens.word[first.j : second.i]):
            high = None if first.count.high is None or second.count.high is None else first.count.high + second.count.high
            first.count, first.j = Count(first.count.low + second.count.low, high, "derived"), second.j
            first.spots, first.own_place = second.spots, second.own_place
            del out[n + 1]
        else:
            n += 1


def _one_target(out: list[Draft]) -> None:
    """Where one weapon hit, the place it hit is no claim of its own, but it tells where."""
    for site in [d for d in out if d.measure == "hit" and d.thing == "site" and d.count.form == "singular"]:
        out.remove(site)
        for draft in out:
            if draft.measure == "hit" and draft.thing in WEAPONS and draft.act == site.act and site.own_place and not draft.own_place:
                draft.spots, draft.own_place = list(site.spots), True


def _located(tokens: Tokens, at: dict[int, Hit], spot_list: list[Spot], acts: list[Act]) -> list[Spot]:
    """Without the country or capital that is the one who acts ("Russia launched …")."""
    out = []
    stated = any(s.role == "in" for s in spot_list)
    first = min((x.i for x in acts), default=10**9)
    for spot in spot_list:
        struck = any(x.j == spot.i for x in acts)  # "attacked Ukraine", not "a depot of Russia's"
        if stated and spot.role == "bare" and (spot.i < first or not struck) and all(n.kind == "country" for n in spot.names):
            continue
        opened = max((x.j for x in acts if x.j <= spot.i), default=spot.i)
        if any(k in at and "link" in at[k].senses and at[k].senses["link"].value == "since" for k in range(opened, spot.i)):
            continue
        if stated and spot.role == "bare" and spot.j in at and not any(n.head for n in spot.names):
            act = at[spot.j].senses.get("measure")
            if "notthing" in at[spot.j].senses or act is not None and act.features.get("kind") == "noun":
                continue  # "a day after the Tel Aviv drone attack"
        led = next((at[k] for k in (spot.i - 1, spot.i - 2) if k in at and at[k].j == spot.i), None)
        if spot.role == "bare" and led is not None and "definite" in led.senses and not any(n.head for n in spot.names):
            if spot.j < len(tokens.word) and spot.j not in at and tokens.word[spot.j].isalpha() and not tokens.cap[spot.j]:
                continue  # "the Geneva talks"
        if spot.role == "in" and spot.j in at and "say" in at[spot.j].senses:  # "in Kyiv they said"
            continue
        if spot.role == "bare" and all(n.kind == "country" for n in spot.names) and any(x.noun and x.j == spot.i for x in acts):
            continue  # "a strike of Russia's"
        if spot.role == "bare" and all(n.kind == "country" or n.kind == "region" and len(spot.names) == 1 for n in spot.names):
            if any(n.kind == "country" for n in spot.names) and next((x.measure == "launched" and not x.noun for x in acts if x.i >= spot.j), False):
                continue
            if all(n.kind == "country" for n in spot.names) and spot.j < len(tokens.word) and tokens.word[spot.j].isalpha():
                if spot.j not in at or {"thing", "institution", "role"} & at[spot.j].senses.keys():
                    continue
        if any("say" in at[k].senses for k in range(spot.i - 3, spot.i) if k in at) and any(x.j <= spot.i for x in acts):
            continue
        if any("link" in at[k].senses for k in range(spot.j, spot.j + 12) if k in at) and any(
            "say" in at[k].senses for k in range(max(0, spot.i - 8), spot.j + 8) if k in at
        ):
            first_act = min((x.i for x in acts), default=0)
            opening = tokens.word[spot.j] == "," if spot.j < len(tokens.word) else False
            if spot.j <= first_act and not opening and any("link" in at[k].senses for k in range(spot.j, first_act) if k in at):
                continue
        out.append(spot)
    return out


def _stands(
    tokens: Tokens, at: dict[int, Hit], sentence: Sentence, item: Item, items: list[Item], acts: list[Act], talk: Talk, spot_list: list[Spot]
) -> bool:
    """Whether an item can be a claim: it has what it lacks from its neighbours or the open list."""
    if item.noun is not None:
        return not item.bare or any("exist" in at[k].senses for k in range(item.i - 4, item.j + 4) if k in at)
    if item.bare and any(k in at and at[k].j == item.i and "zero" in at[k].senses and at[k].senses["zero"].features.get("nobody") for k in (item.i - 1, item.i - 2)):
        return False  # "not one drone got through"
    if item.bare and item.act is not None and item.act.measure in ("destroyed", "damaged") and not item.act.noun:
        led = at.get(item.i - 1)
        if led is not None and "at" in led.senses and (item.act.measure == "destroyed" or led.senses["at"].value != "in") and "measure" not in led.senses:
            return False  # "destroyed near a depot" tells where
        if item.thing in PEOPLE or item.means and item.thing in OBJECTS:
            return False
    if any(
        "fragments" in at[k].senses and not _STOP & set(tokens.word[k : item.i]) and not any(k < x.i < item.i and x.measure in ("damaged", "killed", "injured") for x in acts)
        for k in range(item.i - 4, item.i) if k in at
    ):  # fmt: skip
        return False
    if item.thing is None:
        after = tokens.word[item.j] if item.j < sentence.b else ""
        nxt = at.get(item.j)
        if item.number is not None and item.i > sentence.a + 1 and tokens.word[item.i][0].isdigit() and tokens.cap[item.i - 1] and item.i - 1 not in at:
            return False
        if item.foreign or any(x.foreign and x.i < item.i for x in items):
            return False
        vague = item.number is not None and item.number.count.form in ("several", "dozens")
        beside = item.act is not None and (item.act.i == item.j or item.act.j == item.i)
        if vague and not (item.each or item.further or beside):
            return False
        if item.further and item.act is not None and any(x.act is item.act and x.i < item.i for x in items):
            return True
        followed = (
            item.each
            or after == "-"
            or (item.i > sentence.a and (tokens.word[item.i - 1] == "-" or any(s.j == item.i for s in spot_list)))
            or (after == "" and (sentence.listed or talk.list_open or any(s.j <= item.i for s in spot_list)))
            or any(s.i == item.j for s in spot_list)
            or (nxt is not None and ({"at", "measure", "each", "partition", "aux", "total"} & nxt.senses.keys()))
            or (talk.measure is not None and after in _ENDS and item.i - 1 in at and "about" in at[item.i - 1].senses)
            or (after == "," and item.j + 1 in at and "at" in at[item.j + 1].senses and at[item.j + 1].senses["at"].value == "to")
        )
        if item.act is None and nxt is not None and "aux" in nxt.senses:
            return False
        reached = item.i - 1 in at and "reach" in at[item.i - 1].senses or any(k in at and at[k].j == item.i and "reach" in at[k].senses for k in range(item.i - 4, item.i))
        own = item.act is not None and (reached or item.act.i - item.j in (0, 1, 2) or item.i - item.act.j in (0, 1))
        if not (followed or own):
            return False
        if item.act is None and talk.measure is None:
            return False
        return bool(talk.things) or item.act is not None
    if item.bare and item.gram is None and item.act is None and sentence.listed and item.i - sentence.a <= 2:
        item.gram = "sg"  # a list names one by one what it does not count
    if item.bare and item.model is not None and item.gram is None and not sentence.listed:
        return item.act is not None and item.act.number == "sg" and (0 <= item.act.i - item.j <= 2 or 0 <= item.i - item.act.j <= 2)
    if item.bare and item.act is not None and item.act.noun and item.act.measure == "launched" and item.i - item.act.j > 1:
        between = [at[k].senses.keys() for k in range(item.act.j, item.i) if k in at]
        if item.i - item.act.j > 4 or not any({"of", "agent"} & senses for senses in between):
            return False  # "attacks with periodic pulses using drones" names what is used, not how many came
    if (item.bare or item.thing in CRAFT) and item.act is not None and item.thing in _AGENTS and item.j <= item.act.i and any(x.act is item.act and x.i >= item.act.j for x in items):
        if not any(k in at and "aux" in at[k].senses and at[k].senses["aux"].value == "be" for k in range(item.j, item.act.i)):
            return False
    if item.bare and item.act is not None and item.act.measure in ("intercepted", "destroyed") and item.act.j <= item.i:
        if any(k in at and "agent" in at[k].senses for k in range(item.act.j, min(item.i, item.act.j + 4))):
            return False
    if item.bare and item.thing in WEAPONS and item.act is not None and item.act.measure != "launched":
        k = next((k for k in (item.i - 1, item.i - 2, item.i - 3) if k >= sentence.a and k in at and "at" in at[k].senses), None)
        if k is not None and at[k].senses["at"].value == "from" and at[k].j <= item.i and not any(x in at and not at[x].places for x in range(at[k].j, item.i)):
            return False  # "dropped from a drone"
    if item.act is None:
        terse = sentence.listed or talk.list_open or sentence.line_end or sentence.b - sentence.a <= 12 or item.i - sentence.a <= 2
        placed = item.i - 1 > sentence.a and tokens.word[item.i - 1] == "-" and any(s.j == item.i - 1 for s in spot_list)  # "in Y — a school"
        return talk.measure is not None and not acts and terse and (not item.bare or sentence.listed and (talk.list_open or item.i - sentence.a <= 2) or placed) and suits(talk.measure, item.thing)
    return True


def _count(item: Item, act: Act | None) -> Count | None:
    """The item's count; a bare noun counts one or many by its number, or its act's."""
    if item.number is not None:
        return item.number.count
    gram = item.gram
    if gram == "both":  # a genitive singular after a noun ("the destruction of …"), else as its verb says
        behind = act is not None and act.number == "sg" and act.i > item.i  # "of a substation, damaged by …"
        return _ONE if act is not None and (act.noun or behind) else _MANY
    if gram is None and act is not None and not act.noun:
        gram = "sg" if act.number == "both" else act.number
    return _ONE if gram == "sg" else _MANY if gram == "pl" else None


def _all(item: Item, earlier: list[Draft]) -> Count | None:
    """"All of them": as many as were said to be launched."""
    if not item.all_of or item.thing is None:
        return None
    for draft in reversed(earlier):
        if draft.measure == "launched" and related(draft.thing, item.thing) and draft.count.form not in ("plural", "singular"):
            return draft.count._replace(form="derived")
    return None


def _share(count: Count, item: Item, measure: str, earlier: list[Draft]) -> tuple[Count, Draft | None] | None:
    """"Most of them", "all but 3": counted against what was said to come, or against the number beside it."""
    base: Draft | None = None
    if item.of is not None and item.of.number is not None:
        total = item.of.number.count
    else:
        source = "launched" if suits(measure, "munition") else measure
        base = next(
            (d for d in reversed(earlier) if d.measure == source and d.count.form != "zero" and (item.thing is None or related(d.thing, item.thing))), None
        )
        if base is None or base.count.high == 1:
            return None
        total = base.count
    less = count.low if count.form == "all_but" else 0
    low = total.low // 2 + 1 if count.form == "most" else total.low - less
    high = None if total.high is None else total.high - less
    return (Count(low, high, "derived"), base) if low > 0 else None


def _drafts(item: Item, index: int, talk: Talk, earlier: list[Draft], heading: bool) -> list[Draft]:
    act = item.act
    none = item.number is not None and item.number.count.high == 0  # "none of them hit"
    if act is not None and (act.unreal or (act.negated and not none) or (act.weak and (item.number is None or item.number.count.form == "several"))):
        return []
    count = _count(item, act) or _all(item, earlier)
    if item.all_of and item.number is None:
        count = _all(item, earlier) or count
    if count is None or (item.bare and heading):
        return []
    if item.noun is not None:
        measure: str | None = str(item.noun.value)
        if item.bare and item.gram is None:
            return []
        if measure == "casualty":
            return []
    elif act is not None:
        measure = act.measure
    else:
        measure = talk.measure
    if measure == "struck":  # "struck a drone" brings it down, "a drone struck" does not
        measure = "downed" if act is not None and act.j <= item.i and not item.means else "hit"
    if item.means and act is not None and not act.noun and item.thing in WEAPONS:  # what a target was destroyed with
        measure = {"destroyed": "launched", "damaged": "launched", "killed": "launched", "injured": "launched", "intercepted": None, "downed": "hit"}.get(measure or "", measure)
    if measure is None:
        return []
    whole: Draft | None = None
    thing = item.thing
    if count.form in _SHARES:
        share = _share(count, item, measure, earlier)
        if share is None:
            return []
        count, whole = share
        if whole is not None:
            thing = thing if thing is not None and whole.thing == "munition" else whole.thing
            item.model, item.place = item.model or whole.model, item.place or list(whole.spots)
            whole = whole if whole.measure == measure else None
    if thing is None:
        person = ("person", None) if suits(measure, "person") and not suits(measure, "drone") else None
        found = person or next((x for x in reversed(talk.things) if suits(measure, x[0])), None)
        if (heading or found is None and talk.ahead) and suits(measure, "munition"):
            found = ("munition", None)
        if found is None:
            return []
        thing, item.model = found
    if item.bare and thing in ("other",) and measure == "damaged" and count.form == "plural":
        return []
    out = []
    for name in measure_of(measure, thing):
        if name == "hit" and thing in OBJECTS and thing != "site":
            if act is None or act.noun or thing == "other":
                continue
            thing = "site"
        out.append(
            Draft(
                name, thing, count, item.i, item.j, index, item, (act.i, act.j) if act else talk.act, item.model, list(item.place),
                own_place=bool(item.place), cue="further" if item.further else None, each=item.each, whole=whole,
            )
        )  # fmt: skip
    if item.of is not None and item.of.number is not None and out:
        other = "launched" if out[0].measure in ("intercepted", "suppressed", "hit") else out[0].measure
        outer = Draft(other, thing, item.of.number.count, item.of.i, item.of.j, index, item.of, out[0].act, item.model, list(item.place), bool(item.place))
        if other == out[0].measure:
            out[0].whole = outer
        out.append(outer)
    talk.things.append((thing, item.model))
    return out


def _debris(at: dict[int, Hit], acts: list[Act], items: list[Item], index: int, lead: list[Spot]) -> list[Draft]:
    """"Debris fell on …" asserts one place, or as many as are counted after it."""
    out = []
    for act in acts:
        if act.fragments is None or act.unreal or act.negated:
            continue
        first = min(act.i, act.fragments.i)
        if any(k in at and "link" in at[k].senses for k in range(max(0, first - 3), first)):
            continue
        counted = next((x for x in items if x.number is not None and (x.foreign or x.thing is None or x.thing in OBJECTS) and 0 <= x.i - act.j <= 4), None)
        if act.weak and counted is None and not any("exist" in at[k].senses for k in range(act.i - 4, act.j + 4) if k in at):
            continue  # the fall only says where or why something else happened
        count = counted.number.count if counted and counted.number else _ONE
        out.append(Draft("debris", "site", count, act.i, counted.j if counted else act.j, index, None, (act.i, act.j), spots=list(lead)))
    return out
