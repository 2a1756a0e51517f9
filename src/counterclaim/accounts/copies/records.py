"""What the search for copies takes and gives beside the records of the ledger, and the numbers it is set by."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, NamedTuple

from counterclaim.model import Claim
from counterclaim.model.kept import Entry


class Filed(NamedTuple):
    """A report with the claims of its latest version, and those of each version before it. One a report."""

    entry: Entry
    claims: tuple[Claim, ...]
    before: tuple[tuple[Claim, ...], ...] = ()


class Rules(NamedTuple):
    """By how much two reports must agree before one is called a copy of the other. All are on the careful side.

    `window` is how long before a report its original may stand; `ahead` how long after it the post of the very voice
    that it cites (agencies are often minutes faster than the channel they quote). `words` is the least text compared.
    `carried` is the share of the copy's text that stands in the original; or, where the copy adds text of its own,
    `kept` the share of the original's that stands in the copy, and `rest` the least share of the copy's. From
    `verbatim` on, both ways, the one number of a text may be all that changed. Bits say how improbable it is that
    numbers agree by chance (see `rarity`): `cited` where the report names the other's speaker, `unnamed` where both
    name the same office without a name, `vector` for three or more numbers with no citation, `single` for fewer.
    """

    window: timedelta = timedelta(hours=72)
    ahead: timedelta = timedelta(hours=6)
    words: int = 8
    carried: float = 0.55
    kept: float = 0.7
    rest: float = 0.3
    verbatim: float = 0.9
    cited: float = 5.0
    unnamed: float = 9.0
    vector: float = 16.0
    single: float = 12.0


RULES: Final = Rules()


class Independence(NamedTuple):
    """How many really say it: the sources that tell of it (outlets), and those that it goes back to (origins)."""

    outlets: tuple[str, ...]
    origins: tuple[str, ...]
