"""Posts of Telegram Desktop's HTML export are those of its JSON export."""

import json
from datetime import UTC, datetime

import pytest

from counterclaim.model import Document
from counterclaim.sources.telegram_html import moments

from .conftest import Read, codes, documents, messages


def post(number: int, body: str, title: str = "10.07.2031 08:10:00 UTC+03:00", more: str = "default clearfix") -> str:
    return f"""
     <div class="message {more}" id="message{number}">
      <div class="body">
       <div class="pull_right date details" title="{title}">
08:10
       </div>
       <div class="from_name">
Night Watch
       </div>
{body}
      </div>
     </div>"""


def page(*posts: str, title: str = "Night Watch") -> bytes:
    return f"""<!DOCTYPE html>
<html>
 <head>
  <meta charset="utf-8"/>
  <title>Exported Data</title>
  <link href="css/style.css" rel="stylesheet"/>
  <script src="js/script.js" type="text/javascript"></script>
 </head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header">
    <div class="content">
     <div class="text bold">
{title}
     </div>
    </div>
   </div>
   <div class="page_body chat_page">
    <div class="history">
<a class="pagination block_link" href="messages.html">
Previous messages
     </a>
     <div class="message service" id="message-1">
      <div class="body details">
10 July 2031
      </div>
     </div>{"".join(posts)}
    </div>
   </div>
  </div>
 </body>
</html>""".encode()


def text(markup: str) -> str:
    return f"""       <div class="text">
{markup}
       </div>"""


MARKED = (
    "Ночью сбиты <strong>14 БПЛА</strong>:<br> - 8 над морем;<br> - 6 над берегом 🚀<br>"
    '<a href="https://example.org">сводка</a><br><br>a &lt;b&gt; &amp;amp; <blockquote>сказано</blockquote><br>Конец'
)
PLAIN = "Ночью сбиты 14 БПЛА:\n - 8 над морем;\n - 6 над берегом 🚀\nсводка\n\na <b> &amp; \nсказано\nКонец"
AT = datetime(2031, 7, 10, 5, 10, tzinfo=UTC)
AT_HOME = "https://t.me/night_watch/"


def test_a_channel_of_which_the_public_name_is_told(read: Read) -> None:
    forwarded = """       <div class="forwarded body">
        <div class="from_name">
Coast <span class="date details" title="09.07.2031 23:00:00 UTC+03:00"> 09.07.2031 23:00:00</span>
        </div>
        <div class="text">
Six drones.
        </div>
       </div>"""
    photo = '<div class="media_wrap clearfix"><div class="media"><div class="title bold">Photo</div></div></div>'
    edited = "10.07.2031 08:10:00 UTC+03:00, edited 10.07.2031 09:00:00 UTC+03:00"
    joined = post(5, text("And two."), more="default clearfix joined").replace('class="from_name"', 'class="none"')
    content = page(
        post(2, text(MARKED), edited), post(3, photo), post(4, forwarded), joined, post(6, photo + text("Caption."))
    )
    received = read("messages.html", content, source="@Night_Watch", language="ru")
    source, changed = "t.me/night_watch", datetime(2031, 7, 10, 6, tzinfo=UTC)
    assert documents(received) == [
        Document(PLAIN, AT_HOME + "2", AT, source, "ru", None, None, changed),
        Document("Six drones.", AT_HOME + "4", AT, source, "ru", None, "Coast"),
        Document("And two.", AT_HOME + "5", AT, source, "ru"),
        Document("Caption.", AT_HOME + "6", AT, source, "ru"),
    ]
    assert codes(received) == ["textless"]


def test_the_post_is_the_same_in_both_exports(read: Read) -> None:
    parts = [
        "Ночью сбиты ", {"type": "bold", "text": "14 БПЛА"}, ":\n - 8 над морем;\n - 6 над берегом 🚀\n",
        {"type": "text_link", "text": "сводка", "href": "x"}, "\n\na <b> &amp; \n",
        {"type": "blockquote", "text": "сказано"}, "\nКонец",
    ]  # fmt: skip
    own = {"id": 2, "type": "message", "date_unixtime": str(int(AT.timestamp())), "text": parts}
    chat = {"name": "Night Watch", "type": "public_channel", "id": 7, "messages": [own]}
    (one,) = documents(read("result.json", json.dumps(chat).encode(), source="t.me/night_watch"))
    (other,) = documents(read("messages.html", page(post(2, text(MARKED))), source="t.me/night_watch"))
    assert one == other


def test_without_a_source_the_posts_are_called_after_the_title(read: Read) -> None:
    received = read("messages2.html", page(post(5, text("Six."))))
    assert [(item.uri, item.source) for item in documents(received)] == [
        ("telegram://title/Night%20Watch/5", "Night Watch")
    ]
    assert codes(received) == ["unnamed-channel", "textless"]
    assert "--source t.me/NAME" in messages(received)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("10.07.2031 08:10:00 UTC+03:00", [(AT, True)]),
        ("10.07.2031 01:40:00 UTC-03:30", [(AT, True)]),
        ("10.07.2031 05:10:00", [(AT, False)]),
        ("32.07.2031 05:10:00", []),
        ("10.07.2031 05:10:00 UTC+99:00", []),
        ("", []),
    ],
)
def test_times_with_their_zones(title: str, expected: list[tuple[datetime, bool]]) -> None:
    assert [tuple(moment) for moment in moments(title)] == expected


def test_times_without_a_zone_and_no_times_are_told(read: Read) -> None:
    content = page(post(5, text("Six."), "10.07.2031 05:10:00"), post(6, text("Two."), "soon"))
    received = read("messages.html", content, source="t.me/night_watch")
    assert [item.published for item in documents(received)] == [AT, None]
    assert set(codes(received)) == {"undated", "no-zone", "textless"}


def test_hostile_markup_is_text_or_nothing(read: Read) -> None:
    deep = "<b>" * 3000 + "deep" + "</b>" * 3000
    bad = "Six<script>alert(1)</script><style>x</style>&#0;&lt;script&gt; drones."
    received = read("messages.html", page(post(5, text(bad)), post(6, text(deep))), source="t.me/night_watch")
    first = documents(received)[0].text
    assert first.startswith("Six") and first.endswith("<script> drones.")
    assert "alert" not in first
    assert "deep-page" in codes(received)


@pytest.mark.parametrize("cut", [700, 1200, 1500])
def test_a_truncated_page_gives_what_is_there(read: Read, cut: int) -> None:
    content = page(post(5, text("Six drones.")), post(6, text("Two drones, no more than that.")))[:cut]
    received = read("messages.html", content, source="t.me/night_watch", kind="telegram-html")
    assert all(item.uri in (AT_HOME + "5", AT_HOME + "6") for item in documents(received))
    assert codes(received)


def test_a_page_without_posts_and_no_page_are_told(read: Read) -> None:
    assert codes(read("a.html", b"<html></html>", kind="telegram-html"))[-1:] == ["no-posts"]
    assert codes(read("a.html", b" ", kind="telegram-html")) == ["empty"]
    assert codes(read("a.html", b"\0\1\2" * 9, kind="telegram-html"))
