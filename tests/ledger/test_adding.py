"""What is added is there, once, whatever the order and however often; edits are versions, and nothing is lost."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim import ledger as kept
from counterclaim.ledger import Ledger, fingerprint, told, verify
from counterclaim.ledger.chain import events, last_event
from counterclaim.model import Document
from counterclaim.model.kept import Filter, Source
from counterclaim.pipeline.adding import Passed, add
from counterclaim.pipeline.rereading import rebuild
from counterclaim.pipeline.taking import take
from counterclaim.sources import Options
from counterclaim.sources.received import Delivery, Received

from .parts import NOW, opened, post, put, run_of, write


def counts(ledger: Ledger) -> dict[str, tuple[int, ...]]:
    """What each report claims, by address or text."""
    found: dict[str, tuple[int, ...]] = {}
    for one in told(ledger):
        found[one.report] = (*found.get(one.report, ()), one.claim.count.low)
    return found


def test_a_report_is_kept_with_its_text_its_capture_and_its_claims(ledger: Ledger, tmp_path: Path) -> None:
    path = write(tmp_path, "posts.jsonl", [post(1, "An official: 14 drones over AA-1 and 2 missiles.", title="Night")])
    (added,) = put(ledger, path)
    assert (added.how, added.version, added.claims) == ("new", 1, 2)
    entry = kept.entry(ledger, added.report)
    assert entry is not None and entry.document.title == "Night" and entry.received == NOW
    assert entry.document.published == datetime(2030, 1, 1, 1, tzinfo=UTC)
    with kept.open_capture(ledger, entry.capture) as stream:
        assert stream.read() == Path(path).read_bytes()
        assert stream.seek(5) == 5 and stream.read(3) == Path(path).read_bytes()[5:8]
    first, second = told(ledger)
    assert [first.claim.id, second.claim.id] == [f"{added.report}.c1", f"{added.report}.c2"]
    assert (first.claim.count.low, first.source, first.state, first.origin) == (
        14,
        "t.me/example",
        "read",
        added.report,
    )
    answer = kept.answer(ledger, added.report)
    assert answer is not None and answer.claims[0] == first.claim


def test_the_same_file_again_changes_nothing_at_all(ledger: Ledger, tmp_path: Path) -> None:
    path = write(tmp_path, "posts.jsonl", [post(n, f"{n} drones") for n in range(1, 5)])
    assert len(put(ledger, path)) == 4
    before = (fingerprint(ledger), last_event(ledger))
    assert list(add(run_of(ledger), [path], Options())) == [Passed(4)]
    other = write(tmp_path, "copy.jsonl", [post(n, f"{n} drones") for n in range(1, 5)])
    assert list(add(run_of(ledger), [other, path], Options())) == [Passed(4), Passed(4)]
    assert (fingerprint(ledger), last_event(ledger)) == before


def test_a_report_without_an_address_is_known_by_source_time_and_text(ledger: Ledger, tmp_path: Path) -> None:
    row = {"text": "5 drones", "published": "2030-01-01", "source": "a desk"}
    one = write(tmp_path, "one.jsonl", [row, row])
    two = write(tmp_path, "two.jsonl", [{"text": "other"}, row, {**row, "source": "another desk"}])
    assert [a.how for a in put(ledger, one, two)] == ["new", "new", "new"]


def test_an_edit_is_a_version_and_the_latest_by_its_own_time_counts(ledger: Ledger, tmp_path: Path) -> None:
    last = write(tmp_path, "late.jsonl", [post(1, "12 drones", edited="2030-01-01T09:00Z")])
    first = write(tmp_path, "early.jsonl", [post(1, "10 drones over AA-1")])
    middle = write(tmp_path, "middle.jsonl", [post(1, "11 drones", edited="2030-01-01T08:00Z")])
    (new,) = put(ledger, last)
    assert [(a.how, a.version) for a in put(ledger, first, middle)] == [("version", 2), ("version", 3)]
    (claim,) = told(ledger)
    assert (claim.claim.id, claim.claim.count.low) == (f"{new.report}.c1", 12)
    (earlier,) = kept.claims(ledger, [f"{new.report}@2.c1"])
    assert earlier.claim.count.low == 10 and not list(told(ledger, Filter(places=("AA",))))
    history = kept.versions(ledger, new.report)
    assert [v.entry.version for v in history] == [2, 3, 1]
    assert [(c.before, c.after) for c in history[1].changes] == [("10", "11"), (" over AA-1", "")]
    assert [r.id for r in kept.entries(ledger, Filter(text="12"))] == [new.report]
    assert not list(kept.entries(ledger, Filter(text="10 drones")))


def test_an_edit_taken_back_makes_the_first_version_the_latest_again(ledger: Ledger, tmp_path: Path) -> None:
    files = [
        write(tmp_path, "a.jsonl", [post(1, "10 drones")]),
        write(tmp_path, "b.jsonl", [post(1, "20 drones", edited="2030-01-02T00:00Z")]),
        write(tmp_path, "c.jsonl", [post(1, "10 drones", edited="2030-01-03T00:00Z")]),
    ]
    for order in (files, files[::-1], [files[0], files[2], files[1]]):
        put(ledger, *order)
    assert [one.claim.count.low for one in told(ledger)] == [10]
    (entry,) = kept.entries(ledger)
    assert entry.document.text == "10 drones"
    assert list(verify(ledger)) == []


def test_several_texts_at_one_address_of_one_input_are_reports_of_their_own(ledger: Ledger, tmp_path: Path) -> None:
    rows = [{"uri": "https://example.org/chronicle", "text": f"{n} drones"} for n in (1, 2, 3)]
    path = write(tmp_path, "chronicle.jsonl", rows)
    outcomes = list(add(run_of(ledger), [path], Options()))
    assert sorted(count for (count,) in counts(ledger).values()) == [1, 2, 3]
    assert any("2 reports stand at the address" in getattr(o, "message", "") for o in outcomes)
    assert put(ledger, write(tmp_path, "more.jsonl", [*rows, {**rows[0], "text": "4 drones"}]))[0].how == "new"


HOSTILE = [
    "12 drones\0 with a NUL", "13 drones \ud83d alone", "14 drones " + "x" * 1_000_000, "15 drones ' \" ; -- %s :a",
    "16 drones " + " ".join(f"w{n}" for n in range(40_000)), "999999999999999999999999 drones",
    "\ufeff17 drones \u202e",
]  # fmt: skip


def test_hostile_texts_are_kept_as_they_are_and_found(ledger: Ledger, tmp_path: Path) -> None:
    run = run_of(ledger)
    found = tuple(
        Received(Document(text, f"https://example.org/{at}\0{'y' * 5000}", source=f"s\0\ud800{'z' * 5000}", title="\0"))
        for at, text in enumerate(HOSTILE)
    )
    delivery = Delivery(b"\0raw", "https://example.org/\0", NOW, "text/x", (("a", "\0"),), found)
    list(take(run, [delivery]))
    assert [entry.document for entry in kept.entries(ledger)] == sorted(
        (item.document for item in found if item.document), key=lambda d: kept_id(ledger, d)
    )
    assert {one.claim.count.low for one in told(ledger)} >= {12, 13, 14, 15, 16, 17, 999999999999999999999999}
    assert len(list(kept.entries(ledger, Filter(text="NUL")))) == 1
    for text in ("w39*", "' OR \"", "NEAR(", "a:b", '"', "drones & | ! <->", "\0"):
        list(kept.entries(ledger, Filter(text=text)))
    assert list(verify(ledger)) == []
    before = fingerprint(ledger)
    assert rebuild(run) == [] and fingerprint(ledger) == before


def kept_id(ledger: Ledger, document: Document) -> str:
    return next(entry.id for entry in kept.entries(ledger) if entry.document == document)


def delivery(text: str | None, hour: int, gone: tuple[str, ...] = ()) -> Delivery:
    at = datetime(2030, 1, 1, hour, tzinfo=UTC)
    found = () if text is None else (Received(Document(text, "https://example.org/a", source="example.org")),)
    return Delivery(f"<p>{text} {hour}".encode(), "https://example.org/a", at, "text/html", (), found, gone)


def test_live_sources_bring_edits_reverts_deletions_and_returns(ledger: Ledger) -> None:
    run = run_of(ledger)

    def standing() -> tuple[str, bool]:
        (entry,) = kept.entries(ledger)
        return entry.document.text, entry.deleted is not None

    list(take(run, [delivery("1 drones", 1)]))
    number = last_event(ledger)
    list(take(run, [delivery("1 drones", 2)]))
    assert last_event(ledger) == number, "what brings nothing new is not even archived"
    list(take(run, [delivery("2 drones", 3), delivery("1 drones", 4)]))
    assert standing() == ("1 drones", False)
    list(take(run, [delivery(None, 5, ("https://example.org/a", "https://example.org/unknown"))]))
    assert standing() == ("1 drones", True)
    list(take(run, [delivery(None, 6, ("http://www.example.org/a",))]))
    assert [e.kind for e in all_events(ledger)].count("gone") == 1
    list(take(run, [delivery("1 drones", 7)]))
    assert standing() == ("1 drones", False)
    assert list(verify(ledger)) == []
    before = fingerprint(ledger)
    assert rebuild(run) == [] and fingerprint(ledger) == before


def all_events(ledger: Ledger) -> list[Any]:
    with ledger.looking() as connection:
        return list(events(connection))


def test_claims_of_a_source_s_own_voice_have_its_speaker_and_zone(ledger: Ledger, tmp_path: Path) -> None:
    rows = [post(1, "1 drones on 2030-01-01"), post(2, "An official: 2 drones")]
    put(ledger, write(tmp_path, "a.jsonl", rows))
    source = Source("t.me/example", speaker="The ministry", role="ministry", side="A", zone="Europe/Kyiv")
    assert kept.describe(ledger, source, NOW) and not kept.describe(ledger, source, NOW)
    assert [one.claim.speaker and one.claim.speaker.name for one in told(ledger)] == ["The ministry", "an official"]
    put(ledger, write(tmp_path, "b.jsonl", [post(3, "3 drones on 2030-01-02")]))
    assert [one.claim.window.zone for one in told(ledger)] == [None, None, "Europe/Kyiv"]
    assert len(list(told(ledger, Filter(sides=("A",))))) == 3
    assert not list(told(ledger, Filter(sides=("B",))))
    assert list(verify(ledger)) == []


texts = st.sampled_from(
    ["1 drones over AA-1", "2 drones", "3 drones of them 4 drones wrong", "nothing", "deny 5 missiles"]
)
rows = st.builds(
    lambda number, text, hours: post(
        number, text, **({"edited": (NOW + timedelta(hours=hours)).isoformat()} if hours else {})
    ),
    st.integers(1, 3), texts, st.integers(0, 4),
)  # fmt: skip


def unambiguous(files: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """One text for each address and time: two texts at one time have no order but that of their coming."""
    seen: dict[tuple[str, str], str] = {}
    return [
        [{**row, "text": seen.setdefault((row["uri"], row.get("edited", "")), row["text"])} for row in file]
        for file in files
    ]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(rows, max_size=4), min_size=1, max_size=4).map(unambiguous), st.data())
def test_reports_and_claims_do_not_depend_on_order_or_repetition(
    fresh: Callable[[], str], tmp_path_factory: pytest.TempPathFactory, files: list[list[dict[str, Any]]], data: Any
) -> None:
    folder = tmp_path_factory.mktemp("files")
    paths = [write(folder, f"{at}.jsonl", rows) for at, rows in enumerate(files)]
    other = data.draw(st.permutations([*paths, *data.draw(st.lists(st.sampled_from(paths), max_size=3))]))
    states = []
    for order in (paths, other):
        ledger = opened(fresh())
        for path in order:
            put(ledger, path)
        assert list(verify(ledger)) == []
        entries = [(e.id, e.document._replace(published=None, edited=None)) for e in kept.entries(ledger)]
        versions = [sorted(v.entry.document.text for v in kept.versions(ledger, id_)) for id_, _ in entries]
        states.append((entries, versions, list(told(ledger)), [f[1:] for f in kept.findings(ledger)]))
        ledger.close()
    assert states[0] == states[1]
