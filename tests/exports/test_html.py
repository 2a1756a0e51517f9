import base64
import hashlib
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.exports.html import write
from counterclaim.exports.html.segments import segments
from counterclaim.exports.palette import MEASURES
from counterclaim.model import Answer, Claim, Count, Document
from counterclaim.model.vocabulary import section

from .parts import HOSTILE, about, whole, written
from .sample import ANSWER, CLAIMS, DOCUMENT, TEXT, answer, quote

VOID = {"meta", "link", "br", "img"}


class Parsed(HTMLParser):
    """A page: its elements, anchors and links, and the content of the reports' texts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.style = ""
        self.open: list[str] = []
        self._text_depth = 0
        self.feed(page.replace("\r\n", "\n").replace("\r", "\n"))  # as browsers do before they parse
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag in VOID:
            return
        self.open.append(tag)
        if attributes.get("class") == "text":
            self.texts.append("")
            self._text_depth = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self._text_depth:
            self._text_depth = 0

    def handle_data(self, data: str) -> None:
        if self._text_depth:
            self.texts[-1] += data
        if self.open and self.open[-1] == "style":
            self.style += data

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(attribute))]


def page(*answers: tuple[Document, Answer]) -> Parsed:
    return Parsed(written(write, *answers))


SAMPLE = (DOCUMENT, ANSWER)


def test_the_text_comes_back_exactly() -> None:
    assert page(SAMPLE, SAMPLE).texts == [TEXT, TEXT]


@given(
    st.text(
        st.one_of(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), st.sampled_from("<&\r\n\t\u202e"))
    ),
    st.data(),
)
def test_any_text_with_any_overlap_of_claims_comes_back_exactly(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2).map(sorted), max_size=5))
    claims = tuple(
        Claim(
            f"c{n}",
            "killed",
            "person",
            Count(n, n),
            whole(text)._replace(start=start, stop=stop, text=text[start:stop]),
        )
        for n, (start, stop) in enumerate(spans)
    )
    assert page((Document(text), answer(text, claims=claims))).texts == [text]


def test_every_claim_is_linked_both_ways() -> None:
    parsed = page(SAMPLE, SAMPLE)
    anchors, links = parsed.values("id"), [link.removeprefix("#") for link in parsed.values("href")]
    assert len(anchors) == len(set(anchors))
    assert set(links) <= set(anchors)
    for report in ("r1", "r2"):
        for claim in CLAIMS:
            assert {f"{report}-{claim.id}", f"{report}-{claim.id}-q"} <= set(links)
        assert f"{report}-f2-q2" in links


def test_words_are_marked_in_the_colour_of_their_measure() -> None:
    marked = written(write, SAMPLE)
    assert '<a class="claim m-damaged" href="#r1-c4">up to 17 houses</a>' in marked
    assert '<a class="claim m-killed also-injured" href="#r1-c2">no casualties</a>' in marked


def test_every_measure_of_the_vocabulary_has_a_colour_of_its_own() -> None:
    assert set(MEASURES) == set(section("measures"))
    for theme in ("light", "dark", "terminal"):
        assert len({getattr(colour, theme) for colour in MEASURES.values()}) == len(MEASURES)


def test_nothing_is_asked_of_the_outside_and_the_policy_lets_nothing_in() -> None:
    parsed = page(SAMPLE)
    assert {"script", "img", "link", "iframe"}.isdisjoint(tag for tag, _ in parsed.elements)
    assert all(link.startswith("#") for link in parsed.values("href"))
    assert "url(" not in parsed.style and "@import" not in parsed.style and not parsed.values("style")
    digest = base64.b64encode(hashlib.sha256(parsed.style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in parsed.values("content")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    harmless, harmful = page(about("plain")), page(about(text))
    assert harmful.texts == [text]
    assert [tag for tag, _ in harmful.elements if tag != "bdi"] == [tag for tag, _ in harmless.elements]
    assert {name for _, attributes in harmful.elements for name in attributes} <= {
        name for _, attributes in harmless.elements for name in attributes
    } | {"data-c"}


@pytest.mark.parametrize("text", ["\u202eesrever", "a\u2067b"])
def test_direction_marks_are_shut_in(text: str) -> None:
    source = written(write, about(text))
    mark = next(character for character in text if character > "z")
    assert source.count(mark) == source.count(f'<bdi class="control" data-c="U+{ord(mark):04X}">{mark}</bdi>') == 1


def test_languages_are_declared() -> None:
    parsed = page(SAMPLE)
    languages = {
        (tag, attributes.get("class")): attributes["lang"]
        for tag, attributes in parsed.elements
        if "lang" in attributes
    }
    assert languages[("div", "text")] == languages[("q", None)] == ANSWER.report.language


def test_several_reports_have_an_index_and_one_has_none() -> None:
    assert "nav" not in {tag for tag, _ in page(SAMPLE).elements}
    several = page(SAMPLE, SAMPLE)
    assert [link for link in several.values("href") if "-" not in link] == ["#r1", "#r2"]


def test_a_contradiction_carries_a_sign_and_a_word() -> None:
    assert written(write, SAMPLE).count("≠ contradiction") == 1
    assert "≠ 1 contradiction<" in written(write, SAMPLE, SAMPLE)


def test_no_answers_make_a_page_too() -> None:
    assert page().texts == []


def test_times_show_utc_on_hover() -> None:
    assert "2025-07-09 17:00 – 2025-07-10 04:00 UTC" in page(SAMPLE).values("title")


@given(st.integers(0, 30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_segments_cover_the_text_once_and_know_their_ranges(length: int, pairs: list[tuple[int, int]]) -> None:
    ranges = [(min(pair), max(pair)) for pair in pairs if max(pair) <= length]
    found = list(segments(length, ranges))
    assert [n for one in found for n in range(one.start, one.stop)] == list(range(length))
    assert all(before.stop == after.start for before, after in pairwise(found))
    for one in found:
        assert set(one.covering) == {n for n, (start, stop) in enumerate(ranges) if start <= one.start < stop}
    full = {n for n, (start, stop) in enumerate(ranges) if start < stop}
    assert {n for one in found for n in one.starting} == {n for one in found for n in one.ending} == full


def test_a_claim_inside_another_is_the_one_its_words_link_to() -> None:
    outer = Claim("c1", "launched", "drone", Count(20, 20), quote("reported the destruction of 14 drones overnight"))
    inner = Claim("c2", "intercepted", "drone", Count(14, 14), quote("14 drones"))
    source = written(write, (DOCUMENT, answer(claims=(outer, inner))))
    assert '<a class="claim m-intercepted also-launched" href="#r1-c2">14 drones</a>' in source
