"""How a written form is compared: one folding for language data, place names and the texts themselves."""

from __future__ import annotations

import unicodedata

_ALIKE = str.maketrans(
    {
        "ё": "е",
        "’": "'", "ʼ": "'", "‘": "'", "`": "'", "′": "'", "＇": "'",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "\u0301": None, "\u0300": None, "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None,
        "\u2060": None, "\ufeff": None,
    }
)  # fmt: skip


def fold(form: str) -> str:
    """Lower-case NFC `form` with apostrophes and hyphens made plain, stress marks dropped, spaces single."""
    return " ".join(unicodedata.normalize("NFC", form.lower().translate(_ALIKE)).split())
