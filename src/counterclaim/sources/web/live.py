"""Channels through a login to Telegram (Telethon, the extra `telegram`): messages new, edited and deleted.

What came while nobody listened is caught up with first, so the cursor, the number of the newest message handed over,
holds wherever listening ends. Deletions are told only while listening.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, MutableMapping
from datetime import datetime
from typing import Final

from counterclaim.model import Issue
from counterclaim.sources.received import Delivery
from counterclaim.sources.web.config import Config
from counterclaim.sources.web.fetch import moment
from counterclaim.sources.web.live_events import Desk, Item, Kit, happenings
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.visits import HOUSE, KnownTo, Parsers

ID: Final = "TELEGRAM_API_ID"
HASH: Final = "TELEGRAM_API_HASH"
SESSION: Final = "TELEGRAM_SESSION"


def telethon() -> Kit | None:
    """Telethon, where it is installed."""
    try:
        from telethon import TelegramClient, events
    except ImportError:
        return None
    return Kit(TelegramClient, events)


def listen(
    config: Config,
    known: KnownTo,
    cursors: MutableMapping[str, str],
    *,
    clock: Callable[[], datetime] = moment,
    kit: Callable[[], Kit | None] = telethon,
    environment: Mapping[str, str] = os.environ,
    parsers: Parsers = HOUSE,
) -> Iterator[Delivery | Issue]:
    """What happens in the channels of `config`, until the connection ends; other kinds of sources are passed over.

    The login comes from the environment: TELEGRAM_API_ID, TELEGRAM_API_HASH, and TELEGRAM_SESSION, the file that
    Telethon keeps the login in (`counterclaim.session`). `known` and `cursors` are those of `watch`.
    """
    have = kit()
    if have is None:
        yield issue("no-extra", "Telegram")
        return
    missing = [name for name in (ID, HASH) if not environment.get(name)]
    if missing or not environment[ID].isdecimal():
        yield issue("no-login", "Telegram", missing=" and ".join(missing) or f"{ID}, a number,")
        return
    session = environment.get(SESSION) or "counterclaim"
    login = session, int(environment[ID]), environment[HASH]
    with asyncio.Runner() as runner:
        items = _items(have, login, config, Desk(known, cursors, clock, parsers))
        try:
            while (item := runner.run(_following(items))) is not None:
                yield item.what
                if isinstance(item.what, Delivery) and item.what.cursor is not None:
                    cursors[item.id] = item.what.cursor
        finally:
            runner.run(_closed(items))


async def _following(items: AsyncGenerator[Item, None]) -> Item | None:
    return await anext(items, None)


async def _closed(items: AsyncGenerator[Item, None]) -> None:
    await items.aclose()


async def _items(kit: Kit, login: tuple[str, int, str], config: Config, desk: Desk) -> AsyncGenerator[Item, None]:
    client = kit.client(*login)
    channels = [watched for watched in config.sources if watched.kind == "telegram"]
    try:
        await client.connect()
        if not await client.is_user_authorized():
            yield Item("", issue("no-session", "Telegram", session=login[0]))
            return
        async for item in happenings(client, kit.events, channels, desk):
            yield item
    except OSError as error:  # a connection that fails is one
        yield Item("", issue("connection", "Telegram", reason=str(error)))
    finally:
        await client.disconnect()
