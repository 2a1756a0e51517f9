"""An interrupt between a batch and its count leaves nothing written that was not told."""

import signal
from pathlib import Path

import pytest

from counterclaim import ledger as kept
from counterclaim.cli.stop import Stop
from counterclaim.ledger import Added
from counterclaim.pipeline import adding
from counterclaim.pipeline.adding import add, house_run
from counterclaim.pipeline.ledgers import opened
from counterclaim.sources import Options

REPORTS = 5


@pytest.mark.parametrize("moment", ["written", "counted"])
def test_what_was_written_when_an_interrupt_came_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    monkeypatch.setattr(adding, "BATCH", 3)
    keep, interrupts = kept.keep, iter([None])

    def interrupt() -> None:
        if next(interrupts, 1) is None:
            signal.raise_signal(signal.SIGINT)

    def keep_and_interrupt(*given):  # type: ignore[no-untyped-def]
        found = keep(*given)
        if moment == "written" and found[0]:
            interrupt()
        return found

    monkeypatch.setattr(kept, "keep", keep_and_interrupt)
    files = []
    for number in range(REPORTS):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"Night report {number}: {number + 3} drones were shot down over Kyiv region.")
    ledger, counted = opened(tmp_path / "l.db", create=True), 0
    with Stop() as stop:
        for outcome in stop.until(add(house_run(ledger), [str(path) for path in files], Options())):
            counted += isinstance(outcome, Added)
            if moment == "counted":
                interrupt()
        assert stop.asked
    assert counted == len(list(kept.entries(ledger)))
    assert 0 < counted < REPORTS, "and it stopped there"
    ledger.close()
