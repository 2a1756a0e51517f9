"""Addresses of pages and posts, each in one spelling, whatever the way it came in."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

_TELEGRAM: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?:s/)?(?P<channel>c/[1-9]\d*|[a-z]\w{2,31})(?:/(?P<post>\d+))?(?:[/?#].*)?",
    re.ASCII | re.IGNORECASE,
)
_NO_CHANNELS: Final = {
    "joinchat",
    "share",
    "addstickers",
    "addemoji",
    "addlist",
    "proxy",
    "socks",
    "login",
    "setlanguage",
}
_BARE_ID: Final = re.compile(r"(?:channel|-100)?([1-9]\d*)", re.ASCII)


def is_web(address: str | None) -> bool:
    """Whether an address is one of the web: http or https, with a host."""
    return host(address) is not None


def host(address: str | None) -> str | None:
    """The host of a web address without www, in lower case; None for anything else."""
    try:
        parts = urlsplit(address or "")
        return (parts.hostname or "").removeprefix("www.") or None if parts.scheme in {"http", "https"} else None
    except ValueError:
        return None


def absolute(link: object, base: str) -> str | None:
    """The web address that a `link` found at `base` leads to; None for what is no web address."""
    try:
        found = urljoin(base if is_web(base) else "", str(link).strip()) if link else ""
    except ValueError:
        return None
    return found if is_web(found) and not re.search(r"[\s\x00-\x1f]", found) else None


def channel(written: str | None) -> str | None:
    """The Telegram channel that an address names, as `t.me/name`, or `t.me/c/123` for one without a public name.

    Names are written in lower case, since Telegram does not tell capitals apart; `@name` is an address too.
    None for whatever is no address of a channel or of a post in one.
    """
    found = _TELEGRAM.fullmatch(re.sub("^@", "t.me/", (written or "").strip()))
    name = found and found["channel"].lower()
    return f"t.me/{name}" if name and name not in _NO_CHANNELS else None


def post(written: str | None) -> str | None:
    """The address of the Telegram post, or else the channel, that `written` leads to, as `https://t.me/name/1`."""
    source = channel(written)
    found = _TELEGRAM.fullmatch((written or "").strip())
    number = found and found["post"]
    return source and (f"https://{source}/{int(number)}" if number else f"https://{source}")


def channel_of_id(number: object) -> str | None:
    """The channel of a number, as `t.me/c/123`: with or without the marks that exports and clients put before it."""
    found = _BARE_ID.fullmatch(str(number))
    return f"t.me/c/{found[1]}" if found else None


def chat(kind: str, name: str | int) -> str:
    """The address of a chat that has none on the web: `telegram://chat/123`, or by its title where that is all."""
    return f"telegram://{kind}/{quote(str(name)[:200].strip(), safe='')}"
