"""A reviewed report as a golden text: a YAML list as in tests/golden, which `counterclaim evaluate` reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from counterclaim.model import Claim, Document
from counterclaim.model.kept import Entry
from counterclaim.model.public import instant

_OTHER_BREAKS: Final = frozenset("\r\x85\u2028\u2029")  # which YAML takes for line ends, and does not keep
_FALSE: Final = ("background", "closed", "each")


def golden(claims: Iterable[Claim], entry: Entry) -> str:
    """The report with its claims (those that stand: give no rejected ones), as one item of a YAML list."""
    import yaml  # here, since few commands write golden texts

    class Dumper(yaml.SafeDumper):
        """Writes texts of several lines as they are read."""

    def written(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        style = '"' if _OTHER_BREAKS.intersection(text) else "|" if "\n" in text else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    Dumper.add_representer(str, written)
    row = _report(tuple(claims), entry.id, entry.document)
    return yaml.dump([row], Dumper=Dumper, allow_unicode=True, sort_keys=False, width=120)


def _report(claims: tuple[Claim, ...], name: str, document: Document) -> dict[str, Any]:
    places = {claim.id: at for at, claim in enumerate(claims)}
    row = {
        "id": name,
        "lang": document.language,
        "published": instant(document.published),
        "source": document.source,
        "text": document.text,
    }
    return {**_said(row), "claims": [_claim(claim, places) for claim in claims]}


def _claim(claim: Claim, places: Mapping[str, int]) -> dict[str, Any]:
    window, speaker = claim.window, claim.speaker
    codes = [place.code for place in claim.places] + [town.region for town in claim.towns if town.region]
    row = {
        "measure": claim.measure,
        "thing": claim.thing,
        "model": claim.model,
        "low": claim.count.low,
        "high": claim.count.high,
        "places": list(dict.fromkeys(codes)),
        "towns": [town.name for town in claim.towns] or None,
        "start": instant(window.start),
        "end": instant(window.end),
        "date": None if window.date is None else window.date.isoformat(),
        "precision": window.precision,
        "speaker": None if speaker is None else " ".join(filter(None, (speaker.role, speaker.name))) or None,
        "stance": claim.stance,
        "cue": claim.cue,
        **{name: getattr(claim, name) or None for name in _FALSE},
        "part_of": places.get(claim.part_of or ""),
        "quote": claim.quote.text,
    }
    always = {"high": claim.count.high}
    return {**_said(row, always)}


def _said(row: Mapping[str, Any], always: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None or key in (always or {})}
