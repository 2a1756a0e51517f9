"""Links worked out where something happened are those that working out all of them gives."""

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from counterclaim import ledger as kept
from counterclaim.accounts import copies
from counterclaim.evaluation.fiction import claims as fiction
from counterclaim.ledger import Brought, Ledger
from counterclaim.model import Document
from counterclaim.model.kept import Capture, Decision, Link, Source
from counterclaim.pipeline import linking
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.settling import settle

NOW = datetime(2033, 1, 1, tzinfo=UTC)


def begun(folder: Path) -> Ledger:
    ledger = opened(folder / "l.db", create=True)
    kept.keep(ledger, [kept.store(ledger, BytesIO(b"fiction"), Capture("", 0, "fiction", NOW))], NOW)
    return ledger


def texts(number: int, seed: int) -> list[Brought]:
    """Reports of several nights; some forward another, some have no time, some are not the last word."""
    chance, found = Random(seed), list[Brought]()
    for at, (entry, answer) in enumerate(fiction(seed, number), 1):
        document = entry.document
        if found and chance.random() < 0.05:
            document = document._replace(origin=chance.choice(found).document.uri)
        if chance.random() < 0.03:
            document = document._replace(published=None)
        found.append(Brought(document, sha256(b"fiction").hexdigest(), at, answer=answer, reader="a reader of tests"))
    return found


def edited(text: Brought) -> Brought:
    assert text.answer is not None
    changed: Document = text.document._replace(text=f"{text.document.text}UPD\n", edited=NOW)
    first, *rest = text.answer.claims
    more = first._replace(count=first.count._replace(low=first.count.low + 3, high=first.count.low + 3))
    return text._replace(document=changed, answer=text.answer._replace(claims=(more, *rest)))


def settled(ledger: Ledger) -> tuple[list[Link], list[str]]:
    settle(ledger)
    return list(kept.links(ledger)), [one.id for one in kept.findings(ledger, across=True)]


def anew(ledger: Ledger) -> tuple[list[Link], list[str]]:
    kept.keep_links(ledger, ())
    kept.keep_cursor(ledger, linking.LINKED, '[0, "", "", -1]')
    return settled(ledger)


@pytest.mark.parametrize("seed", [1, 2])
def test_links_are_those_of_all_reports_in_whatever_order_these_came(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "MANY", 1)
    ledger, chance = begun(tmp_path), Random(seed)
    brought = texts(1_300, seed)
    chance.shuffle(brought)
    kept.keep(ledger, brought[:-60], NOW)
    before = settled(ledger)
    assert before[0]
    steps = [brought[-60:-20], [edited(brought[0]), edited(brought[5])], brought[-20:]]
    for some in steps:
        kept.keep(ledger, some, NOW)
        assert settled(ledger) == anew(ledger)
    claim = next(one for one in kept.told(ledger) if one.origin != one.report)
    made, _ = kept.decide(ledger, Decision(0, "reject", (claim.claim.id,), "a reviewer", NOW, "no claim"))
    assert made is not None
    assert settled(ledger) == anew(ledger)
    kept.decide(ledger, Decision(0, "undo", (), "a reviewer", NOW, "it is one", undoes=made.number))
    assert settled(ledger) == anew(ledger)
    ledger.close()


def test_few_reports_are_compared_where_few_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, brought = begun(tmp_path), texts(2_600, 3)
    kept.keep(ledger, brought[:-20], NOW)
    settle(ledger)
    compared: list[int] = []
    links = copies.links

    def counted(filed, *rest, **more):  # type: ignore[no-untyped-def]
        some = list(filed)
        compared.append(len(some))
        return links(some, *rest, **more)

    monkeypatch.setattr(copies, "links", counted)
    kept.keep(ledger, brought[-20:], NOW)
    settle(ledger)
    assert 20 <= sum(compared) < len(brought) * 0.8
    compared.clear()
    kept.describe(ledger, Source(brought[0].document.source or "", speaker="a ministry"), NOW)
    settle(ledger)
    assert sum(compared) >= len([each for each in brought if each.answer and each.answer.claims])
    ledger.close()


def test_links_that_were_dropped_are_worked_out_again(tmp_path: Path) -> None:
    ledger = begun(tmp_path)
    kept.keep(ledger, texts(300, 4), NOW)
    before = settled(ledger)
    kept.keep_links(ledger, ())
    assert settled(ledger) == before
    ledger.close()
