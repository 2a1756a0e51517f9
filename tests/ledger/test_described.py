"""A source that is described after its reports were added: they are read again, once, as it is described now."""

from pathlib import Path

from counterclaim import ledger as kept
from counterclaim.ledger import Ledger, fingerprint, verify
from counterclaim.model.kept import Source
from counterclaim.pipeline.rereading import read_described, read_unread, rebuild

from .parts import NOW, post, put, run_of, write

POSTS = [
    post(1, "10 drones over AA on 2030-01-01"),
    post(2, "9 drones over AA on 2030-01-01", source="elsewhere"),
]


def zones(ledger: Ledger) -> list[str | None]:
    return [one.claim.window.zone for one in kept.told(ledger)]


def test_reports_are_read_again_in_the_zone_described_later_and_only_once(ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, write(tmp_path, "a.jsonl", POSTS))
    counted: list[int] = []
    assert read_described(run_of(ledger), counted.append) == 0 and zones(ledger) == [None, None]
    kept.describe(ledger, Source("t.me/example", zone="Asia/Tokyo"), NOW)
    assert read_described(run_of(ledger), counted.append) == 1 and counted == [1]
    assert zones(ledger) == ["Asia/Tokyo", None]
    assert read_described(run_of(ledger), counted.append) == 0 and read_unread(run_of(ledger)) == 0
    assert list(verify(ledger)) == []
    before = fingerprint(ledger)
    assert rebuild(run_of(ledger)) == [] and fingerprint(ledger) == before


def test_what_an_earlier_reader_read_waits_for_a_rebuild(ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, write(tmp_path, "a.jsonl", POSTS))
    later = run_of(ledger, reader="a later reader")
    kept.describe(ledger, Source("t.me/example", zone="Asia/Tokyo"), NOW)
    assert read_described(later) == 0 and zones(ledger) == [None, None]
    assert kept.read_by_others(ledger, "a later reader") == 2
    assert kept.read_by_others(ledger, "a reader of tests") == 0
    rebuild(later)
    assert zones(ledger) == ["Asia/Tokyo", None]
    assert kept.read_by_others(ledger, "a later reader") == 0 and list(verify(ledger)) == []


def test_versions_are_given_by_many_ids_at_once(ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, write(tmp_path, "a.jsonl", POSTS))
    put(ledger, write(tmp_path, "b.jsonl", [post(1, "11 drones", edited="2030-01-05T00:00Z")]))
    first, second = sorted((one.id for one in kept.entries(ledger)), key=lambda id_: kept.entry(ledger, id_).version)  # type: ignore[union-attr]
    ids = (first, second, f"{second}@1", f"{second}@1.c1", f"{second}@7", "000000000000", "no id")
    found = kept.entries_of(ledger, ids)
    assert found == {id_: own for id_ in ids if (own := kept.entry(ledger, id_)) is not None}
    assert [entry.version for entry in found.values()] == [1, 2, 1, 1]


def test_the_addresses_of_a_source_are_those_of_its_latest_texts(ledger: Ledger, tmp_path: Path) -> None:
    long = "https://example.org/" + "x" * 500
    put(ledger, write(tmp_path, "a.jsonl", [*POSTS, post(3, "3 drones", uri=long), post(4, "4 drones", uri=None)]))
    put(ledger, write(tmp_path, "b.jsonl", [post(1, "11 drones", edited="2030-01-05T00:00Z")]))
    texts = {one.document.uri: one for one in kept.entries(ledger) if one.document.source == "t.me/example"}
    found = kept.known_addresses(ledger, "t.me/example")
    assert {"https://t.me/example/1", long} <= found.keys() and "https://t.me/example/2" not in found
    assert found.keys() <= texts.keys()
    assert kept.known_addresses(ledger, "t.me/example", NOW) == {}
