"""Who says so: name, role with its place, channel, and the chain of who cites whom."""

import pytest

from counterclaim.model import Document, Speaker
from counterclaim.reading import read


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "ru", "Губернатор Белгородской области Вячеслав Иванов сообщил о пяти сбитых беспилотниках.",
            Speaker("Вячеслав Иванов", "governor of Belgorod Oblast"),
        ),
        (
            "uk", "Голова Одеської ОВА Максим Іваненко повідомив: збито 16 дронів.",
            Speaker("Максим Іваненко", "head of military administration of Odesa Oblast"),
        ),
        (
            "en", "Ivan Petrenko, a senior adviser to Ukraine’s presidential office, said five drones were shot down.",
            Speaker("Ivan Petrenko", "adviser of presidential office of Ukraine"),
        ),
        (
            "en", "Governor Vasily Orlov confirmed via Telegram that two drones were downed.",
            Speaker("Vasily Orlov", "governor", "Telegram"),
        ),
        (
            "en", "TASS reported, citing the defence ministry, that 5 drones were shot down.",
            Speaker("ministry of defence", via=("TASS",)),
        ),
        (
            "ru", "По данным Минобороны РФ, сообщает ТАСС, сбито 5 дронов.",
            Speaker("Russian Ministry of Defence", via=("TASS",)),
        ),
        ("ru", "Над городом сбиты пять беспилотников — Собянин", Speaker("Собянин")),
        ("en", "Five drones were shot down overnight.", None),
        ("ru", "Также сообщили о пяти сбитых беспилотниках.", None),
    ],
)  # fmt: skip
def test_a_claim_has_the_speaker_its_sentence_names(language: str, text: str, speaker: Speaker | None) -> None:
    claims = read(Document(text, language=language))[1].claims
    assert claims and {claim.speaker for claim in claims} == {speaker}


def test_a_last_name_alone_leads_back_to_who_was_met_under_it() -> None:
    text = "Мэр Москвы Пётр Орлов сообщил о двух сбитых дронах.\nЕщё три беспилотника сбиты, сообщил Орлов."
    claims = read(Document(text, language="ru"))[1].claims
    assert {claim.speaker for claim in claims} == {Speaker("Пётр Орлов", "mayor of Moscow")}
