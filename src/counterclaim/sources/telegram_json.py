"""Telegram Desktop's export in JSON: `result.json`, of one chat or of all, post by post and never held whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BufferedReader
from typing import Any

from counterclaim.model import Document, Issue
from counterclaim.sources import addresses
from counterclaim.sources.bounded import Allowance, TooLongError
from counterclaim.sources.decode import HEAD
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received
from counterclaim.sources.telegram_chat import Chat, Tally, chat
from counterclaim.sources.telegram_events import messages
from counterclaim.sources.times import published


def export(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report a post that has text. What stands before a break is read, and the break is said.

    A public channel's export does not tell its public name: `Options.source` gives it (`t.me/name`), for one chat.
    """
    import ijson  # here, since only exports need it

    allowance = Allowance(stream, options.limit + HEAD)
    tally = Tally()
    last: object = None
    described: Mapping[str, Any] | None = None
    try:
        for about, alone, message in messages(ijson.basic_parse(allowance, use_float=True), allowance):
            tally.posts += 1
            if not isinstance(message, Mapping):
                yield Received(None, (issue("odd-post", f"{name}:{tally.posts}", reason="it is no object"),))
                continue
            if about is not described:
                described, within = about, chat(about, name, options.source if alone else None, tally)
            last = message.get("id")
            found = _post(message, within, name, options, tally)
            if found is not None:
                yield found
    except TooLongError as error:
        yield Received(None, (issue("broken-export", name, reason=f"{error} (--max-line)", last=last),))
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        yield Received(None, (issue("broken-export", name, reason=str(error).partition("\n")[0], last=last),))
    met = tally.issues(name)
    if met:
        yield Received(None, met)


def _post(message: Mapping[str, Any], chat: Chat, name: str, options: Options, tally: Tally) -> Received | None:
    number = message.get("id")
    at = f"{name}, post {number}"
    if not isinstance(number, int):
        return Received(None, (issue("odd-post", f"{name}:{tally.posts}", reason="it has no number"),))
    if message.get("type", "message") != "message":
        tally.textless += 1
        return None
    text = plain(message.get("text") or message.get("text_entities"))
    if text is None:
        return Received(None, (issue("odd-post", at, reason="its text is neither a text nor a list of texts"),))
    if not text:
        tally.textless += 1
        return None
    moment, issues = _time(message, "date", at, tally)
    changed, _ = _time(message, "edited", at, tally)
    document = Document(
        text,
        f"{chat.prefix}{number}",
        moment or options.published,
        chat.source,
        options.language,
        None,
        _origin(message),
        changed if changed and (moment is None or changed > moment) else None,
    )
    return Received(document, issues)


def plain(text: object) -> str | None:
    """The text of a post, given as one text or as a list of texts and marked-up parts; None for anything else."""
    if text is None or isinstance(text, str):
        return (text or "").strip()
    if not isinstance(text, list):
        return None
    parts = [part.get("text") if isinstance(part, Mapping) else part for part in text]
    texts = [part for part in parts if isinstance(part, str)]
    return "".join(texts).strip() if len(texts) == len(parts) else None


def _time(message: Mapping[str, Any], field: str, at: str, tally: Tally) -> tuple[datetime | None, tuple[Issue, ...]]:
    exact = message.get(f"{field}_unixtime")
    written = exact or message.get(field)
    if not written:
        return None, ()
    try:
        moment = published(int(exact) if exact else str(written))
    except (ValueError, TypeError) as error:
        return None, (issue("published", at, reason=error),)
    tally.zoneless += field == "date" and not exact
    return moment, ()


def _origin(message: Mapping[str, Any]) -> str | None:
    """The channel that a post is forwarded from; its name, where the export gives no more."""
    for field in ("forwarded_from", "saved_from"):
        channel = addresses.channel_of_id(message.get(f"{field}_id"))
        if channel is not None:
            return f"https://{channel}"
        name = message.get(field)
        if isinstance(name, str) and name.strip():
            return name.strip()[:200]
    return None
