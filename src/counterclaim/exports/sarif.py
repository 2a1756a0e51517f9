"""SARIF 2.1.0, the interchange form of linters (OASIS Standard, 2020), which editors and code review show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any
from urllib.parse import quote as percent_encoded

from counterclaim import __version__
from counterclaim.exports.json import dumps
from counterclaim.exports.positions import NEWLINES, Lines
from counterclaim.exports.wording import explanation, level
from counterclaim.model import Answer, Document, Finding, Issue, Quote
from counterclaim.model.vocabulary import section

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_PATH_CHARACTERS = "/:@!$&'()*+,;=~"  # what RFC 3986 allows in a path beside letters and digits
_HELP = "What it means, how to settle it, and when it is a false alarm"
_Json = dict[str, Any]


def write(answers: Iterable[tuple[Document, Answer]], out: IO[str]) -> None:
    """Write one run: its rules, then results as they come, then the issues as notifications of the invocation.

    The issues wait in a temporary file until the last result is out.
    """
    log = {"$schema": SCHEMA, "version": "2.1.0"}
    run = {"tool": {"driver": _driver()}, "columnKind": "unicodeCodePoints", "newlineSequences": list(NEWLINES)}
    out.write(f'{dumps(log)[:-1]}, "runs": [{dumps(run)[:-1]}, "results": [')
    with TemporaryFile("w+", encoding="utf-8") as issues:
        between = between_issues = "\n"
        for document, answer in answers:
            lines = Lines(document.text)
            for finding in answer.findings:
                out.write(between + dumps(_result(answer, finding, lines)))
                between = ",\n"
            for issue in answer.issues:
                issues.write(between_issues + dumps(_notification(answer, issue, lines)))
                between_issues = ",\n"
        out.write('\n], "invocations": [{"executionSuccessful": true, "toolExecutionNotifications": [')
        issues.seek(0)
        out.writelines(issues)
        out.write("\n]}]}]}\n")


def _driver() -> _Json:
    rules = [
        {
            "id": code,
            "shortDescription": {"text": f"{rule.title}."},
            "help": {"text": f"{_HELP}: counterclaim explain {code}"},
            "properties": {"tags": [rule.family]},
        }
        for code, rule in section("findings").items()
    ]
    return {"name": "Counterclaim", "version": __version__, "semanticVersion": __version__, "rules": rules}


def _result(answer: Answer, finding: Finding, lines: Lines) -> _Json:
    """One finding; its first quote is where it stands, the others are what it is to be read beside."""
    related = [
        {"id": number, "message": {"text": quote.text}, **_location(answer, quote, lines)}
        for number, quote in enumerate(finding.quotes[1:], 1)
    ]
    return {
        "ruleId": finding.code,
        "ruleIndex": list(section("findings")).index(finding.code),
        "level": level(finding),
        "message": {"text": "\n".join(_message(finding))},
        "locations": [_location(answer, finding.quotes[0] if finding.quotes else None, lines)],
        "relatedLocations": related,
        "partialFingerprints": {"counterclaim/1": _fingerprint(finding)},
        "properties": {
            "severity": finding.severity, "claims": finding.claims, "proof": finding.proof,
            "repairs": finding.repairs, "restsOn": finding.rests_on, "report": answer.report.id,
        },
    }  # fmt: skip


def _message(finding: Finding) -> Iterator[str]:
    yield finding.message
    yield from (f"{label}: {words}" for label, words in explanation(finding))


def _notification(answer: Answer, issue: Issue, lines: Lines) -> _Json:
    return {
        "level": "note",
        "descriptor": {"id": f"{issue.stage}/{issue.code}"},
        "message": {"text": issue.message},
        "locations": [_location(answer, issue.quote, lines)],
    }


def _location(answer: Answer, quote: Quote | None, lines: Lines) -> _Json:
    report = answer.report
    physical: _Json = {"artifactLocation": {"uri": uri_reference(report.uri) if report.uri else report.id}}
    if quote:
        (line, column), (end_line, end_column) = lines.locate(quote.start), lines.locate(quote.stop)
        physical["region"] = {
            "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
            "charOffset": quote.start, "charLength": quote.stop - quote.start, "snippet": {"text": quote.text},
        }  # fmt: skip
    return {"physicalLocation": physical}


def _fingerprint(finding: Finding) -> str:
    """The same for the same words in a report that was moved or otherwise edited."""
    said = "\0".join((finding.code, *(quote.text for quote in finding.quotes)))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def uri_reference(uri: str) -> str:
    """A path or an address in the form RFC 3986 wants. An address keeps its query, fragment and percent signs."""
    if "://" in uri:
        return percent_encoded(uri, safe=_PATH_CHARACTERS + "?#[]%", errors="surrogateescape")
    path = percent_encoded(uri, safe=_PATH_CHARACTERS, errors="surrogateescape")
    return f"./{path}" if ":" in path.partition("/")[0] else path
