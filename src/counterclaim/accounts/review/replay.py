"""Decisions played again over the claims as read: a pure function of both, so that a ledger can be rebuilt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from counterclaim.accounts.review.correct import corrected
from counterclaim.accounts.review.standing import issue, standing
from counterclaim.model import Claim, Issue
from counterclaim.model.kept import Decision
from counterclaim.model.reviewed import Reviewed

Texts = Callable[[str], str | None]
_ELSEWHERE = ("same", "not_same", "grade")


def reviewed(
    claims: Iterable[Claim], decisions: Iterable[Decision], text: Texts = lambda report: None
) -> tuple[tuple[Reviewed, ...], tuple[Issue, ...]]:
    """Each claim with what reviewers made of it, in the order given, parts of a split after their whole.

    Decisions apply in the order of their numbers, each to what those before it left; the last one stands. A claim that
    was corrected keeps its corrections when it is accepted or rejected later. `text` gives the text of a report, in
    which quotes and ranges of corrections must lie. A decision that cannot hold (an unknown claim, an impossible
    field) is an issue and changes nothing. `same`, `not_same` and `grade` change no claim: see `sameness`, `grades`.
    """
    read = {claim.id: claim for claim in claims}
    now = {key: Reviewed(claim, "read") for key, claim in read.items()}
    kept, faults = standing(decisions)
    issues = list(faults)
    for decision in kept:
        if decision.kind in _ELSEWHERE:
            now.update((key, _by(now[key], decision)) for key in decision.about if key in now)
            continue
        changed = _unknown(decision, now) or _APPLIED[decision.kind](decision, now, read, text)
        if isinstance(changed, str):
            issues.append(issue(decision, decision.kind, changed))
        else:
            now = _put(now, {**_joined_again(decision, now), **changed})
    return tuple(now.values()), tuple(issues)


def report_of(claim: str) -> str:
    """The report of a claim's id, with its version where the id names one."""
    return claim.rpartition(".")[0]


Now = dict[str, Reviewed]
Changes = Mapping[str, Reviewed]


def _unknown(decision: Decision, now: Now) -> str | None:
    if not decision.about:
        return "it is about no claim; name the claims"
    missing = [key for key in decision.about if key not in now]
    return f"there is no claim {missing[0]}; look its id up in the report" if missing else None


def _joined_again(decision: Decision, now: Now) -> Changes:
    """The parts of claims that were split before: they no longer stand when the whole is decided about again."""
    parts = (part for key in decision.about for part in now[key].into if part.startswith(f"{key}-"))
    return {part: _by(now[part]._replace(state="rejected"), decision) for part in parts}


def _accept(decision: Decision, now: Now, read: Mapping[str, Claim], text: Texts) -> Changes | str:
    return {
        key: _by(now[key]._replace(state=_state(now[key].claim, read), into=()), decision) for key in decision.about
    }


def _reject(decision: Decision, now: Now, read: Mapping[str, Claim], text: Texts) -> Changes | str:
    return {key: _by(now[key]._replace(state="rejected", into=()), decision) for key in decision.about}


def _correct(decision: Decision, now: Now, read: Mapping[str, Claim], text: Texts) -> Changes | str:
    changes = {}
    for key in decision.about:
        claim = _corrected(now[key].claim, dict(decision.fields), now, text)
        if isinstance(claim, str):
            return claim
        changes[key] = _by(now[key]._replace(claim=claim, state=_state(claim, read), into=()), decision)
    return changes


def _merge(decision: Decision, now: Now, read: Mapping[str, Claim], text: Texts) -> Changes | str:
    first, *others = dict.fromkeys(decision.about)
    if not others or len({report_of(key) for key in decision.about}) > 1:
        return "a merge takes two or more claims of one report; for claims of several reports decide `same`"
    claim: Claim | str = now[first].claim
    if decision.fields:
        claim = _corrected(now[first].claim, dict(decision.fields), now, text)
    if isinstance(claim, str):
        return claim
    if claim.part_of in others:
        claim = claim._replace(part_of=None)  # a whole that is its own part is no whole
    merged = Reviewed(claim, _state(claim, read), now[first].decisions)
    changes = {first: _by(merged, decision)}
    for key in others:
        changes[key] = _by(now[key]._replace(state="rejected", into=(first,)), decision)
    for key, entry in now.items():
        turned = _turned(entry.claim, others, first)
        if turned != entry.claim and key not in changes:
            changes[key] = entry._replace(claim=turned)
    return changes


def _turned(claim: Claim, merged: list[str], into: str) -> Claim:
    """`claim` where it was a part of, or corrected, a claim that was merged: now of the one that stays."""
    if claim.part_of in merged:
        claim = claim._replace(part_of=into)
    return claim._replace(corrects=into) if claim.corrects in merged else claim


def _split(decision: Decision, now: Now, read: Mapping[str, Claim], text: Texts) -> Changes | str:
    if len(decision.about) != 1 or len(decision.fields) < 2:
        return "a split takes one claim, and the fields of two or more parts, each under a name of its own"
    whole = decision.about[0]
    changes: dict[str, Reviewed] = {}
    for name, fields in decision.fields:
        key = f"{whole}-{name}"
        if key in read:
            return f"there is a claim {key} already; give the part another name"
        if not isinstance(fields, Mapping) or not str(name).isalnum():
            return f"part {name!r}: give letters or digits as its name, and its fields as an object"
        claim = _corrected(now[whole].claim._replace(id=key), fields, now, text)
        if isinstance(claim, str):
            return f"part {name!r}: {claim}"
        changes[key] = Reviewed(claim, "corrected", (*now[whole].decisions, decision.number))
    return {whole: _by(now[whole]._replace(state="rejected", into=tuple(changes)), decision), **changes}


_APPLIED: Mapping[str, Callable[[Decision, Now, Mapping[str, Claim], Texts], Changes | str]] = {
    "accept": _accept,
    "correct": _correct,
    "reject": _reject,
    "merge": _merge,
    "split": _split,
}


def _corrected(claim: Claim, fields: Mapping[str, Any], now: Now, text: Texts) -> Claim | str:
    report = report_of(claim.id)
    known = [key for key, entry in now.items() if report_of(key) == report and entry.state != "rejected"]
    made = corrected(claim, fields, known, text(report))
    if isinstance(made, str) or not _circular(made, now):
        return made
    return f"part_of {made.part_of} makes the claim a part of its own part; name another whole, or null"


def _circular(claim: Claim, now: Now) -> bool:
    seen, above = {claim.id}, claim.part_of
    while above is not None and above in now:
        if above in seen:
            return True
        seen.add(above)
        above = now[above].claim.part_of
    return False


def _state(claim: Claim, read: Mapping[str, Claim]) -> str:
    """Accepted where the claim is as it was read; else corrected, whoever looks at it last."""
    return "accepted" if read.get(claim.id) == claim else "corrected"


def _by(entry: Reviewed, decision: Decision) -> Reviewed:
    return entry._replace(decisions=(*entry.decisions, decision.number))


def _put(now: Now, changes: Changes) -> Now:
    """`now` with the changes; new claims (parts of a split) stand after the claim they come from."""
    fresh = [key for key in changes if key not in now]
    placed: Now = {}
    for key, entry in now.items():
        placed[key] = changes.get(key, entry)
        if fresh and key in changes:
            placed.update((new, changes[new]) for new in fresh if new in placed[key].into)
    return placed
