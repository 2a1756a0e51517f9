import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.accounts.review import grades, reviewed, sameness
from counterclaim.accounts.review.fields import CHECKS
from counterclaim.model import Claim, Count, Evidence, Quote
from counterclaim.model.kept import Decision

from .cases import C1, C2, C3, C4, CLAIMS, REPORT, TEXT, decide


def play(*decisions: Decision) -> dict[str, tuple[Claim, str, tuple[int, ...], tuple[str, ...]]]:
    outcomes, issues = reviewed(CLAIMS, decisions, {REPORT: TEXT}.get)
    assert issues == ()
    return {outcome.claim.id: outcome for outcome in outcomes}


def fault(*decisions: Decision) -> str:
    outcomes, issues = reviewed(CLAIMS, decisions, {REPORT: TEXT}.get)
    assert [outcome[:2] for outcome in outcomes] == [(claim, "read") for claim in CLAIMS]
    (issue,) = issues
    assert issue.message.startswith(f"decision {decisions[-1].number} (")
    return issue.message


def test_without_decisions_all_is_as_read() -> None:
    assert [outcome[:3] for outcome in reviewed(CLAIMS, ())[0]] == [(claim, "read", ()) for claim in CLAIMS]


def test_the_last_decision_stands_and_all_are_named() -> None:
    result = play(decide(1, "accept", C1, C2), decide(2, "reject", C1), decide(3, "accept", C2))
    assert result[C1][1:3] == ("rejected", (1, 2))
    assert result[C2][1:3] == ("accepted", (1, 3))
    later = play(decide(2, "reject", C1), decide(1, "accept", C1))
    assert later[C1].state == "rejected"  # numbers decide, not the order they are handed over in


def test_corrections_add_up_and_outlive_an_acceptance() -> None:
    result = play(
        decide(1, "correct", C1, count={"low": 16, "high": 16}),
        decide(2, "correct", C1, thing="munition"),
        decide(3, "accept", C1),
    )
    assert (result[C1].claim.count, result[C1].claim.thing) == (Count(16, 16, "exact"), "munition")
    assert result[C1][1:3] == ("corrected", (1, 2, 3))
    back = play(decide(1, "correct", C1, thing="munition"), decide(2, "correct", C1, thing="drone"))
    assert (back[C1].claim, back[C1].state) == (CLAIMS[0], "accepted")


def test_every_field_can_be_corrected() -> None:
    start = TEXT.index("6 over")
    values = {
        "measure": "hit",
        "thing": "missile",
        "model": "Bolt-2",
        "count": {"low": 5, "high": None, "form": "at_least"},
        "places": [{"code": "XA-3", "name": "Lower Arden"}, {"code": "sea:black", "name": "the sea"}],
        "towns": [{"name": "Dell", "id": None, "region": "XA-3"}],
        "window": {"start": "2031-07-09T20:00Z", "end": "2031-07-10T04:00Z", "precision": "minute"},
        "speaker": {"name": "Beck", "role": "mayor"},
        "stance": "unconfirmed",
        "background": True,
        "cue": "further",
        "part_of": C2,
        "closed": True,
        "each": True,
        "quote": {"start": start, "stop": start + 6, "text": "6 over"},
        "evidence": {"count": [start, start + 1], "places": [[start, start + 6]]},
        "corrects": C1,
    }
    assert values.keys() == CHECKS.keys()
    made = play(decide(1, "correct", C3, **values))[C3].claim
    assert (made.quote, made.count) == (Quote(start, start + 6, "6 over"), Count(5, None, "at_least"))
    assert made.evidence == Evidence(count=(start, start + 1), places=((start, start + 6),))
    assert (made.window.zone, made.window.precision) == ("Europe/Paris", "minute")
    assert (made.speaker.name, made.part_of, made.corrects, made.cue) == ("Beck", C2, C1, "further")
    assert all(getattr(made, name) != getattr(CLAIMS[2], name) for name in values)
    assert play(decide(1, "correct", C1, speaker=None, places=[], model=None))[C1].claim.speaker is None


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"measure": "shot"}, "use one of launched"),
        ({"thing": ["drone"]}, "use one of munition"),
        ({"count": {"low": 20}}, "low is 20 and high is 14"),
        ({"count": {"low": -1}}, "whole numbers"),
        ({"count": {"low": True}}, "whole numbers"),
        ({"count": 5}, "no object of low, high, form"),
        ({"count": {"form": "odd"}}, "count.form"),
        ({"places": "XA-1"}, "no object of code, name"),
        ({"places": [{"code": "arden", "name": "x"}]}, "'arden' is no code"),
        ({"places": [{"code": "XA-1"}]}, "no object of code, name"),
        ({"towns": [{"name": "x", "id": None, "region": 7}]}, "region 7"),
        ({"window": {"start": "10 July"}}, "write UTC as"),
        ({"window": {"start": "2031-13-10T04:00Z"}}, "write UTC as"),
        ({"window": {"start": "2031-07-10T04:00Z", "end": "2031-07-10T03:00Z"}}, "before it starts"),
        ({"window": {"date": "2031-02-30"}}, "window.date"),
        ({"window": {"precision": "exact"}}, "window.precision"),
        ({"window": {"until": None}}, "no object of start"),
        ({"speaker": "Beck"}, "no object of name"),
        ({"speaker": {"name": ""}}, "speaker.name"),
        ({"stance": "sure"}, "use one of asserted"),
        ({"closed": 1}, "use true or false"),
        ({"cue": "more"}, "'further' or null"),
        ({"part_of": f"{REPORT}.c1"}, "is the claim itself"),
        ({"part_of": f"{REPORT}.c2"}, "part of its own part"),
        ({"part_of": f"{REPORT}.c9"}, "no claim of this report"),
        ({"quote": {"start": 0, "stop": 5, "text": "Night"}}, "does not stand in the report"),
        ({"quote": {"stop": 40}}, "not as long as its range"),
        ({"quote": {"start": 9, "stop": 9, "text": ""}}, "no range"),
        ({"evidence": {"count": [3, 2]}}, "no range"),
        ({"evidence": {"places": [[0, 1_000]]}}, "reaches beyond the text"),
        ({"evidence": {"mood": None}}, "no object of"),
        ({"id": "c7"}, "no field that can be corrected"),
        ({}, "it gives no field"),
        ({"model": "x" * 3_000}, "1 to 2000 characters"),
    ],
)
def test_an_impossible_field_is_an_issue_and_changes_nothing(fields: dict[str, object], says: str) -> None:
    assert says in fault(decide(1, "correct", C1, **fields))


