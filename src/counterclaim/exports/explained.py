"""The pages that explain findings, in Markdown."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

CHECKOUT = Path(__file__).parents[3] / "docs" / "findings"
"""Where the pages are in a checkout; the wheel carries them inside the package."""


def page(code: str, language: str = "en") -> str:
    """The page of a finding in a language, in Markdown, from the package or the checkout. Raises FileNotFoundError.

    Both name a file: what comes from outside is to be a code of the vocabulary and a tag of letters.
    """
    name = f"{code}.md" if language == "en" else f"{language}/{code}.md"
    packed = files("counterclaim.findings") / "pages" / name
    return (packed if packed.is_file() else CHECKOUT / name).read_text(encoding="utf-8")
