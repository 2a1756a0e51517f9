"""Every answer survives the way to public JSON and back, and has the shape that the schema file describes."""

import json
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from counterclaim.model import (
    Agreement,
    Answer,
    Claim,
    Count,
    Evidence,
    Finding,
    Issue,
    Place,
    Quote,
    Report,
    Speaker,
    Statement,
    Town,
    Window,
)
from counterclaim.model.public import from_public, instant, to_public

VALIDATOR = Draft202012Validator(json.loads((files("counterclaim.model") / "counterclaim-1.schema.json").read_text()))

word = st.text(st.characters(codec="utf-8"), max_size=8)
maybe_word = st.none() | word
words = st.lists(word, max_size=2).map(tuple)
offset = st.integers(0, 10**6)
span = st.tuples(offset, offset)
moment = st.none() | st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC))
few = lambda strategy: st.lists(strategy, max_size=2).map(tuple)  # noqa: E731
quotes = st.builds(Quote, offset, offset, word)
speakers = st.none() | st.builds(Speaker, maybe_word, maybe_word, maybe_word, words)
claims = st.builds(
    Claim,
    id=word,
    measure=word,
    thing=word,
    count=st.builds(Count, offset, st.none() | st.integers(0, 10**30), word),
    quote=quotes,
    model=maybe_word,
    places=few(st.builds(Place, word, word)),
    towns=few(st.builds(Town, word, maybe_word, maybe_word)),
    window=st.builds(Window, moment, moment, st.none() | st.dates(), maybe_word, maybe_word),
    speaker=speakers,
    stance=word,
    background=st.booleans(),
    cue=maybe_word,
    part_of=maybe_word,
    closed=st.booleans(),
    each=st.booleans(),
    corrects=maybe_word,
    evidence=st.builds(
        Evidence, st.none() | span, st.none() | span, st.none() | span, few(span), st.none() | span, st.none() | span
    ),
)
findings = st.builds(
    Finding,
    code=st.integers(0, 999).map("CC{:03}".format),
    severity=st.integers(1, 5),
    message=word,
    claims=words,
    quotes=few(quotes),
    proof=words,
    repairs=words,
    rests_on=words,
)
answers = st.builds(
    Answer,
    report=st.builds(Report, word.map("sha256:{}".format), maybe_word, maybe_word, moment, maybe_word, maybe_word),
    claims=few(claims),
    statements=few(st.builds(Statement, word, speakers, quotes)),
    findings=few(findings),
    agreements=few(st.builds(Agreement, word, words)),
    issues=few(st.builds(Issue, word, word, word, st.none() | quotes)),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answers)
def test_round_trip_through_json_text(answer: Answer) -> None:
    public = json.loads(json.dumps(to_public(answer), ensure_ascii=False))
    VALIDATOR.validate(public)
    assert from_public(public) == answer


def test_times_are_written_to_the_minute_in_utc() -> None:
    assert instant(datetime.fromisoformat("2025-07-10T07:00+03:00")) == "2025-07-10T04:00Z"
    assert instant(datetime.fromisoformat("2025-07-10T04:00:41Z")) == "2025-07-10T04:00:41Z"


def test_a_finding_says_what_it_rests_on_only_when_it_does() -> None:
    answer = Answer(Report("sha256:0"), findings=(Finding("CC101", 1, "14 stated, parts add to 16"),))
    assert "rests_on" not in to_public(answer)["findings"][0]


@pytest.mark.parametrize("raw", [{}, {"schema": "counterclaim/2"}, {"schema": "counterclaim/1", "report": {}}])
def test_another_shape_is_refused_with_a_reason(raw: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="counterclaim/1"):
        from_public(raw)
