"""Telegram's public web preview of a channel, https://t.me/s/NAME: a page of posts, and where earlier ones are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urljoin

from counterclaim.model import Document, Issue
from counterclaim.sources import addresses, bounded
from counterclaim.sources.decode import decoded
from counterclaim.sources.markup import having, plain, tree
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received
from counterclaim.sources.times import published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POST: Final = re.compile(r"(?:c/\d+|[a-z]\w{2,31})/(\d{1,12})", re.ASCII | re.IGNORECASE)
_BEFORE: Final = re.compile(r"[?&]before=(\d{1,12})\b", re.ASCII)


class Page(NamedTuple):
    """What a page of the preview holds.

    `found` are the posts with text in the page's order, then what is to be said of the page; `numbers` those of all
    posts, also of pictures alone, in ascending order, `oldest` and `newest` the first and last of them; `previous` the
    address of the page before it, None at the beginning of the channel's history.
    """

    found: tuple[Received, ...]
    oldest: int | None = None
    newest: int | None = None
    previous: str | None = None
    numbers: tuple[int, ...] = ()


def preview(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report a post that has text, from a saved page."""
    content, issues = bounded.whole(stream, name, options, bounded.POSTS)
    if content is None:
        yield Received(None, issues)
    else:
        yield from page(content, name, options).found


def page(content: bytes, address: str, options: Options) -> Page:
    """The posts of a page as received from `address` (or saved in a file of that name).

    Reactions and numbers of views are left out, since they change by the minute.
    """
    text, met = decoded(content, address, options.encoding or "utf-8")
    parsed = tree(text, address) if text is not None else None
    if parsed is None:
        return Page((Received(None, met or (issue("empty", address),)),))
    found, numbers, textless = [], set(), 0
    channel = None
    for post in parsed.root.xpath(f"//div[@data-post][{having('tgme_widget_message')}]"):
        own = _POST.fullmatch(post.get("data-post").strip())
        channel = (own and addresses.channel(f"t.me/{own[0]}")) or channel
        if own is None or channel is None:
            found.append(Received(None, (issue("odd-post", address, reason="it has no number"),)))
            continue
        numbers.add(int(own[1]))
        received = _post(post, channel, int(own[1]), options)
        found.append(received) if received else None
        textless += received is None
    met += parsed.issues
    if not numbers:
        met += (issue("no-posts", address),)
    elif textless:
        met += (issue("textless", address, number=textless),)
    oldest = min(numbers, default=None)
    return Page(
        (*found, Received(None, met)) if met else tuple(found),
        oldest,
        max(numbers, default=None),
        _previous(parsed.root, channel, address, oldest),
        tuple(sorted(numbers)),
    )


def _previous(root: HtmlElement, channel: str | None, address: str, oldest: int | None) -> str | None:
    """Never the link itself: a page has no say in where we go next, only in the number that it goes back from."""
    links = root.xpath("//link[@rel='prev']/@href") + root.xpath("//a[@data-before]/@href")
    before = [int(found[1]) for found in map(_BEFORE.search, links) if found]
    before += [int(number) for number in root.xpath("//a/@data-before") if re.fullmatch(r"\d{1,12}", number, re.ASCII)]
    if not before or channel is None or oldest is None or before[0] > oldest or before[0] < 2:
        return None
    base = address if addresses.is_web(address) else "https://t.me/"
    return urljoin(base, f"/s/{channel.removeprefix('t.me/')}?before={before[0]}")


def _post(post: HtmlElement, channel: str, number: int, options: Options) -> Received | None:
    uri = f"https://{channel}/{number}"
    text = _text(post)
    if "service_message" in post.get("class", "").split() or not text:
        return None
    written = post.xpath(f".//a[{having('tgme_widget_message_date')}]//time/@datetime") or post.xpath(
        ".//time/@datetime"
    )
    moment = options.published
    issues: tuple[Issue, ...] = () if written else (issue("undated", uri),)
    try:
        moment = published(str(written[0])) if written else moment
    except ValueError as error:
        issues += (issue("published", uri, reason=error),)
    if any((mark or "").strip() for mark in post.xpath(f".//span[{having('tgme_widget_message_meta')}]/text()[1]")):
        issues += (issue("edited-sometime", uri),)
    document = Document(text, uri, moment, channel, options.language, None, _origin(post))
    return Received(document, issues)


def _text(post: HtmlElement) -> str:
    """The post's own text, the outermost where it is nested: not that of the post which it answers."""
    for part in post.xpath(f".//div[{having('tgme_widget_message_text')}]"):
        answered = part.xpath(
            f"ancestor-or-self::*[{having('tgme_widget_message_reply')} or {having('js-message_reply_text')}]"
        )
        if not answered:
            return plain(part)
    return ""


def _origin(post: HtmlElement) -> str | None:
    """The address of the post that this one forwards; the name, where the page gives no more."""
    for name in post.xpath(f".//*[{having('tgme_widget_message_forwarded_from_name')}]"):
        return addresses.post(name.get("href")) or plain(name)[:200] or None
    return None
