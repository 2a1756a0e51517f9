"""An Atom feed of findings (RFC 4287): a finding keeps its id for as long as it is about the same claims and words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import IO
from uuid import NAMESPACE_URL, uuid5

from counterclaim.exports.html.markup import element, joined
from counterclaim.exports.ledger.asked import asked
from counterclaim.exports.ledger.rows import Cited, Rows, finding_id
from counterclaim.exports.ledger.sentences import attribution
from counterclaim.exports.ledger.stamps import stamp
from counterclaim.exports.ledger.xml import HEAD, Xml, pieces, tag
from counterclaim.exports.wording import explanation
from counterclaim.model.kept import Entry
from counterclaim.model.vocabulary import section

NAMESPACE = "http://www.w3.org/2005/Atom"
_WEB = ("https://", "http://")


def write(rows: Rows, out: IO[str]) -> None:
    """Write the feed, each finding as it comes."""
    head = pieces(
        tag("id", urn(f"feed {rows.site or ''} {asked(rows.asked)}")),
        tag("title", "Findings"),
        tag("subtitle", f"Numbers that do not fit together, in {asked(rows.asked)}"),
        tag("updated", stamp(rows.made)),
        tag("author", tag("name", "Counterclaim")),
        tag("generator", "Counterclaim", version=rows.reader or None),
        tag("link", rel="self", type="application/atom+xml", href=rows.site) if rows.site else None,
    )
    out.write(f'{HEAD}<feed xmlns="{NAMESPACE}" xml:lang="en">{head}\n')
    written: set[str] = set()
    for cited in rows.findings:
        name = urn(f"finding {finding_id(cited.finding)}")
        if name not in written:
            written.add(name)
            out.write(_entry(name, cited, rows.made) + "\n")
    out.write("</feed>\n")


def urn(name: str) -> str:
    """An id that is the same for the same name, whoever makes it (RFC 9562, version 5)."""
    return uuid5(NAMESPACE_URL, f"counterclaim {name}".encode("utf-8", "backslashreplace").decode()).urn


def _entry(name: str, cited: Cited, made: datetime) -> Xml:
    code = cited.finding.code
    addresses = dict.fromkeys(entry.document.uri or "" for entry in cited.entries)
    web = [address for address in addresses if address.startswith(_WEB)]
    return tag(
        "entry",
        tag("id", name),
        tag("title", f"{code}: {cited.finding.message}"),
        tag("updated", stamp(max(map(_known_since, cited.entries), default=made))),
        tag("category", term=code, label=section("findings")[code].title),
        *(tag("link", rel="alternate" if n == 0 else "related", href=address) for n, address in enumerate(web)),
        tag("content", joined(*_content(cited)), type="html"),
    )


def _known_since(entry: Entry) -> datetime:
    return max(filter(None, (entry.received, entry.deleted)))


def _content(cited: Cited) -> Iterator[str]:
    """The findings' words, the sums and where to look, as HTML."""
    own = {row.told.claim.quote.text for row in cited.rows}
    for row in cited.rows:
        yield element(
            "p", element("q", row.told.claim.quote.text, lang=row.entry.document.language), f" {attribution(row)}. ",
            element("small", f"Claim {row.told.claim.id}, {row.entry.document.uri or 'no address'}, ",
                    f"sha256 {row.entry.capture}"),
        )  # fmt: skip
    for quote in cited.finding.quotes:
        if quote.text not in own:
            yield element("p", element("q", quote.text))
    if cited.entry:
        yield element("p", f"In {cited.entry.document.uri or cited.entry.id}, sha256 {cited.entry.capture}.")
    reasons = (joined(element("dt", name), element("dd", said)) for name, said in explanation(cited.finding))
    yield element("dl", *reasons)
