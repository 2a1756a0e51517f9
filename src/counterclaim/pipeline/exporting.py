"""What an export is given, taken out of a ledger: claims as they come, findings with their words, figures, nights."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Final, TypeVar

from counterclaim import ledger as kept
from counterclaim.accounts.context import Context
from counterclaim.exports.ledger import Cited, Row, Rows
from counterclaim.ledger import Found, Ledger
from counterclaim.model.kept import Entry, Figure, Filter, Night, Source, Told
from counterclaim.pipeline.accounting import context, night, total
from counterclaim.pipeline.ledgers import reader

NIGHTS: Final = 62
"""The most nights that one page of accounts has."""

_REPORTS: Final = 4_096  # whose entries are in memory at a time
_FINDINGS: Final = 500  # that are looked up together
_DAY: Final = timedelta(days=1)

Item = TypeVar("Item")


def rows(
    ledger: Ledger,
    asked: Filter,
    made: datetime,
    *,
    by: str = "night",
    zone: str = "UTC",
    found: Iterable[Found] | None = None,
) -> Rows:
    """All that fits a filter, each part taken from the ledger only when a format reads it.

    Claims and their reports come in one order, so the two are read side by side; a report that somebody added meanwhile
    is looked up.

    `by` is the way in which figures are given (`accounts.total`), `zone` the one that nights are counted in, `made` the
    time that the export bears, `found` the findings where not all that fit are wanted. Reading the nights raises
    ValueError where the filter names no first or last morning, or more than `NIGHTS`.
    """
    described = kept.sources(ledger)

    @lru_cache(_REPORTS)
    def entry(id_: str) -> Entry | None:
        return kept.entry(ledger, id_)

    def row(told: Told, own: Entry | None) -> Row | None:
        return Row(told, own, described.get(told.source) or Source(told.source)) if own else None

    @lru_cache(_REPORTS)
    def find(claim: str) -> Row | None:
        found = kept.claims(ledger, [claim])
        return row(found[0], entry(_version(found[0]))) if found else None

    def told() -> Iterator[Row]:
        reports = kept.entries(ledger, asked)
        own: Entry | None = None
        for one in kept.told(ledger, asked):
            if own is None or own.id != one.report:
                own = next((passed for passed in reports if passed.id == one.report), None) or entry(one.report)
            found = row(one, own)
            if found is not None:
                yield found

    def findings() -> Iterator[Cited]:
        met = kept.findings(ledger, asked) if found is None else iter(found)
        while some := list(islice(met, _FINDINGS)):
            ids = dict.fromkeys(id_ for each in some for id_ in each.finding.claims)
            claims = {one.claim.id: one for one in kept.claims(ledger, list(ids))}
            reports = {_version(one) for one in claims.values()} | {each.report for each in some if each.report}
            own = kept.entries_of(ledger, reports)
            for each in some:
                touched = (claims[id_] for id_ in each.finding.claims if id_ in claims)
                cited = tuple(filter(None, (row(one, own.get(_version(one))) for one in touched)))
                yield Cited(each.id, each.finding, cited, own.get(each.report) if each.report else None)

    def around() -> Context:
        gone = (one.id for one in kept.entries(ledger, asked) if one.deleted)
        decided = kept.decisions(ledger)
        return context(described, tuple(kept.links(ledger)), decided, zone=zone, deleted=frozenset(gone))

    def figures() -> Iterator[Figure]:
        yield from total(kept.told(ledger, asked), asked, by, around())

    def nights() -> Iterator[Night]:
        mornings = _mornings(asked)
        wider = asked._replace(since=mornings[0] - _DAY, until=mornings[-1] + _DAY)
        claims = list(kept.told(ledger, wider))
        clashing = [one.finding for one in kept.findings(ledger, wider)]
        surroundings = around()
        for morning in mornings:
            yield night(claims, morning, surroundings, asked.places, clashing)

    return Rows(
        made, _Later(told), _Later(findings), _Later(figures), _Later(nights), find, asked, reader(), rules()
    )  # fmt: skip


def rules() -> str:
    """The version of the terms and rules: the first 12 digits of the vocabulary's SHA-256."""
    return hashlib.sha256((files("counterclaim.model") / "vocabulary.yml").read_bytes()).hexdigest()[:12]


def _version(told: Told) -> str:
    """The report, and where it is not the latest the version, that a claim's id begins with."""
    return told.claim.id.rpartition(".")[0]


def _mornings(asked: Filter) -> list[date]:
    if asked.since is None or asked.until is None:
        raise ValueError("which nights? Name the first and the last morning with --from and --to")
    count = (asked.until - asked.since).days + 1
    if count > NIGHTS:
        raise ValueError(f"{count} nights do not fit one page of {NIGHTS}: ask for fewer, or for figures")
    return [asked.since + n * _DAY for n in range(count)]


class _Later(Iterable[Item]):
    """What is taken from the ledger when it is read, each time anew."""

    def __init__(self, take: Callable[[], Iterator[Item]]) -> None:
        self._take = take

    def __iter__(self) -> Iterator[Item]:
        return self._take()
