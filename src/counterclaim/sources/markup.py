"""HTML to plain text: what a reader sees, line by line, whatever is nested in whatever."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from counterclaim.model import Issue
from counterclaim.sources.messages import issue

if TYPE_CHECKING:  # lxml is loaded where it is needed, since texts and rows do without
    from lxml.html import HtmlElement

_BLANK: Final = " \t\r\n"
_BLANKS: Final = re.compile(f"[{_BLANK}]+")
_BREAKS: Final = {
    **dict.fromkeys(
        ("div", "blockquote", "li", "ul", "ol", "tr", "table", "section", "article", "header", "dd", "dt"), 1
    ),
    **dict.fromkeys(("p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figure"), 2),
}
"""Line ends that there are at least before and after a block: two leave an empty line."""
_UNSEEN: Final = {"script", "style", "template", "head", "noscript"}
_TAG: Final = re.compile(r"<[a-zA-Z!/]")


class Tree(NamedTuple):
    """A parsed page and what was met in parsing."""

    root: HtmlElement
    issues: tuple[Issue, ...] = ()


def tree(content: str, name: str) -> Tree | None:
    """The elements of a page, None where there are none; no element refers to anything outside the page.

    An issue says where elements were nested too deeply to be all read.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return None
    deep = any("Excessive depth" in error.message for error in parser.error_log)
    return Tree(root, (issue("deep-page", name),) if deep else ())


def plain(element: HtmlElement) -> str:
    """The text of an element as it is shown: line ends where there are `br` and blocks, none where the source has them.

    Spaces within a line stay as they are, since the platforms write texts with them.
    """
    from lxml import etree

    out = _Text()
    hidden = kept = 0
    for event, at in etree.iterwalk(element, events=("start", "end")):
        tag = at.tag if isinstance(at.tag, str) else ""
        if event == "start":
            hidden += tag in _UNSEEN
            kept += tag == "pre"
            if not hidden:
                out.line_end() if tag == "br" else out.block(_BREAKS.get(tag, 0) if at is not element else 0)
                out.add(at.text, bool(kept))
        else:
            hidden -= tag in _UNSEEN
            kept -= tag == "pre"
            if at is not element and not hidden:
                out.block(_BREAKS.get(tag, 0))
                out.add(at.tail, bool(kept))
    return out.text().strip()


def unmarked(content: str) -> str:
    """The text of a piece of HTML; of a text without tags, its own line ends stay."""
    if not _TAG.search(content):
        return unescape(content).strip()
    found = tree(f"<div>{content}</div>", "")
    return "" if found is None else plain(found.root)


def having(class_: str) -> str:
    """The XPath condition that an element has a class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {class_} ')"


def _broken(blank: str) -> bool:
    return "\n" in blank or "\r" in blank


class _Text:
    """A text that grows; it knows how many line ends it ends with, how many are wanted, and whether a space is due.

    A line end of the source is a space, unless a line of the text ends there.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._ends, self._wanted, self._due = 2, 0, False

    def line_end(self) -> None:
        self._parts.append("\n")
        self._ends, self._wanted, self._due = self._ends + 1, 0, False

    def block(self, ends: int) -> None:
        self._wanted = max(self._wanted, ends)
        self._due = self._due and not self._wanted

    def add(self, written: str | None, kept: bool) -> None:
        shown, after = written or "", False
        if not kept:
            start = shown.lstrip(_BLANK)
            if _broken(shown[: len(shown) - len(start)]):
                self._due, shown = True, start
            stop = shown.rstrip(_BLANK)
            if _broken(shown[len(stop) :]):
                after, shown = True, stop
            shown = _BLANKS.sub(lambda blank: " " if _broken(blank[0]) else blank[0], shown)
        if not shown or (self._wanted and not shown.strip()):
            return
        fresh = self._ends > 0 or self._wanted > 0
        between = " " if self._due and not fresh else "\n" * max(0, self._wanted - self._ends)
        self._parts.append(between + shown)
        self._ends, self._wanted, self._due = len(shown) - len(shown.rstrip("\n")), 0, after

    def text(self) -> str:
        return "".join(self._parts)
