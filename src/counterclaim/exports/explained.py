"""The pages that explain findings, in Markdown."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

CHECKOUT = Path(__file__).parents[3] / "docs" / "findings"
"""Where the pages are in a checkout; the wheel carries them inside the package."""


def page(code: str) -> str:
    """The page of a finding, in Markdown, from the package or the checkout. Raises FileNotFoundError."""
    packed = files("counterclaim.findings") / "pages" / f"{code}.md"
    return (packed if packed.is_file() else CHECKOUT / f"{code}.md").read_text(encoding="utf-8")