def test_what_cannot_be_decided_is_an_issue() -> None:
    assert "there is no claim 4be0643f1d98.c9" in fault(decide(1, "accept", f"{REPORT}.c9"))
    assert "it is about no claim" in fault(decide(1, "reject"))
    assert "no kind of decision" in fault(decide(1, "praise", C1))
    assert "two or more claims of one report" in fault(decide(1, "merge", C1))
    assert "two or more parts" in fault(decide(1, "split", C1, a={}))
    assert "part 'b': measure" in fault(decide(1, "split", C1, a={"closed": False}, b={"measure": "x"}))
    assert "no earlier one" in fault(decide(4, "undo", undoes=9))
    assert "no earlier one" in fault(decide(4, "undo", undoes=4))


def test_a_bad_part_of_a_decision_leaves_all_of_it_undone() -> None:
    outcomes, issues = reviewed(CLAIMS, [decide(1, "accept", C1, f"{REPORT}.c9")])
    assert ([outcome.state for outcome in outcomes], len(issues)) == (["read"] * 4, 1)


def test_an_undoing_can_be_undone() -> None:
    made = [decide(1, "reject", C1), decide(2, "undo", undoes=1), decide(3, "undo", undoes=2)]
    assert [play(*made[:n])[C1].state for n in range(4)] == ["read", "rejected", "read", "rejected"]
    assert play(*made, decide(4, "undo", undoes=3))[C1].state == "read"
    assert play(*made, decide(4, "undo", undoes=1))[C1].state == "read"


def test_merged_claims_are_one_and_what_pointed_to_them_points_to_it() -> None:
    result = play(decide(1, "merge", C2, C1, count={"low": 14, "high": 14}))
    assert (result[C2].claim.count.low, result[C2].claim.part_of, result[C2].state) == (14, None, "corrected")
    assert (result[C1].state, result[C1].into) == ("rejected", (C2,))
    assert result[C3].claim.part_of == C2
    again = play(decide(1, "merge", C3, C2), decide(2, "accept", C2))
    assert (again[C2].state, again[C2].into, again[C3].state) == ("accepted", (), "accepted")


def test_a_split_claim_gives_its_parts_which_can_be_decided_about() -> None:
    parts = {"1": {"count": {"low": 1, "high": 1}}, "2": {"thing": "child", "count": {"low": 1, "high": 1}}}
    split = decide(1, "split", C4, **parts)
    result = play(split, decide(2, "reject", f"{C4}-2"))
    assert [*result] == [C1, C2, C3, C4, f"{C4}-1", f"{C4}-2"]
    assert (result[C4].state, result[C4].into) == ("rejected", (f"{C4}-1", f"{C4}-2"))
    assert result[f"{C4}-1"][1:3] == ("corrected", (1,))
    assert result[f"{C4}-2"][1:3] == ("rejected", (1, 2))
    assert play(split, decide(2, "undo", undoes=1)).keys() == {C1, C2, C3, C4}
    whole_again = play(split, decide(2, "accept", C4))
    assert [whole_again[key].state for key in (C4, f"{C4}-1", f"{C4}-2")] == ["accepted", "rejected", "rejected"]
    twice = play(split, decide(2, "split", C4, **{"1": parts["2"], "3": parts["1"]}))
    assert {key: entry.state for key, entry in twice.items() if key.startswith(C4)} == {
        C4: "rejected",
        f"{C4}-1": "corrected",
        f"{C4}-2": "rejected",
        f"{C4}-3": "corrected",
    }
    assert twice[f"{C4}-1"].claim.thing == "child"


