"""A page of the public preview gives its posts, and the way back through the channel's history."""

from datetime import UTC, datetime

import pytest

from counterclaim.model import Document
from counterclaim.sources import Options, page

from .conftest import Read, codes, documents

AT = datetime(2031, 7, 10, 5, 10, tzinfo=UTC)
ADDRESS = "https://t.me/s/Night_Watch"


def post(number: int, text: str | None = "Six drones.", *, inside: str = "", meta: str = "", more: str = "") -> str:
    shown = "" if text is None else f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>'
    return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap">
<div class="tgme_widget_message text_not_supported_wrap js-widget_message {more}" data-post="Night_Watch/{number}"
 data-view="abc"><div class="tgme_widget_message_bubble">
<div class="tgme_widget_message_author accent_color">
<a href="https://t.me/Night_Watch"><span>Night Watch</span></a></div>
{inside}{shown}
<div class="tgme_widget_message_footer compact js-message_footer">
<div class="tgme_widget_message_info short js-message_info">
<span class="tgme_widget_message_views">12.4K</span><span class="copyonly"> views</span>
<span class="tgme_widget_message_meta">{meta}<a class="tgme_widget_message_date"
 href="https://t.me/Night_Watch/{number}"><time datetime="2031-07-10T08:10:00+03:00" class="time">05:10</time></a>
</span></div></div></div></div></div>"""


def preview(*posts: str, before: int | None = None) -> bytes:
    back = "" if before is None else f'<link rel="prev" href="/s/Night_Watch?before={before}">'
    more = "" if before is None else (
        f'<a href="/s/Night_Watch?before={before}" class="tme_messages_more" data-before="{before}"></a>'
    )  # fmt: skip
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Night Watch – Telegram</title>{back}
<link rel="canonical" href="/s/Night_Watch"></head><body class="widget_frame_base tgme_webpreview">
<header class="tgme_header search_collapsed"><div class="tgme_channel_info_header_title">Night Watch</div></header>
<main class="tgme_main"><section class="tgme_channel_history js-message_history">{more}{"".join(posts)}</section></main>
</body></html>""".encode()


def read_page(content: bytes, address: str = ADDRESS) -> list[Document]:
    return documents(list(page(content, address, Options(language="en")).found))


def test_posts_as_they_are_shown() -> None:
    emoji = '<i class="emoji" style="background-image:url(\'//telegram.org/img/emoji/40/F09F9A80.png\')"><b>🚀</b></i>'
    text = (
        f'<tg-emoji emoji-id="1">{emoji}</tg-emoji> <b>14 drones</b> over <a href="https://x.org">the sea</a>:<br/>'
        "<br/> - 8 &amp; 6;<br/><tg-spoiler>two</tg-spoiler> &lt;more&gt;"
    )
    shown = "🚀 14 drones over the sea:\n\n - 8 & 6;\ntwo <more>"
    assert read_page(preview(post(7, text))) == [
        Document(shown, "https://t.me/night_watch/7", AT, "t.me/night_watch", "en")
    ]


def test_numbers_reach_over_posts_without_text_and_lead_back() -> None:
    content = preview(
        post(5, None, inside='<a class="tgme_widget_message_photo_wrap"></a>'),
        post(6, "Night Watch pinned a photo", more="service_message"),
        post(7),
        post(9),
        before=5,
    )
    found = page(content, ADDRESS, Options())
    assert (found.oldest, found.newest, found.numbers) == (5, 9, (5, 6, 7, 9))
    assert found.previous == "https://t.me/s/night_watch?before=5"
    assert [document.uri for document in documents(list(found.found))] == [
        "https://t.me/night_watch/7",
        "https://t.me/night_watch/9",
    ]
    assert codes(list(found.found)) == ["textless"]


def test_the_beginning_of_history_has_nothing_before_it() -> None:
    assert page(preview(post(1), post(2)), ADDRESS, Options()).previous is None
    assert page(preview(post(1), post(2), before=1), ADDRESS, Options()).previous is None


