"""How a written form is compared: one folding for language data, place names and the texts themselves."""

from __future__ import annotations

import json
import unicodedata
from importlib.resources import files
from typing import Final

LETTERS: Final[dict[str, dict[str, str]]] = json.loads(
    (files("counterclaim.model") / "letters.json").read_text(encoding="utf-8")
)
"""Letters as data: those `folded` into another, those that look `alike` in two alphabets, and each in `latin`."""

_ALIKE = str.maketrans(
    {
        **LETTERS["folded"],
        "’": "'", "ʼ": "'", "‘": "'", "`": "'", "′": "'", "＇": "'",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "\u0301": None, "\u0300": None, "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None,
        "\u2060": None, "\ufeff": None,
    }
)  # fmt: skip


def fold(form: str) -> str:
    """Lower-case NFC `form` with apostrophes and hyphens made plain, stress marks dropped, spaces single."""
    return " ".join(unicodedata.normalize("NFC", form.lower().translate(_ALIKE)).split())