def test_sameness_is_of_pairs_and_the_last_stands() -> None:
    made = [decide(1, "same", "b.c1", "a.c1", "c.c1"), decide(2, "not_same", "a.c1", "c.c1"), decide(3, "same", "a.c1")]
    found, issues = sameness(made)
    assert found == ((("a.c1", "b.c1"), ("b.c1", "c.c1")), (("a.c1", "c.c1"),))
    assert ["two or more" in issue.message for issue in issues] == [True]
    assert sameness([*made[:2], decide(4, "undo", undoes=2)])[0].not_same == ()
    assert "no claim b.c1" in sameness(made[:1], {"a.c1", "c.c1"})[1][0].message


def test_grades_stand_until_the_next() -> None:
    made = [
        decide(1, "grade", "t.me/x", grade="C"),
        decide(2, "grade", "t.me/x", grade="B"),
        decide(3, "grade", REPORT, grade="2"),
        decide(4, "grade", REPORT, grade="G"),
    ]
    found, issues = grades(made)
    assert found == ((REPORT, "2", 3), ("t.me/x", "B", 2))
    assert "A to F" in issues[0].message
    assert grades([*made[:3], decide(5, "grade", "t.me/x", grade=None)])[0] == ((REPORT, "2", 3),)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 300) | st.text(max_size=5) | st.just("drone"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["low", "high", "form", "start", "stop", "text", "name", "code"]), inner)
    ),
    max_leaves=6,
)
anything = st.builds(
    lambda number, kind, about, fields, undoes: Decision(number, kind, tuple(about), "ann", AT_ANY, "", fields, undoes),
    st.integers(0, 12),
    st.sampled_from(["accept", "correct", "reject", "merge", "split", "undo", "same", "not_same", "grade", "odd"]),
    st.lists(st.sampled_from([C1, C2, C3, C4, f"{C4}-a", "elsewhere.c1", REPORT]), max_size=3),
    st.lists(st.tuples(st.sampled_from([*CHECKS, "a", "b", "grade"]), json_values), max_size=3).map(tuple),
    st.none() | st.integers(0, 12),
)
AT_ANY = decide(1, "accept").at


@given(st.lists(anything, max_size=8, unique_by=lambda decision: decision.number))
def test_no_decision_breaks_the_replay(decisions: list[Decision]) -> None:
    outcomes, issues = reviewed(CLAIMS, decisions, {REPORT: TEXT}.get)
    assert reviewed(CLAIMS, decisions[::-1], {REPORT: TEXT}.get) == (outcomes, issues)
    ids = [outcome.claim.id for outcome in outcomes]
    assert len(set(ids)) == len(ids)
    assert {C1, C2, C3, C4} <= set(ids)
    numbers = {decision.number for decision in decisions}
    for outcome in outcomes:
        assert set(outcome.decisions) <= numbers
        assert (outcome.state == "read") <= (_unlinked(outcome.claim) in map(_unlinked, CLAIMS))
        assert outcome.claim.count.high is None or outcome.claim.count.low <= outcome.claim.count.high
        assert TEXT[outcome.claim.quote.start : outcome.claim.quote.stop] == outcome.claim.quote.text


good = st.one_of(
    st.builds(lambda a: ("accept", (a,), {}), st.sampled_from([C1, C2, C3, C4])),
    st.builds(lambda a: ("reject", (a,), {}), st.sampled_from([C1, C2, C3, C4])),
    st.builds(
        lambda a, low: ("correct", (a,), {"count": {"low": low, "high": low}}),
        st.sampled_from([C1, C2, C3, C4]),
        st.integers(0, 9),
    ),
    st.builds(lambda a, b: ("merge", (a, b), {}), st.sampled_from([C1, C2]), st.sampled_from([C3, C4])),
    st.builds(lambda n: ("undo", (), n), st.integers(0, 30)),
)


@given(st.lists(good, max_size=10))
def test_undoing_equals_never_having_decided(steps: list[tuple[str, tuple[str, ...], object]]) -> None:
    """Against a plain reading of the log: keep a list of decisions, and let an undo switch one off or on again."""
    decisions, on = [], {}
    for number, (kind, about, fields) in enumerate(steps):
        if kind == "undo":
            if not number:
                continue
            target = fields % number
            decisions.append(decide(number, "undo", undoes=target))
        else:
            decisions.append(decide(number, kind, *about, **fields))
    for decision in reversed(decisions):
        on.setdefault(decision.number, True)
        if decision.kind == "undo" and on[decision.number]:
            on[decision.undoes] = False
    kept = [decision for decision in decisions if on[decision.number] and decision.kind != "undo"]
    outcomes, _ = reviewed(CLAIMS, decisions)
    assert outcomes == reviewed(CLAIMS, kept)[0]
    json.dumps([outcome.claim for outcome in outcomes], default=str)


def _unlinked(claim: Claim) -> Claim:
    """A claim without its links, which turn to the claim that another one was merged into."""
    return claim._replace(part_of=None, corrects=None)
