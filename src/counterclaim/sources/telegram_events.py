"""The posts in Telegram Desktop's JSON, from the events of a parser that holds nothing: chat by chat, post by post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from counterclaim.sources.bounded import Allowance

DEEP: Final = 64
"""How deeply values may be nested; an export's own lie three levels deep in a post."""

_ABOUT: Final = ("name", "type", "id")
_OPENS: Final = frozenset({"start_map", "start_array"})
_CLOSES: Final = frozenset({"end_map", "end_array"})


def messages(events: Iterator[tuple[str, Any]], allowance: Allowance) -> Iterator[tuple[dict[str, Any], bool, Any]]:
    """Each value in a list called `messages`: what its chat says about itself, whether it is the only chat, the value.

    Nothing is held but one value, and of the objects around it name, type and id.
    """
    from ijson.common import JSONError, ObjectBuilder

    around: list[dict[str, Any]] = []
    key, listed, depth, builder = "", 0, 0, ObjectBuilder()
    for event, value in events:
        opens, closes = event in _OPENS, event in _CLOSES
        if listed and (depth or not closes):
            builder.event(event, value)
            depth += opens - closes
            if depth > DEEP:
                raise JSONError("nested too deeply")
            if not depth:
                yield around[listed - 1], listed == 1, builder.value
                builder = ObjectBuilder()
                allowance.renew()
            continue
        allowance.renew()
        if opens:
            if event == "start_array" and key == "messages" and around:
                listed = len(around)
            else:
                around.append({})
                if len(around) > DEEP:
                    raise JSONError("nested too deeply")
            key = ""
        elif closes and listed:
            listed = 0
        elif closes:
            around.pop()
        elif event == "map_key":
            key = value
        elif key in _ABOUT and around:
            around[-1][key] = value
