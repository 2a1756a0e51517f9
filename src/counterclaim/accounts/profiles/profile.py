"""The profile of one source, put together."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from counterclaim.accounts.profiles.differences import differences
from counterclaim.accounts.profiles.given import Given, Key
from counterclaim.accounts.profiles.grades import of_source
from counterclaim.accounts.profiles.rates import rate
from counterclaim.accounts.profiles.rounding import rounding
from counterclaim.accounts.profiles.sums import faults
from counterclaim.accounts.profiles.times import days, gaps, late
from counterclaim.model import Finding
from counterclaim.model.kept import Link, Source, Told
from counterclaim.model.profile import Profile


def profile(
    source: Source,
    told: Iterable[Told],
    reports: Iterable[str],
    findings: Iterable[Finding] = (),
    links: Iterable[Link] = (),
    nights: Iterable[Given] = (),
    keys: Collection[Key] = (),
) -> Profile:
    """What the reports of `source` show about it.

    Claims and links of other sources are passed over, rejected claims too. `reports` are its own, those among them that
    claim nothing. Findings name claims by their ledger-wide ids. `nights` are what it and others give, compared in
    `keys`.
    """
    own = [one for one in told if one.source == source.key and one.state != "rejected"]
    claiming = {one.report for one in own}
    copied = {link.report: link for link in links if link.report in claiming}
    reported = days(own)
    wrong, numbers = faults(own, findings), rounding([one.claim for one in own])
    copies = rate(len(copied), len(claiming))
    altered = rate(sum(bool(link.altered) for link in copied.values()), len(copied))
    return Profile(
        source=source.key,
        reports=len({*reports, *claiming}),
        claiming=len(claiming),
        claims=len(own),
        first=min(reported, default=None),
        last=max(reported, default=None),
        faults=wrong,
        late=late(own),
        rounding=numbers,
        differences=differences(source.key, nights, keys),
        copies=copies,
        altered=altered,
        gaps=gaps(reported),
        suggestion=of_source(source, wrong, altered, copies, numbers),
    )
