"""Messages as a login to Telegram shows them, kept as one line of JSON each: our fields, and the message as it came."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Final

from counterclaim.model.kept import Source
from counterclaim.sources.received import Delivery, Options
from counterclaim.sources.web.visits import Parsers, opened

MEDIA: Final = "application/x-ndjson"


def told(message: Any, source: Source, received: datetime, parsers: Parsers, cursor: str) -> Delivery | None:
    """A message, new or edited; None for one without text. It is read back from the bytes that are kept."""
    if not message.message:
        return None
    address = f"https://{source.key}/{message.id}"
    row = {
        "text": message.message,
        "uri": address,
        "published": message.date.astimezone(UTC).isoformat(),
        "source": source.key,
        "language": source.language,
        "origin": origin(message),
        "edited": message.edit_date.astimezone(UTC).isoformat() if message.edit_date else None,
        "message": message.to_dict(),
    }
    content = _line(row)
    found = tuple(parsers.stream(opened(content), address, Options(kind="jsonl")))
    return Delivery(content, address, received, MEDIA, (), found, (), cursor)


def gone(addresses: tuple[str, ...], source: Source, received: datetime, cursor: str) -> Delivery:
    """Messages that were deleted, as the platform told it."""
    content = _line({"deleted": addresses, "source": source.key, "told": received.isoformat()})
    return Delivery(content, f"https://{source.key}", received, MEDIA, (), (), addresses, cursor)


def origin(message: Any) -> str | None:
    """The address of the post that a message forwards; the name, where no more is told."""
    header = message.fwd_from
    if header is None:
        return None
    chat = getattr(message.forward, "chat", None)
    name, number = getattr(chat, "username", None), getattr(header, "channel_post", None)
    where = getattr(getattr(header, "from_id", None), "channel_id", None)
    whose = name.lower() if name else where and f"c/{where}"
    if whose:
        return f"https://t.me/{whose}/{number}" if number else f"https://t.me/{whose}"
    return getattr(header, "from_name", None)


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, default=_plain, sort_keys=True).encode("utf-8", "replace") + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else str(value)
