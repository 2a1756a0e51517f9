"""The page around the reports: its head, its style, and the policy that lets nothing in."""

from __future__ import annotations

import base64
import hashlib
from string import Template

from counterclaim import __version__
from counterclaim.exports.html.markup import joined, template
from counterclaim.exports.palette import MEASURES

REPORTS = "\0"
"""Stands where the reports go in a page: no page holds this character."""


def page(title: str, index: str, more_style: str = "") -> str:
    """A page with `REPORTS` in the place of its reports; `more_style` is added to the style that all pages have."""
    style = _colours() + template("page.css") + more_style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return Template(template("page.html")).substitute(
        title=joined(title), index=index, reports=REPORTS, style=style, style_hash=digest, version=__version__
    )


def _colours() -> str:
    """The palette as style rules: one class a measure, for light pages and dark."""
    light = "".join(f".m-{measure}{{--m:{colour.light}}}" for measure, colour in MEASURES.items())
    dark = "".join(f".m-{measure}{{--m:{colour.dark}}}" for measure, colour in MEASURES.items())
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"
