"""XML made from values: all is escaped, and what XML cannot hold or what would steer a screen is made visible."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from counterclaim.exports.visible import STEERING, name, visible

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_UNFIT = re.compile("[\ufffe\uffff]")  # XML 1.0 excludes these beside the controls and surrogates that `STEERING` names


class Xml(str):
    """Text that is XML already."""


def tag(element: str, *children: str | None, **attributes: str | None) -> Xml:
    """An element with its children in order; None is left out. `xmlns_x` stands for `xmlns:x`, `href_` for `href`."""
    named = ((key.rstrip("_").replace("_", ":"), value) for key, value in attributes.items() if value is not None)
    opening = "".join([element, *(f" {key}={quoteattr(fit(value))}" for key, value in named)])
    return Xml(f"<{opening}>{pieces(*children)}</{element}>")


def pieces(*children: str | None) -> Xml:
    """Several pieces as one, those that are not XML already escaped."""
    return Xml("".join(child if isinstance(child, Xml) else text(child) for child in children if child is not None))


def text(words: str) -> Xml:
    """Words as character data: line breaks and tabs stay."""
    return Xml(escape(fit(words)).replace("\r", "&#13;"))


def fit(words: str) -> str:
    """Words with all that XML cannot hold, or that would steer a screen, made visible; line breaks and tabs stay."""
    shown = STEERING.sub(lambda found: visible(found[0]), words)
    return _UNFIT.sub(lambda found: f"⟨{name(found[0])}⟩", shown)
