"""What Telegram Desktop's exports have in common: the chat that posts stand in, and what is said of a whole export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from counterclaim.model import Issue
from counterclaim.sources import addresses
from counterclaim.sources.messages import issue


class Chat(NamedTuple):
    """Where posts stand: the source they have, and what their addresses begin with."""

    source: str
    prefix: str


class Tally:
    """What is counted while an export is read, and said once at its end."""

    def __init__(self) -> None:
        self.posts = self.textless = self.zoneless = 0
        self.unnamed: dict[str, None] = {}

    def issues(self, name: str) -> tuple[Issue, ...]:
        """The notes about the export called `name`."""
        met = []
        if self.unnamed:
            met.append(issue("unnamed-channel", name, source=", ".join(list(self.unnamed)[:5])))
        if self.zoneless:
            met.append(issue("no-zone", name, number=self.zoneless))
        if self.textless:
            met.append(issue("textless", name, number=self.textless))
        if not self.posts:
            met.append(issue("no-posts", name))
        return tuple(met)


def chat(about: Mapping[str, Any], name: str, told: str | None, tally: Tally) -> Chat:
    """The chat whose `name`, `type` and `id` an export gives; `told` is the source that the user names for it.

    The address is the public one if the user names it, `t.me/c/NUMBER` for other channels and supergroups, and else
    one of our own (`telegram://`), by the chat's number or, where an export tells only that, by its title.
    """
    public = addresses.channel(told)
    if public is not None:
        return Chat(public, f"https://{public}/")
    kind, number, title = str(about.get("type") or ""), about.get("id"), str(about.get("name") or "").strip()
    own = addresses.channel_of_id(number) if kind.endswith(("channel", "supergroup")) else None
    if own is not None:
        if kind.startswith("public"):
            tally.unnamed[own] = None
        return Chat(told or own, f"https://{own}/")
    address = addresses.chat("chat", number) if isinstance(number, int) else addresses.chat("title", title or name)
    if not isinstance(number, int):
        tally.unnamed[title or name] = None
    return Chat(told or title or address, f"{address}/")
