"""Addresses as they are compared: one report may be reached, and cited, by several forms of its address."""

from __future__ import annotations

import re
from typing import Final

_ADORNED: Final = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:www\.|m\.)?", re.IGNORECASE)
_FORMS: Final = (
    (re.compile(r"^(?:telegram\.me|telegram\.dog|t\.me)/(?:s/)?"), "t.me/"),  # one post, three hosts and a preview
    (re.compile(r"^(t\.me/[^?]+)\?.*$"), r"\1"),  # whether shown alone, with comments or in its thread
)


def plain(address: str) -> str:
    """`address` without scheme, "www.", fragment and last slash, and in the one form that its platform knows it by."""
    bare = _ADORNED.sub("", address.strip()).partition("#")[0].rstrip("/")
    host, slash, rest = bare.partition("/")
    bare = host.lower() + slash + rest
    for form, kept in _FORMS:
        bare = form.sub(kept, bare)
    return bare
