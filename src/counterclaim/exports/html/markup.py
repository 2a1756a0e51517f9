"""HTML made from values: whatever is not markup already is escaped, so nothing from outside can become a tag."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files

from counterclaim.exports.visible import STEERING, name, visible

_UNFIT_FOR_HTML = ("\0", *map(chr, range(0xD800, 0xE000)))


class Markup(str):
    """Text that is HTML already."""


def element(tag: str, *children: str | None, **attributes: str | None) -> Markup:
    """An element with its children in order; what is None or nothing is left out, `class_` stands for `class`."""
    named = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    opening = "".join([tag, *(f' {key}="{shown(value)}"' for key, value in named)])
    return Markup(f"<{opening}>{joined(*children)}</{tag}>")


def joined(*children: str | None) -> Markup:
    """Several pieces as one; those that are not markup are escaped, and what would steer the page is made visible."""
    return Markup("".join(child if isinstance(child, Markup) else shown(child) for child in children if child))


def shown(text: str) -> Markup:
    """Words for people: escaped, with controls and direction marks made visible."""
    return Markup(escape(visible(text)))


def exact(text: str) -> Markup:
    """An archived text, escaped: reading the page back gives every character of it (but NUL and lone surrogates).

    A character that would steer the page is shut into an element of its own, which isolates its direction and shows
    its code point; a carriage return is written as a reference, since parsers turn bare ones into line feeds.
    """
    return Markup(STEERING.sub(_isolated, escape(text).replace("\r", "&#13;")))


def _isolated(found: re.Match[str]) -> str:
    character = found[0]
    kept = "" if character in _UNFIT_FOR_HTML else character
    return f'<bdi class="control" data-c="{name(character)}">{kept}</bdi>'


@cache
def template(name: str) -> str:
    """A file of this package: the page's skeleton, a report's, or the style."""
    return (files(__package__) / name).read_text(encoding="utf-8")
