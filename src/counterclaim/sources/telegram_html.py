"""Telegram Desktop's export in HTML: `messages.html`, `messages2.html` and so on, a page of posts each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from io import BufferedReader
from typing import TYPE_CHECKING, Final, NamedTuple

from counterclaim.model import Document
from counterclaim.sources import addresses, bounded
from counterclaim.sources.decode import decoded
from counterclaim.sources.markup import having, plain, tree
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received
from counterclaim.sources.telegram_chat import Chat, Tally, chat

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NUMBER: Final = re.compile(r"message(-?\d+)")
_DATE: Final = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-])(\d\d):?(\d\d))?")


class Moment(NamedTuple):
    """A time, and whether its zone was written."""

    at: datetime
    zoned: bool


def export(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report a post that has text, in the order of the page.

    The export tells neither the channel's address nor its number: `Options.source` gives it (`t.me/name`), or posts are
    called after the channel's title.
    """
    content, issues = bounded.whole(stream, name, options, bounded.POSTS)
    text, met = decoded(content, name, options.encoding or "utf-8") if content is not None else (None, ())
    page = tree(text, name) if text is not None else None
    if page is None:
        yield Received(None, (*issues, *met) or (issue("empty", name),))
        return
    tally = Tally()
    titles = page.root.xpath(f"//div[{having('page_header')}]//div[{having('text')}]")
    within = chat({"name": plain(titles[0]) if titles else ""}, name, options.source, tally)
    for post in page.root.xpath(f"//div[{having('message')}][@id]"):
        tally.posts += 1
        found = _post(post, within, name, options, tally)
        if found is not None:
            yield found
    ending = (*met, *page.issues, *tally.issues(name))
    if ending:
        yield Received(None, ending)


def _post(post: HtmlElement, within: Chat, name: str, options: Options, tally: Tally) -> Received | None:
    number = _NUMBER.fullmatch(post.get("id") or "")
    if number is None:
        return Received(None, (issue("odd-post", f"{name}:{tally.posts}", reason="it has no number"),))
    text = next(filter(None, map(plain, _parts(post, "text"))), "")
    if "service" in post.get("class", "").split() or not text:
        tally.textless += 1
        return None
    titles = [part.get("title") or "" for part in _parts(post, "date")]
    own = [moment for title in titles[:1] for moment in moments(title)]
    tally.zoneless += bool(own) and not own[0].zoned
    document = Document(
        text,
        f"{within.prefix}{number[1]}",
        own[0].at if own else options.published,
        within.source,
        options.language,
        None,
        _origin(post),
        own[1].at if len(own) > 1 and own[1].at > own[0].at else None,
    )
    return Received(document, () if own else (issue("undated", f"{name}, post {number[1]}"),))


def _parts(post: HtmlElement, class_: str) -> list[HtmlElement]:
    found: list[HtmlElement] = post.xpath(f".//div[{having(class_)}]")
    return found


def _origin(post: HtmlElement) -> str | None:
    """Whom a post is forwarded from: the address of a link where there is one, else the name."""
    for name in post.xpath(f".//div[{having('forwarded')}]/div[{having('from_name')}]"):
        for link in name.xpath(".//a/@href"):
            address = addresses.post(link)
            if address is not None:
                return address
        for date in name.xpath(f"./span[{having('date')}]"):
            date.drop_tree()
        return plain(name)[:200] or None
    return None


def moments(title: str) -> list[Moment]:
    """The times in the title of a date, as `10.07.2025 08:10:00 UTC+03:00`: of publication, then of the last change.

    A time without a zone is taken as UTC.
    """
    found = []
    for day, month, year, hour, minute, second, sign, hours, minutes in _DATE.findall(title):
        shift = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        try:
            zone = timezone(-shift if sign == "-" else shift)
            moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), tzinfo=zone)
            found.append(Moment(moment.astimezone(UTC), bool(sign)))
        except (ValueError, OverflowError):
            continue
    return found
