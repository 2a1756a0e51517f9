import json

import pytest
from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.types import registry

from ..parts import HOSTILE
from .kept import ROWS, TOLD, A, about
from .made import text


def entities(rows=ROWS) -> list[dict]:
    return [json.loads(line) for line in text("ftm", rows).splitlines()]


def test_every_entity_is_valid_and_no_value_is_lost() -> None:
    for raw in entities():
        entity = model.get_proxy(raw, cleaned=False)
        entity.schema.validate(raw)
        assert registry.entity.clean(entity.id) == entity.id
        for name, values in raw["properties"].items():
            assert set(entity.get(name)) == set(values), name


def test_each_event_is_proved_by_an_article_written_before_it() -> None:
    seen: set[str] = set()
    events = []
    for raw in entities():
        if raw["schema"] == "Article":
            assert raw["id"] not in seen
            seen.add(raw["id"])
        else:
            events.append(raw)
            assert set(raw["properties"]["proof"]) <= seen
    assert [event["properties"]["recordId"] for event in events] == [[row.told.claim.id] for row in TOLD]
    assert events[0]["properties"]["notes"] == [f"sha256:{TOLD[0].entry.capture}"]


def test_an_earlier_version_has_an_id_that_the_model_takes() -> None:
    row = TOLD[0]
    earlier = row._replace(told=row.told._replace(claim=row.told.claim._replace(id=f"{A}@1.c1")))
    event = entities(ROWS._replace(told=(earlier,)))[1]
    assert registry.entity.clean(event["id"]) == event["id"] and event["properties"]["recordId"] == [f"{A}@1.c1"]


@pytest.mark.parametrize("said", [*HOSTILE, "x" * 100_000])
def test_hostile_words_do_no_harm(said: str) -> None:
    for raw in entities(about(said)):
        try:
            model.get(raw["schema"]).validate(raw)
        except InvalidData as error:
            pytest.fail(f"{error}: {raw}")
        assert "javascript:" not in json.dumps(raw.get("sourceUrl", ""))
