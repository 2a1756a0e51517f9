"""How the parts of an answer are put into words for people; the same words in every view."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.model import Answer, Claim, Count, Finding, Report, Speaker
from counterclaim.model.vocabulary import section

NO_FINDINGS = "no findings: nothing here disagrees with itself"
_NOTHING_SAID = "no claims: nothing here gives a count of an attack, of what was done against it, or of what it did"
_NOT_READ = "no claims were read; see the issues below"
_LEVELS = ("error", "error", "warning", "note", "note")


def level(finding: Finding) -> str:
    """`error` for severity 1 and 2, `warning` for 3, `note` for 4 and 5: the three words linters share."""
    return _LEVELS[min(max(finding.severity, 1), 5) - 1]


def contradicts(finding: Finding) -> bool:
    """Whether the finding says that numbers cannot all be true."""
    return section("findings")[finding.code].clash


def explanation(finding: Finding) -> Iterator[tuple[str, str]]:
    """What stands behind a finding, as (label, sentence): its sums, what it rests on, what would settle it."""
    yield from (("sum", step) for step in finding.proof)
    yield from (("rests on", ground) for ground in finding.rests_on)
    if len(finding.repairs) > 1:
        yield "repairs", f"{len(finding.repairs)}, any one of which settles it"
    yield from (("repair", change) for change in finding.repairs)
    yield "see", f"counterclaim explain {finding.code}"


def called(report: Report) -> str:
    """What a report is called: where it came from, or its own hash."""
    return report.uri or report.id


def counted(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def contents(answer: Answer) -> str:
    """How much an answer holds, as `12 claims, 2 findings`."""
    return f"{counted(len(answer.claims), 'claim')}, {counted(len(answer.findings), 'finding')}"


def no_claims(answer: Answer) -> str:
    """What is said where no claims stand: a report that states nothing is not one that could not be read."""
    return _NOT_READ if answer.issues else _NOTHING_SAID


def bounds(count: Count) -> str:
    """`14`, `0–17`, or `21–∞` where nothing bounds it from above."""
    if count.low == count.high:
        return str(count.low)
    return f"{count.low}–{'∞' if count.high is None else count.high}"


def label(name: str, key: str) -> str:
    """The label of a term of the vocabulary's section `name`."""
    return section(name)[key].label


def counted_thing(claim: Claim) -> str:
    """What is counted, with the model where one is named."""
    return " ".join(filter(None, (label("things", claim.thing), claim.model)))


def said(claim: Claim) -> list[str]:
    """How a count was said, and how it stands to others; nothing for a plain exact number."""
    form = claim.count.form
    words = (
        (form not in ("exact", "range"), form.replace("_", " ")),
        (claim.stance != "asserted", claim.stance),
        (claim.part_of, f"part of {claim.part_of}"),
        (claim.closed, "closed list"),
        (claim.each, "each"),
        (claim.cue, claim.cue),
        (claim.corrects, f"corrects {claim.corrects}"),
        (claim.background, "background"),
    )
    return [str(word) for holds, word in words if holds]


def named(speaker: Speaker | None) -> str:
    """The shortest name of who speaks."""
    return (speaker and (speaker.name or speaker.role or speaker.channel)) or ""


def who(speaker: Speaker | None) -> str:
    """Who speaks, in which role, through what, as cited by whom."""
    if speaker is None:
        return ""
    person = ", ".join(filter(None, (speaker.name, speaker.role)))
    through = f"via {speaker.channel}" if speaker.channel else ""
    cited = f"cited by {', '.join(speaker.via)}" if speaker.via else ""
    return " ".join(filter(None, (person, through, cited)))
