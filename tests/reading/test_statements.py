"""Statements without a count: their kind, who makes them, and the words; silence where nobody says anything."""

import pytest

from counterclaim.model import Document, Statement
from counterclaim.reading import read


def said(text: str, language: str = "en") -> tuple[Statement, ...]:
    return read(Document(text, language=language))[1].statements


@pytest.mark.parametrize(
    ("language", "text", "kind", "name"),
    [
        ("en", "Despite Kyiv's official denial, the attack by three drones went on.", "denial", "Kyiv"),
        ("en", "Tehran denied that it had launched 12 drones at Erbil.", "denial", "Tehran"),
        (
            "en",
            "The governor, Pavel Orlov, acknowledged that two drones struck the refinery.",
            "acknowledgement",
            "Pavel Orlov",
        ),
        ("en", "Parliament urged a harsh reply after five drones hit the port.", "call", "parliament"),
        ("en", "Five drones hit the port. The strike revived calls for revenge from lawmakers.", "call", "lawmakers"),
        ("en", "Hezbollah vowed a reply after two drones struck Beirut.", "threat", "Hezbollah"),
        ("en", "Analysts believe that the 30 drones came from the sea.", "assessment", "analysts"),
        ("ru", "В Кремле отрицают причетность к удару беспилотника по Одессе.", "denial", "Kremlin"),
        (
            "ru",
            "Обломки дронов упали на рынок. Хуситы взяли на себя ответственность за атаку.",
            "acknowledgement",
            "Houthis",
        ),
        ("ru", "Губернатор Павел Орлов призвал усилить ПВО после атаки пяти беспилотников.", "call", "Павел Орлов"),
        ("uk", "Київ заперечує причетність до атаки дронів на Бєлгород.", "denial", "Kyiv"),
        ("uk", "Хусити пригрозили новими ударами, збито два дрони.", "threat", "Houthis"),
    ],
)
def test_a_statement_has_a_kind_and_a_speaker(language: str, text: str, kind: str, name: str) -> None:
    assert [(s.kind, s.speaker and (s.speaker.name or s.speaker.role)) for s in said(text, language)] == [(kind, name)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two drones were downed. An investigation is under way."),
        ("ru", "После атаки двух дронов возбуждено уголовное дело."),
        ("uk", "Збито два дрони. Відкрито кримінальне провадження."),
    ],
)
def test_an_inquiry_needs_nobody(language: str, text: str) -> None:
    assert [(s.kind, s.speaker) for s in said(text, language)] == [("inquiry", None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kyiv has not denied the attack by three drones."),
        ("en", "Kyiv may deny that it sent the drones."),
        ("en", "The governor urged residents to stay indoors, three drones were shot down."),
        ("en", "Two drones were downed. These timings suggest a campaign."),
        ("en", "The company denied that it had killed the merger."),
        ("ru", "Губернатор призвал жителей не снимать дроны, сбито три аппарата."),
        ("uk", "Київ не заперечує удару дронів."),
    ],
)
def test_what_is_negated_possible_addressed_or_off_the_field_is_no_statement(language: str, text: str) -> None:
    assert said(text, language) == ()


def test_the_quote_is_the_clause() -> None:
    text = "Despite Kyiv’s official denial of involvement, three drones were launched."
    (denial,) = said(text)
    assert denial.quote.text == "Despite Kyiv’s official denial of involvement"
    assert text[denial.quote.start : denial.quote.stop] == denial.quote.text
