"""Characters that steer a screen, or hide, instead of being read: shown, never obeyed.

C0 and C1 controls (terminal escapes begin with one), bidirectional overrides and isolates, zero-width and other format
characters, line and paragraph separators, and lone surrogates, which no encoding can carry. The joiners U+200C and
U+200D stay: words and emoji are spelled with them. See Unicode UAX #9 and "Trojan Source" (CVE-2021-42574).
"""

from __future__ import annotations

import re

_STEERING = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U0001d173-\U0001d17a\U000e0001-\U000e007f"
)
STEERING = re.compile(f"[{_STEERING}]")
_STEERING_OR_BREAK = re.compile(rf"[{_STEERING}\t\n\r]")
_TAB = "    "


def visible(text: str) -> str:
    """`text` on one line, safe for a terminal: tabs as four spaces, what steers as a picture or `⟨U+202E⟩`."""
    return _STEERING_OR_BREAK.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\t":
        return _TAB
    if character < " ":
        return chr(0x2400 + ord(character))
    return f"⟨{name(character)}⟩"


def name(character: str) -> str:
    """The code point in Unicode's notation, as U+202E."""
    return f"U+{ord(character):04X}"
