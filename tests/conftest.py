"""What all tests stand on."""

import signal
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

# A script's background ignores Ctrl-C, and so would the commands that tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


FORTNIGHT = Path(__file__).parents[1] / "examples" / "fortnight"


@pytest.fixture(scope="session")
def fortnight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A settled ledger of the bundled fortnight, to look at and leave as it is."""
    from counterclaim import ledger as kept  # here, since most tests need no ledger
    from counterclaim.pipeline.adding import add, house_run
    from counterclaim.pipeline.ledgers import opened
    from counterclaim.pipeline.settling import settle_news
    from counterclaim.sources import Options, find
    from counterclaim.sources.web.config import read

    where = tmp_path_factory.mktemp("fortnight") / "fortnight.db"
    ledger = opened(where, create=True)
    at = datetime(2031, 6, 16, 12, tzinfo=UTC)
    for described in read(FORTNIGHT / "sources.toml")[0].sources:
        kept.describe(ledger, described.source, at)
    for folder in ("reports", "later"):
        list(add(house_run(ledger)._replace(clock=lambda: at), find([str(FORTNIGHT / folder)]), Options()))
    settle_news(ledger)
    ledger.close()
    return where


@pytest.fixture
def ledger_copy(fortnight: Path, tmp_path: Path) -> Path:
    """A copy of the fortnight's ledger, to change."""
    return Path(copyfile(fortnight, tmp_path / "ledger.db"))
