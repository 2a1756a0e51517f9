"""How a finding is put together: its claims and quotes side by side in the order of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from counterclaim.model import Claim, Count, Document, Extract, Finding, Mark, Quote, Span
from counterclaim.model.vocabulary import section

_BARE = {"singular", "plural", "several", "dozens"}


class Rule(NamedTuple):
    """A code with the severity of its findings and what they rest on."""

    code: str
    severity: int
    rests_on: tuple[str, ...] = ()

    def found(
        self,
        message: str,
        claims: Iterable[Claim] = (),
        *,
        quotes: Iterable[Quote] = (),
        proof: Iterable[str] = (),
        repairs: Iterable[str] = (),
        rests_on: Iterable[str] = (),
    ) -> Finding:
        """The finding that this rule makes of `claims` and further `quotes`; each quote stands once."""
        ordered = sorted(claims, key=lambda claim: claim.quote)
        return Finding(
            self.code,
            self.severity,
            message,
            claims=tuple(claim.id for claim in ordered),
            quotes=tuple(sorted({*quotes, *(claim.quote for claim in ordered)})),
            proof=tuple(proof),
            repairs=tuple(repairs),
            rests_on=(*self.rests_on, *rests_on),
        )


def from_mark(rule: Rule, mark: Mark, message: str, extract: Extract) -> Finding:
    """The finding that `rule` makes of what reading marked: its words, and the claims they bear on."""
    bearing = set(mark.claims)
    return rule.found(message, (claim for claim in extract.claims if claim.id in bearing), quotes=[mark.quote])


def marks(extract: Extract, kind: str) -> tuple[Mark, ...]:
    """The marks of one kind, in the order of the text."""
    return tuple(sorted((mark for mark in extract.marks if mark.kind == kind), key=lambda mark: mark.quote))


def news(extract: Extract) -> tuple[Claim, ...]:
    """The claims that the report makes now: neither background nor replaced by a correction, in text order."""
    replaced = {claim.corrects for claim in extract.claims}
    kept = (claim for claim in extract.claims if not claim.background and claim.id not in replaced)
    return tuple(sorted(kept, key=lambda claim: claim.quote))


def wholes(claims: Sequence[Claim]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Each claim that has stated parts among `claims`, with them."""
    parts: defaultdict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        parts[claim.part_of].append(claim)
    return ((whole, tuple(parts[whole.id])) for whole in claims if whole.id in parts)


def words(document: Document, span: Span) -> Quote:
    """The quote of one range of the text."""
    return Quote(*span, document.text[slice(*span)])


def numbered(count: Count) -> bool:
    """Whether the text states a number, not a bare noun, "several" or "dozens"."""
    return count.form not in _BARE


def label(kind: str, key: str) -> str:
    """The word shown for a term of the vocabulary: `label("things", "drone")` is "drones"."""
    return section(kind)[key].label


def counted(claim: Claim) -> str:
    """A claim's number and thing: "14 drones"."""
    return f"{amount(claim.count)} {label('things', claim.thing)}"


def amount(count: Count) -> str:
    """A count in words: "14", "at least 21", "up to 17", "10 to 12"."""
    if count.high is None:
        return f"at least {count.low}"
    if count.low == count.high:
        return str(count.low)
    return f"{count.low} to {count.high}" if count.low else f"up to {count.high}"


def listed(items: Iterable[str]) -> str:
    """Words joined as a sentence joins them: "a", "a and b", "a, b and c"; "" for none."""
    *head, last = [*items] or [""]
    return f"{', '.join(head)} and {last}" if head else last
