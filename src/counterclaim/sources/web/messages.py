"""What may be wrong on the way to an address, and what to do about it; what a source's file may have wrong."""

from __future__ import annotations

from typing import Final

from counterclaim.model import Issue

WEB_FAULTS: Final = {
    "address": "this address is not fetched: {reason}.",
    "unreachable": "no answer ({reason}). Check the address and the connection; it is tried again later.",
    "too-slow": "the answer took longer than {seconds:g} s. It is tried again later; raise “longest” if it is slow.",
    "too-large": "the answer is larger than {limit:,} bytes. Save it and add the file, or raise “largest”.",
    "cut-off": "the answer broke off ({reason}). Nothing of it was kept; it is tried again later.",
    "coding": "the answer comes in a coding that was not asked for ({coding}). Save the page and add the file.",
    "wrong-type": "the answer is “{media}”, not {wanted}. Check the address.",
    "redirects": "the address leads on and on ({reason}). Open it in a browser and give the address it ends at.",
    "refused": "the site answers {status}. Open it in a browser to see why, and add what you may save.",
    "busy": "the site answers {status} and asks for patience. It is tried again later.",
    "waiting": "the site asked for patience a while ago. It is asked again when that time is over.",
    "robots": 'the site\'s robots.txt asks robots to keep out. Add such pages by hand, or set robots = "none".',
    "no-robots": "the site's robots.txt cannot be had, so it counts as closed. It is tried again later.",
    "not-there": "there is nothing at this address ({status}). Check it.",
    "no-preview": "no public preview of this channel ({reason}). Check its name, or read it with a login.",
    "empty-page": "no post was found on this page. Open it in a browser: is the channel empty?",
    "no-progress": "the page of older posts does not reach further back than post {number}. It is tried again later.",
    "unsure": "this post is missing on its channel's page, and its own page does not say why. It counts as there.",
    "given-up": "not to be had in {tries} tries; it is not tried again. Add it by hand.",
    "large-file": "larger than {limit:,} bytes; a watched file is held in memory. Add it with `counterclaim add`.",
    "source-failed": "reading it failed ({reason}). The other sources go on; please report this with the address.",
    "no-extra": "reading with a login needs Telethon. Install it: pip install 'counterclaim[telegram]'.",
    "no-login": "{missing} not set. Get both from https://my.telegram.org and set them in the environment.",
    "no-session": "no session is stored in {session}. Log in once with Telethon (docs/sources.md says how).",
    "no-channel": "this channel cannot be read with this login ({reason}). Check its name, and that you can see it.",
    "connection": "the connection to Telegram ended ({reason}). Start again; nothing that was kept is read twice.",
}
"""What keeps an address, or a part of what is there, from being read."""

CONFIG_FAULTS: Final = {
    "config-missing": "there is no such file. Check the name, or copy examples/sources.toml.",
    "config-unreadable": "cannot be read ({reason}). Check its permissions and its disk.",
    "config-broken": "this is no TOML ({reason}). Mend the line; docs/sources.md has every key.",
    "config-empty": "no source in it. Add a table [[source]] with kind and address; docs/sources.md has every key.",
    "config-unknown": "unknown key “{key}”{nearest}.",
    "config-value": "{key} = {value}: {wanted}.",
    "config-needed": "“{key}” is missing: {wanted}.",
    "config-twice": "{what} is told twice; it stands in {first} too{remedy}.",
    "config-idle": "“{key}” says nothing for a source of kind “{kind}”. Take it out.",
}
"""What may be wrong with a file of sources."""

_ALL: Final = {**WEB_FAULTS, **CONFIG_FAULTS}
_SHOWN: Final = 300


def issue(code: str, name: str, **values: object) -> Issue:
    """The issue `code` about what is called `name`, its message filled in; words from outside are cut to 300 signs."""
    told = {key: shown(value) if isinstance(value, str) else value for key, value in values.items()}
    return Issue("sources", code, f"{shown(name)}: {_ALL[code].format(**told)}")


def shown(word: str) -> str:
    """A word from outside as a message shows it: printable, and at most 300 signs."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in word[:_SHOWN]) + "…" * (len(word) > _SHOWN)
