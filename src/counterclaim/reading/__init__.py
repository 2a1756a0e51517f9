"""Text -> claims. `read` takes one document and gives what it claims, says and leaves unread."""

from __future__ import annotations

import hashlib
import re

from counterclaim.languages.load import available, lexicon
from counterclaim.model import Document, Extract, Issue, Report
from counterclaim.places import gazetteer
from counterclaim.reading.report import read_report
from counterclaim.reading.when.windows import in_utc
from counterclaim.reading.words.languages import guess

__all__ = ["read"]

_WORD = re.compile(r"[^\W_]+")


def read(
    document: Document, *, languages: tuple[str, ...] | None = None, zone: str | None = None
) -> tuple[Report, Extract, tuple[Issue, ...]]:
    """Claims, statements and marks of one document, with the issues met on the way.

    `languages` are the codes to load (all by default); `zone` overrides the zone that times without one are in.
    """
    document = document._replace(published=in_utc(document.published), edited=in_utc(document.edited))
    text = document.text
    codes = languages or available()
    lexicons = tuple(lexicon(code) for code in codes)
    chosen = next((x for x in lexicons if x.code == document.language), None)
    if chosen is None:
        chosen = guess(text, lexicons)
    identity = "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report(
        identity, document.uri, chosen.code if chosen else None, document.published, document.title, document.source
    )
    if chosen is None:
        message = f"the language is none of those loaded ({', '.join(codes)}); say --language or add a folder for it"
        return report, Extract(), (Issue("reading", "language", message),)
    if chosen.triggers.isdisjoint(_WORD.findall(text.lower())):
        return report, Extract(), ()
    extract, issues = read_report(document, chosen, gazetteer(codes), zone)
    return report, extract, issues
