"""Whatever is altered, anywhere, by a byte or a row, is found and named."""

import random
import zlib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Date, Integer, LargeBinary, String, Table, delete, insert, select, text, update

from counterclaim import ledger as kept
from counterclaim.ledger import Ledger, fingerprint, last_event, verify
from counterclaim.ledger.schema import DERIVED, Instant, chunk, event, link, metadata
from counterclaim.model.kept import Decision, Source
from counterclaim.pipeline.rereading import rebuild

from .parts import NOW, opened, post, put, run_of, write


@pytest.fixture
def full(ledger: Ledger, tmp_path: Path) -> Ledger:
    """A ledger with something in every table."""
    rows = [post(n, f"{n}2 drones over AA-{n}, wrong, deny, unreadable, of them 2 missiles") for n in range(1, 6)]
    put(ledger, write(tmp_path, "a.jsonl", rows))
    put(ledger, write(tmp_path, "b.jsonl", [post(2, "3 drones", edited="2030-01-03T00:00Z")]))
    kept.describe(ledger, Source("t.me/example", speaker="The ministry", zone="Europe/Kyiv"), NOW)
    (first, *_) = kept.told(ledger)
    made, issues = kept.decide(ledger, Decision(0, "reject", (first.claim.id,), "me", NOW, "no claim"))
    assert made is not None and not issues
    kept.keep_gone(ledger, ["https://t.me/example/3"], next(iter(kept.captures(ledger))).sha256, NOW, NOW)
    return ledger


def found(ledger: Ledger) -> list[str]:
    return [issue.message for issue in verify(ledger)]


def alter(ledger: Ledger, statement: Any) -> None:
    with ledger.writing() as connection:
        assert abs(connection.execute(statement).rowcount) == 1  # PostgreSQL does not count inserted rows


def one_of(ledger: Ledger, table: Table, choose: random.Random) -> tuple[Any, Any]:
    with ledger.looking() as connection:
        row = choose.choice(connection.execute(select(table)).all())
    key = [column == getattr(row, column.name) for column in table.primary_key.columns]
    return row, key


def test_nothing_altered_nothing_found(full: Ledger) -> None:
    assert found(full) == []


WORKED_OUT = ("link", "cursor", "tally", "touched", "remembered", "unsettled")
ALL = [table for table in metadata.sorted_tables if table.name not in WORKED_OUT]


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_every_column_of_every_table_is_proved(full: Ledger, table: Table) -> None:
    choose = random.Random(table.name)
    for column in table.columns:
        row, key = one_of(full, table, choose)
        value = getattr(row, column.name)
        if isinstance(column.type, LargeBinary):
            at = choose.randrange(len(value))
            other: Any = value[:at] + bytes([value[at] ^ 1 << choose.randrange(8)]) + value[at + 1 :]
            if _unpacks_to(other) == _unpacks_to(value):
                continue
        else:
            other = _other(value, column)
        alter(full, update(table).where(*key).values({column.name: other}))
        messages = found(full)
        assert messages, f"{table.name}.{column.name}: {value!r} → {other!r} was not found"
        if table is event:
            assert (
                f"event {row.number}" in messages[0]
                or f"event {row.number + 1}" in messages[0]
                or "missing" in messages[0]
            )
        elif table is chunk:
            assert "captured" in messages[0]
        changed = [c == (other if c.name == column.name else getattr(row, c.name)) for c in table.primary_key.columns]
        alter(full, update(table).where(*changed).values({column.name: value}))
    assert found(full) == []


def _unpacks_to(packed: bytes) -> bytes | None:
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return None


def _other(value: Any, column: Column[Any]) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1000
    if isinstance(value, datetime | date):
        return value + timedelta(days=1)
    if isinstance(value, str):
        return f"{value[:-1]}{'x' if value[-1:] != 'x' else 'y'}"
    kinds = ((Instant, NOW), (Date, NOW.date()), (Integer, 1), (String, "x"))
    return next(other for kind, other in kinds if isinstance(column.type, kind))


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_a_row_taken_away_is_found(full: Ledger, table: Table) -> None:
    row, key = one_of(full, table, random.Random(1))
    alter(full, delete(table).where(*key))
    expected = found(full)
    last = table is event and row.number == last_event(full)[0] + 1
    assert expected or last


def test_events_cut_off_at_the_end_are_found_by_a_head_known_from_elsewhere(full: Ledger) -> None:
    number, head = last_event(full)
    assert [issue.code for issue in verify(full, head)] == []
    alter(full, delete(event).where(event.c.number == number))
    assert "head" in [issue.code for issue in verify(full, head)]


def test_a_row_that_no_event_gave_is_found(full: Ledger) -> None:
    for table in (t for t in DERIVED if t is not link):
        row, _ = one_of(full, table, random.Random(2))
        values = row._asdict()
        for column in table.primary_key.columns:
            values[column.name] = values[column.name] + 7 if isinstance(values[column.name], int) else "zzzzzz"
            if isinstance(column.type, Date):
                values[column.name] = NOW.date() + timedelta(days=7)
        if table.name == "report":
            values["key"] += 100
        alter(full, insert(table).values(values))
        assert any("no event" in message or "damaged" in message for message in found(full)), table.name
        alter(full, delete(table).where(*(c == values[c.name] for c in table.primary_key.columns)))
    assert found(full) == []


def test_words_that_are_not_those_of_the_texts_are_found_and_mended(full: Ledger) -> None:
    with full.writing() as connection:
        lite = connection.dialect.name == "sqlite"
        connection.execute(text("INSERT INTO words(words) VALUES ('delete-all')" if lite else "DELETE FROM words"))
    assert found(full) == ["the words that reports are found by are not those of their texts."]
    assert rebuild(run_of(full)) == [] and found(full) == []


def test_a_rebuild_gives_the_same_ledger_bit_for_bit(full: Ledger) -> None:
    before, chain = fingerprint(full), last_event(full)
    for table in (t for t in DERIVED if t.name not in ("version", "reading", "capture")):
        with full.writing() as connection:
            connection.execute(delete(table))
    assert fingerprint(full) != before
    assert rebuild(run_of(full)) == []
    assert (fingerprint(full), last_event(full)) == (before, chain)


def test_both_databases_have_one_fingerprint(full: Ledger, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = opened(str(tmp_path_factory.mktemp("other") / "same.db"))
    with full.looking() as connection, other.writing() as made:
        for table in (chunk, event):
            made.execute(insert(table), [row._asdict() for row in connection.execute(select(table))])
    assert rebuild(run_of(other)) == []
    assert fingerprint(other) == fingerprint(full)
    other.close()


def test_a_reader_that_answers_otherwise_under_the_same_name_is_told(full: Ledger) -> None:
    def other(document: Any, *, zone: str | None = None) -> Any:
        answer = run_of(full).stages(document, zone=zone)
        return answer._replace(claims=answer.claims[:1])

    issues = rebuild(run_of(full, stages=other))
    assert len(issues) == 5 and {issue.code for issue in issues} == {"reading-differs"}
    assert found(full) == []


def test_a_text_that_is_lost_stops_the_rebuild_and_leaves_the_ledger(full: Ledger) -> None:
    with full.writing() as connection:
        connection.execute(delete(chunk))
    before = fingerprint(full)
    with pytest.raises(kept.LedgerError, match="missing or damaged"):
        rebuild(run_of(full))
    assert fingerprint(full) == before
