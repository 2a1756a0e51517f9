"""What is said about inputs that cannot be read as they are: one row a case, each with what to do about it."""

from __future__ import annotations

from typing import Final

from counterclaim.model import Issue

NOTES: Final = {
    "article-text": "the article's text was taken from the page; positions count in that text, not in the file.",
    "textless": "posts without text (pictures, service messages) were passed over: {number:,}.",
    "unnamed-channel": "the export does not tell the public name of {source}. If there is one, say "
    "--source t.me/NAME with an export of one chat, so that its posts meet the same ones from elsewhere.",
    "edited-sometime": "marked as edited; the page does not say when.",
    "passed-records": "answers of other kinds were passed over: {others}.",
    "passed-over": "files of other kinds were passed over: {others}. Name one to have it read.",
}
"""How an input was read, where nothing is wrong with it."""

FAULTS: Final = {
    "missing": "there is no such file or folder. Check the name and the current folder.",
    "no-match": "no file fits this pattern. Check it, and the current folder.",
    "unreadable": "cannot be read ({reason}). Check its permissions and its disk.",
    "no-reports": "no report in this folder{others}. Files that are read: {known}.",
    "empty": "there is nothing in it. Give a report, or rows of reports.",
    "binary": "this is no text. Give text, HTML, JSON, CSV or a feed.",
    "encoding": "not UTF-8; read as {encoding}, which fits best. If that is right, say --encoding {encoding}.",
    "no-encoding": "not UTF-8, and no encoding fits. Convert it to UTF-8, or name the encoding with --encoding.",
    "bad-bytes": "byte {byte:,} is no {encoding}; such bytes stand as “\ufffd”. Name the encoding with --encoding.",
    "half-characters": "halves of characters stand alone in the text; they are read as “\ufffd”.",
    "long-line": "a line of {size:,} bytes was passed over. Raise the limit ({limit:,}) with --max-line.",
    "long-text": "longer than a report may be ({limit:,} bytes). Give a report a file or a line, or raise --max-line.",
    "broken-line": "broken JSON, column {column}: {reason}. Mend the line; the others were read.",
    "broken-json": "broken JSON: {reason}. What stands before was read; mend the rest.",
    "broken-row": "broken CSV: {reason}. Mend the row; the others were read.",
    "no-object": "not an object with named fields. Give one object a report.",
    "no-text": "no text in the field “{field}” (fields: {fields}). Name the right one with --field text=NAME.",
    "published": "{reason}. Read without a publication time.",
    "edited": "{reason}. Read without the time of its last change.",
    "undated": "no time stands with this post. Read without a publication time.",
    "no-zone": "posts whose time has no zone were taken as UTC: {number:,}. Export with a newer Telegram.",
    "odd-post": "{reason}. The post was passed over; export or save the chat again.",
    "no-posts": "there are no posts in it. A channel is previewed only if it is public; an export needs its messages.",
    "broken-export": "broken: {reason}; the last whole post is {last}. What stands before was read; export again.",
    "deep-page": "elements are nested so deeply that what lies in them was not read. Save the text, and give that.",
    "no-feed": "this is no feed that can be read ({reason}). Give RSS, Atom or JSON Feed.",
    "broken-feed": "the feed is broken ({reason}). The entries found were read; save it again.",
    "no-entries": "the feed has no entries now. Save it again later.",
    "empty-entry": "the entry has neither a title nor a text. It was passed over.",
    "broken-parquet": "broken Parquet: {reason}. {last:,} rows were read; write the file again.",
    "large-group": "row group {group} of {size:,} bytes was passed over. Write groups of fewer than {limit:,}.",
    "broken-warc": "broken WARC: {reason}. {last:,} records were read; fetch the rest again.",
    "loose-records": "{number:,} records do not end where they say; what follows them may be missing. Fetch it again.",
    "no-answers": "there are no answers of a server in it. Give a WARC file with pages.",
    "broken-zip": "broken zip file: {reason}. Pack it again.",
    "no-archives": "there is no archive/*.warc.gz in it. Give a WACZ file.",
    "zip-bomb": "{packed:,} bytes that unpack to {size:,} were passed over. Unpack the file yourself if you trust it.",
    "no-article": "no article text was found in this page. Save its text, and give that.",
}
"""What keeps an input, or a part of it, from being read as it is."""

_ALL: Final = {**NOTES, **FAULTS}


def issue(code: str, name: str, **values: object) -> Issue:
    """The issue `code` about the input called `name` (with the line, where there is one), its message filled in."""
    return Issue("sources", code, f"{name}: {_ALL[code].format(**values)}")