def test_the_way_back_stays_on_the_host_and_never_leads_forward() -> None:
    elsewhere = preview(post(5)).replace(b"</head>", b'<link rel="prev" href="http://10.0.0.1/steal?before=5"></head>')
    assert page(elsewhere, ADDRESS, Options()).previous == "https://t.me/s/night_watch?before=5"
    assert page(elsewhere, "http://127.0.0.1:8080/s/Night_Watch?before=9", Options()).previous == (
        "http://127.0.0.1:8080/s/night_watch?before=5"
    )
    assert page(elsewhere, "saved.html", Options()).previous == "https://t.me/s/night_watch?before=5"
    assert page(preview(post(5), before=900), ADDRESS, Options()).previous is None
    for odd in (b"x", b"-5", b"9" * 40):
        content = preview(post(5), before=5).replace(b"before=5", b"before=" + odd)
        content = content.replace(b'before="5', b'before="' + odd)
        assert page(content, ADDRESS, Options()).previous is None


@pytest.mark.parametrize(
    ("tag", "address", "origin"),
    [
        ("a", "https://t.me/Coast_1/55?single", "https://t.me/coast_1/55"),
        ("a", "https://t.me/Coast_1", "https://t.me/coast_1"),
        ("span", "", "A. Person"),
        ("a", "javascript:alert(1)", "A. Person"),
    ],
)
def test_forwarded_posts_keep_the_address_of_their_origin(tag: str, address: str, origin: str) -> None:
    name = f'<{tag} class="tgme_widget_message_forwarded_from_name" href="{address}"><span>A. Person</span></{tag}>'
    inside = f'<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;{name}</div>'
    assert read_page(preview(post(7, inside=inside)))[0].origin == origin


def test_the_text_is_the_posts_own() -> None:
    answered = (
        '<a class="tgme_widget_message_reply user-color-default" href="https://t.me/Night_Watch/6">'
        '<div class="tgme_widget_message_text js-message_reply_text" dir="auto">Five boats.</div></a>'
    )
    nested = '<div class="tgme_widget_message_text js-message_text" dir="auto">Six drones.</div>'
    assert [item.text for item in read_page(preview(post(7, nested, inside=answered)))] == ["Six drones."]


def test_an_edit_is_told_since_the_page_does_not_say_when() -> None:
    found = page(preview(post(7, meta="edited &nbsp;"), post(8)), ADDRESS, Options()).found
    assert [[issue.code for issue in item.issues] for item in found] == [["edited-sometime"], []]
    assert [item.document and item.document.edited for item in found] == [None, None]


def test_a_saved_page_is_known_by_its_marks(read: Read) -> None:
    content = preview(post(7))
    saved = read("Night Watch – Telegram.html", content)
    assert [item.document for item in saved] == [item.document for item in page(content, ADDRESS, Options()).found]


def test_times_that_are_missing_or_wrong_are_told() -> None:
    wrong = preview(post(7), post(8)).replace(b'datetime="2031-07-10T08:10:00+03:00"', b'datetime="soon"', 1)
    wrong = wrong.replace(b' datetime="2031-07-10T08:10:00+03:00"', b"")
    found = list(page(wrong, ADDRESS, Options()).found)
    assert codes(found) == ["published", "undated"]
    assert [document.published for document in documents(found)] == [None, None]


@pytest.mark.parametrize("mark", ["Night_Watch", "Night_Watch/x", "../etc/5", "", "a b/5", "Night_Watch/" + "9" * 30])
def test_posts_without_a_number_are_told(mark: str) -> None:
    content = preview(post(7), post(8)).replace(b'Night_Watch/8"', mark.encode() + b'"', 1)
    found = list(page(content, ADDRESS, Options()).found)
    assert [document.uri for document in documents(found)] == ["https://t.me/night_watch/7"]
    assert codes(found) == ["odd-post"]


@pytest.mark.parametrize("content", [b"", b" ", b"<html></html>", b"\0\1", b"{}", preview()])
def test_a_page_without_posts_is_told(content: bytes) -> None:
    found = page(content, ADDRESS, Options())
    assert (documents(list(found.found)), found.oldest, found.newest, found.previous) == ([], None, None, None)
    assert codes(list(found.found))


def test_a_truncated_page_gives_what_is_there() -> None:
    content = preview(post(7, "Six drones."), post(8, "Two boats."))
    for cut in range(200, len(content), 97):
        assert {item.uri for item in read_page(content[:cut])} <= {f"https://t.me/night_watch/{at}" for at in (7, 8)}
