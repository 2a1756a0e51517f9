"""The engine's sentences in every language of the pages: none that code or data can say is left in English."""

import re
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from counterclaim.exports.explained import page
from counterclaim.ledger import Ledger, findings
from counterclaim.model import Document
from counterclaim.model.vocabulary import codes, section
from counterclaim.pipeline import answer
from counterclaim.pipeline.ledgers import opened
from counterclaim.sources.messages import FAULTS, NOTES

from .spoken import FILES, OTHERS, holes, said, texts
from .spoken_in_code import CODE, Parts, filled, phrases, said_by

GOLDEN = Path(__file__).parents[1] / "golden"

ANSWERS = frozenset(
    ("AskedError", "MissingError", "BusyError", "RefusedError", "Fault", "PeopleError", "HTTPException", "TroubleError")
)
SPEAKING = {"desk": ANSWERS, "ledger": frozenset({"LedgerError"}), "ledger/deciding.py": frozenset({"_issue"})}
"""Who says no, by folder or file: the names of what is called."""

ENGINE = sorted(
    path
    for part in ("findings/**/*.py", "accounts/review/*.py", "algebra/verdict.py", "accounts/verdicts.py",
                 "accounts/longer.py", "accounts/profiles/grades.py")
    for path in CODE.glob(part)
)  # fmt: skip
"""Modules that put sentences together."""

SAMPLES = {
    "count": "7", "size": "7", "sum": "7 + 7", "words": "Word", "name": "Word", "names": "Word", "a": "7", "b": "7",
    "what": "7", "reason": "7", "time": "2031-06-02", "morning": "2031-06-02", "mornings": "2031-06-02",
    "thing": "drones", "kinds": "drones", "measure": "intercepted", "place": "Word", "role": "reader",
    "decisions_key": "accept", "periods_key": "week", "stances_key": "preliminary", "measures_key": "hit",
    "things_key": "drone",
}  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_every_language_has_the_same_patterns(file: str) -> None:
    known = [list(texts(language, file)) for language in OTHERS]
    assert all(each == known[0] for each in known), "in the same order too: the first that fits is taken"


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("file", FILES)
def test_a_pattern_fills_in_what_it_has(language: str, file: str) -> None:
    for english, text in texts(language, file).items():
        assert text.strip() and not re.search(r"[«“]\s|\s[»”]|  ", text), english
        assert set(holes(text)) <= set(holes(english)), english
        assert {hole for hole in holes(english) if hole.startswith(("size", "words", "time"))} <= set(holes(text)), (
            english
        )
        assert {kind(hole) for hole in holes(english)} <= set(SAMPLES), english


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("file", FILES)
def test_a_pattern_is_not_hidden_behind_another(language: str, file: str) -> None:
    for english, text in texts(language, file).items():
        sample = re.sub(r"\{(\w+)\}", lambda hole: SAMPLES[kind(hole[1])], english)
        own = {hole: said(SAMPLES[kind(hole)], language) or SAMPLES[kind(hole)] for hole in holes(english)}
        if any(sign.isalpha() for sign in sample) and not {"role", "measure"} & {kind(hole) for hole in own}:
            plain = re.sub(r"\{(\w+)\}", lambda hole, own=own: own[hole[1]], text)  # type: ignore[misc]
            assert "_key" in english or said(sample, language) == plain, english


@pytest.mark.parametrize("language", OTHERS)
def test_every_no_of_the_desk_is_said(language: str) -> None:
    found = [each for folder, callees in SPEAKING.items() for each in said_by(callees, folder)]
    assert len(found) > 150
    known = {shape(each) for file in FILES for each in texts(language, file)}
    left = [
        (where, parts)
        for where, parts in found
        if words(parts) and "".join(each or "\0" for each in parts) not in known
    ]
    assert not [(where, parts) for where, parts in left if not any(said(each, language) for each in filled(parts))]


@pytest.mark.parametrize("language", OTHERS)
def test_every_phrase_of_the_engine_stands_in_a_pattern(language: str) -> None:
    known = [shape(each) for file in FILES for each in texts(language, file)]
    terms = {term.means for name in ("assumptions", "states", "exclusions") for term in section(name).values()}
    found = [(where, phrase) for path in ENGINE for where, phrase in phrases(path)]
    assert len(found) > 80
    assert not {(where, each) for where, each in found if not any(each in text for text in (*known, *terms))}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("code", sorted({**NOTES, **FAULTS}))
def test_what_an_input_has_wrong_is_said(language: str, code: str) -> None:
    template = f"file.csv: {({**NOTES, **FAULTS})[code]}"
    assert said(re.sub(r"\{[a-z]+(:,)?\}", "7", template), language)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("code", codes())
def test_the_sentences_of_every_code_are_said(language: str, code: str) -> None:
    shown = blocks(page(code))[1]
    told = re.findall(r"severity \d  (.+)", shown)
    told += re.findall(r"(?:rests on: |^    )(.+)", shown, re.M)
    assert told and [each for each in told if said(each, language) is None] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("code", codes())
def test_a_code_is_explained_in_every_language(language: str, code: str) -> None:
    english, other = page(code), page(code, language)
    assert other.startswith(f"# {code}: {texts(language, 'terms')[f'findings.{code}']}\n")
    assert blocks(other) == blocks(english), "examples stand as they were written"
    assert re.findall("^#+", other, re.M) == re.findall("^#+", english, re.M)
    assert [len(each.split("\n\n")) for each in other.split("\n## ")] == [
        len(each.split("\n\n")) for each in english.split("\n## ")
    ]
    prose = (re.sub(r"^```.+?^```", "", each, flags=re.M | re.S) for each in (english, other))
    told, retold = (sorted(re.findall(r"[0-9]+", each)) for each in prose)
    assert told == retold, "a number is missing, or another one"


def test_what_is_found_in_the_examples_is_said(fortnight: Path) -> None:
    ledger = opened(fortnight)
    told = _of_ledger(ledger) | _of_texts()
    ledger.close()
    assert len(told) > 100
    assert not [(each, language) for each in sorted(told) for language in OTHERS if said(each, language) is None]


def _of_ledger(ledger: Ledger) -> set[str]:
    found = [each.finding for each in findings(ledger)]
    return {each for one in found for each in (one.message, *one.proof, *one.repairs, *one.rests_on)}


def _of_texts() -> set[str]:
    """What is said about the golden texts of all languages."""
    told: set[str] = set()
    for path in GOLDEN.glob("*.yml"):
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            at = datetime.fromisoformat(row["published"]) if row.get("published") else None
            found = answer(Document(row["text"], published=at, source=row.get("source")))
            told.update(issue.message for issue in found.issues)
            for one in found.findings:
                told.update((one.message, *one.proof, *one.repairs, *one.rests_on))
    return told


def blocks(markdown: str) -> list[str]:
    """What a page shows as it was written."""
    return re.findall(r"^```text\n(.+?)^```$", markdown, re.M | re.S)


def kind(hole: str) -> str:
    """The kind of a hole, without the number that tells it from another one."""
    return re.sub(r"[0-9]+$", "", hole)


def shape(pattern: str) -> str:
    """A pattern with a sign in place of each hole."""
    return re.sub(r"\{\w+\}", "\0", pattern)


def words(parts: Parts) -> bool:
    """Whether a sentence says anything beside what is filled in."""
    return re.search(r"[A-Za-z]{2}", "".join(each or "" for each in parts)) is not None
