from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.accounts.review import golden, reviewed
from counterclaim.evaluation.gold import load
from counterclaim.evaluation.match import pairs
from counterclaim.model import Claim, Document
from counterclaim.model.kept import Entry

from .cases import AT, C3, CLAIMS, REPORT, TEXT, decide


def back(tmp_path: Path, claims: tuple[Claim, ...], text: str = TEXT) -> object:
    entry = Entry(REPORT, 1, Document(text, "t.me/x/1", AT, "t.me/x", "en"), "0" * 64, AT)
    path = tmp_path / "golden.yml"
    path.write_text(golden(claims, entry), encoding="utf-8")
    (report,), issues = load(path)
    assert issues == ()
    return report


def test_a_corrected_report_loads_back_as_labelled(tmp_path: Path) -> None:
    outcomes, _ = reviewed(CLAIMS, [decide(1, "correct", C3, count={"low": 7, "high": None, "form": "at_least"})])
    claims = tuple(outcome.claim for outcome in outcomes)
    report = back(tmp_path, claims)
    assert (report.document.text, report.document.published, report.document.source) == (TEXT, AT, "t.me/x")
    assert report.groups == ("en",)
    assert pairs(report.claims, claims) == ((0, 0), (1, 1), (2, 2), (3, 3))
    assert [gold.part_of for gold in report.claims] == [None, 0, 0, None]
    assert [gold.quote for gold in report.claims] == [claim.quote.text for claim in claims]
    assert (report.claims[2].low, report.claims[2].high) == (7, None)
    assert report.claims[3].places == {"XA-1"}
    assert report.claims[0].speaker == "Ministry"


def test_a_part_whose_whole_was_rejected_stands_alone(tmp_path: Path) -> None:
    assert [gold.part_of for gold in back(tmp_path, CLAIMS[1:]).claims] == [None, None, None]


odd = st.text(st.sampled_from("a \n\t\r\x00\x1b\x85\u2028\u2029\ufeff:#-'\"|>"), max_size=12)


@given(text=odd | st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_loads_back_to_the_same(text: str, tmp_path_factory: object) -> None:
    assert back(tmp_path_factory.mktemp("golden"), (), text).document.text == text
