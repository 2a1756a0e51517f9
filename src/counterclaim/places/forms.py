"""Written forms and the places they may stand for: how a section of the data file is written and read.

A section is three blocks of lines: the phrases in order; the readings of each; and the first tokens of phrases of
several tokens with the most tokens such a phrase has. A reading is `RU-BEL`, `~RU-BEL` (adjective), `!~RU-BEL` (weak as
well); a bare number is a GeoNames id and `@RU-BEL:shebekinsky` a district.
"""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.places.records import Form

_BLOCKS = "\f"
CORE = "*"


def section_name(phrase: str) -> str:
    """The section that holds a folded phrase, by the first two letters of its first token."""
    return phrase[:2].rstrip()


def encode(form: Form) -> str:
    """One reading as it is written in the data file."""
    scheme, _, rest = form.id.partition(":")
    short = {"geonames": rest, "district": "@" + rest}.get(scheme, form.id)
    return "!" * form.weak + "~" * (form.role == "adjective") + short


def decode(written: str) -> Form:
    """The reading that `encode` wrote."""
    rest = written.removeprefix("!")
    short = rest.removeprefix("~")
    if short.isdigit():
        short = "geonames:" + short
    elif short.startswith("@"):
        short = "district:" + short[1:]
    return Form(short, "name" if short and rest[0] != "~" else "adjective", written[0] == "!")


def write_section(forms: Mapping[str, tuple[Form, ...]]) -> str:
    """The text of a section."""
    phrases = sorted(forms)
    spans: dict[str, int] = {}
    for phrase in phrases:
        first, *rest = phrase.split(" ")
        if rest:
            spans[first] = max(spans.get(first, 0), 1 + len(rest))
    blocks = (
        phrases,
        [" ".join(map(encode, forms[phrase])) for phrase in phrases],
        [f"{first} {spans[first]}" for first in sorted(spans)],
    )
    return _BLOCKS.join("\n".join(block) for block in blocks)


def read_section(text: str) -> tuple[dict[str, str], dict[str, int]]:
    """A section's phrases with their readings as written, and the longest phrase of each first token."""
    if not text:
        return {}, {}
    phrases, readings, spans = text.split(_BLOCKS)
    lengths = dict(line.split(" ") for line in spans.split("\n")) if spans else {}
    return dict(zip(phrases.split("\n"), readings.split("\n"), strict=True)), {k: int(n) for k, n in lengths.items()}
