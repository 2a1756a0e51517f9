"""Clashes between reports, incidents, and the chain from a figure down to the quotes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counterclaim.accounts import agreements, clashes, incidents, night, scoped
from counterclaim.accounts.periods import night as night_period
from counterclaim.accounts.why import Kept, Step
from counterclaim.model.kept import Entry, Link
from counterclaim.model.records import Document, Finding, Window
from counterclaim.pipeline import accounting

from .made import MORNING, NIGHT, Press, at, context, hours, said


@pytest.fixture
def press() -> Press:
    return Press()


def clash(told, **fields):
    around = context(**fields)
    return clashes([scoped(each, around) for each in told], night_period(MORNING, "UTC"), around)


def test_two_voices_on_one_night(press):
    one = press.report(said(14, "AA"), told=30)
    two = press.report(said(20, "AA"), source="agency", told=31)
    (found,) = clash(press.told)
    assert (found.kind, found.severity, found.claims) == ("totals", 3, (f"{one}.c1", f"{two}.c1"))
    assert found.proof == ("20 > 14",)
    assert set(found.repairs) == {"14 → 20 or more", "20 → 14 or fewer"}
    assert found.rests_on == ("same_night", "same_measure")


def test_governors_that_add_to_more_than_the_ministry(press):
    press.report(said(14, "AA"), told=30)
    press.report(said(9, "AA-1"), source="governor", told=30)
    press.report(said(7, "AA-2"), source="agency", told=30)
    (found,) = clash(press.told)
    assert (found.kind, found.severity, found.proof) == ("sum", 3, ("9 + 7 = 16 > 14",))


def test_one_voice_across_its_posts(press):
    press.report(said(9, "AA-1", window=hours(21, 23)), told=23.2)
    press.report(said(4, "AA", window=hours(20, 31)), told=31.2)
    (found,) = clash(press.told)
    assert (found.severity, found.proof) == (2, ("9 > 4",))


@pytest.mark.parametrize(
    "second",
    [
        said((10, None), "AA"),
        said(14, "AA"),
        said(20, "AA", form="about"),
        said(20, "AA", "BB"),
        said(20, "AA", thing="munition"),
        said(20, "AA", window=Window()),
        said(20, "AA", stance="denied"),
        said(20, "AA", stance="unconfirmed"),
        said(20, "AA", background=True),
        said(20),
    ],
    ids=[
        "floor",
        "same",
        "about",
        "wider place",
        "wider thing",
        "undated",
        "denied",
        "unconfirmed",
        "past",
        "no place",
    ],
)
def test_near_misses_are_no_clash(press, second):
    press.report(said(16, "AA") if second.get("form") == "about" else said(14, "AA"), told=30)
    press.report(second, source="agency", told=31)
    assert clash(press.told) == ()


def test_a_correction_a_copy_and_what_reviewers_hold_apart_are_no_clash(press):
    press.report(said(14, "AA"), told=30)
    corrected = press.report(said(20, "AA"), told=33)
    assert clash(press.told) == ()
    copy = press.report(said(15, "AA"), source="agency", told=34)
    assert clash(press.told, links=(Link(copy, corrected, "text", 0.9),)) == ()


def test_tranches_and_a_night_that_may_leave_them_out_are_no_clash(press):
    press.report(said(20, "AA-1", window=hours(21, 23)), told=23.5)
    press.report(said(3, "AA", window=NIGHT), told=31)
    assert clash(press.told) == ()


def test_independent_voices_that_agree(press):
    one = press.report(said(14, "AA"), said(1, "AA-1"), told=30)
    two = press.report(said(14, "AA"), said(1, "AA-1"), source="agency", told=31)
    around = context()
    found = agreements([scoped(each, around) for each in press.told], night_period(MORNING, "UTC"), around)
    assert [(each.message, each.claims) for each in found] == [("14 = 14", (f"{one}.c1", f"{two}.c1"))]
    copied = context(links=(Link(two, one, "text", 1.0),))
    assert agreements([scoped(each, copied) for each in press.told], night_period(MORNING, "UTC"), copied) == ()


def test_people_are_not_compared(press):
    press.report(said(2, "AA", thing="person", measure="injured"))
    press.report(said(3, "AA", thing="person", measure="injured"), source="agency")
    assert clash(press.told) == ()


def test_incidents_are_components(press):
    first = press.report(said(2, "AA-1", window=hours(21, 22)), said(1, "AA-2", window=hours(21, 22)), told=23)
    near = press.report(said(1, "AA-1", window=hours(22.5, 22.5)), source="governor", told=23)
    far = press.report(said(1, "AA-1", window=hours(30, 31)), told=31)
    country = press.report(said(9, "AA", window=hours(20, 32)), told=32)
    found = incidents(press.told, context())
    assert sorted(found) == sorted(
        [(f"{first}.c1", f"{near}.c1"), (f"{first}.c2",), (f"{far}.c1",), (f"{country}.c1",)]
    )
    joined = incidents(press.told, context(same=[(f"{first}.c1", f"{far}.c1")]))
    assert (f"{first}.c1", f"{near}.c1", f"{far}.c1") in joined
    assert incidents(press.told[::-1], context()) == found


def test_a_night_is_shown_across_sources_first(press):
    press.report(said(14, "AA"), said(3, "AA", thing="cruise_missile"), told=30)
    press.report(said(3, "AA-1"), source="governor", told=30)
    account = night(press.told, MORNING, context())
    assert [each.source for each in account.figures] == sorted(
        (each.source for each in account.figures), key=lambda source: (source is not None, source or "")
    )
    assert {(each.thing, each.place) for each in account.figures if each.source is None} == {
        ("drone", None),
        ("drone", "AA"),
        ("cruise_missile", None),
        ("cruise_missile", "AA"),
    }
    assert len(account.told) == 3
    assert [each.place for each in night(press.told, MORNING, context(), ["AA-1"]).figures].count("AA-1") == 3


def kept(press, links=()):
    told = {each.claim.id: each for each in press.told}
    entries = {
        each.report: Entry(
            each.report, 1, Document("text", f"https://x.example/{each.report}", at(30)), "c" * 64, at(31)
        )
        for each in press.told
    }
    return Kept(told.get, entries.get, tuple(links))


def flat(step: Step):
    yield step
    for child in step.children:
        yield from flat(child)


def test_why_walks_from_a_figure_to_quote_address_and_capture(press):
    local = press.report(said(3, "AA-1"), source="governor", told=29)
    total = press.report(said(14, "AA"), told=31)
    key = "intercepted/drone/AA/2031-07-10/night"
    step = accounting.why(key, press.told, kept(press), context(), {})
    assert step.id == key
    steps = list(flat(step))
    assert {f"{local}.c1", f"{total}.c1"} <= {each.id for each in steps}
    details = " ".join(each.detail for each in steps)
    assert "“14 drone”" in details
    assert f"https://x.example/{total}" in details
    assert "sha256:" + "c" * 64 in details
    assert any(each.label.startswith(f"contained {total}.c1") for each in steps)


def test_every_figure_of_a_night_can_be_walked_back(press):
    press.report(said(14, "AA-1", "BB", closed=True), said(8, "AA-1", part=1), said(6, "BB", part=1), told=31)
    press.report(said(3, "AA-1"), source="governor", told=29)
    around = context()
    for figure in night(press.told, MORNING, around).figures:
        assert accounting.recomputed(figure.id, press.told, around) == figure
        assert accounting.why(figure.id, press.told, kept(press), around, {}).id == figure.id


def test_why_of_a_claim_a_finding_and_a_report(press):
    one = press.report(said(14, "AA"), told=30)
    two = press.report(said(14, "AA"), source="agency", told=31)
    link = Link(two, one, "text", 0.9)
    around, where = context(links=(link,)), kept(press, [link])
    claim = accounting.why(f"{two}.c1", press.told, where, around, {})
    assert any(step.label == "not added (copy)" for step in claim.children)
    assert any(step.id == one for step in flat(claim))
    finding = Finding("CC702", 3, "14 and 20", (f"{one}.c1", f"{two}.c1"), proof=("20 > 14",))
    chain = accounting.why("f1", press.told, where, around, {"f1": finding})
    assert chain.children[0].label == "sum"
    assert accounting.why(one, press.told, where, around, {}).children[-1].id == f"{one}.c1"
    for missing in ("nothing", "intercepted/drone/ZZ/2031-07-10/night"):
        with pytest.raises(KeyError):
            accounting.why(missing, press.told, where, around, {})


def test_why_of_a_sum_works_it_out_again(press):
    press.report(said(14, "AA"), told=31)
    step = accounting.why("intercepted/drone/AA/2031-07/month", press.told, kept(press), context(), {})
    assert step.detail == "14"


def test_contradictions_come_night_by_night(press):
    press.report(said(14, "AA"), told=30)
    press.report(said(20, "AA"), source="agency", told=31)
    found = list(accounting.contradictions(press.told, context()))
    assert [each.severity for each in found] == [3]
    assert datetime(2031, 7, 10, tzinfo=UTC) == at(24)
