"""One request and what its answer comes to."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import datetime
from typing import Final, NamedTuple

import httpcore
import httpx

from counterclaim.sources.web.body import CodingError, CutOffError, TooLargeError, gathered
from counterclaim.sources.web.guard import Guard, RefusedError
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.network import Deadline, Transport, Wire
from counterclaim.sources.web.politeness import PAGES, Politeness, agent, retry_after
from counterclaim.sources.web.results import Failed, Fetched, Gone, Headers, Known, Result, Unchanged

_LED: Final = (301, 302, 303, 307, 308)
_LATER: Final = (408, 425, 429, 500, 502, 503, 504)
_FULL: Final = (200, 203)
_GONE: Final = (404, 410)
_SECRET: Final = ("set-cookie", "set-cookie2")


class Wanted(NamedTuple):
    """What is asked for: the address first asked, the version known, the types accepted (none: any)."""

    asked: str
    known: Known | None
    accept: tuple[str, ...]


class Led(NamedTuple):
    """The answer is to be found elsewhere."""

    location: str


def ask(
    url: httpx.URL, wanted: Wanted, manners: Politeness, guard: Guard, wire: Wire, now: Callable[[], datetime]
) -> Result | Led:
    """The answer to one GET of `url`, on a connection of its own; never raises for what a site does."""
    with Deadline(manners.longest) as deadline:
        late = Failed(issue("too-slow", str(url), seconds=manners.longest), again=True)
        try:
            with (
                httpx.Client(
                    transport=Transport(guard, wire, deadline), trust_env=False, timeout=httpx.Timeout(manners.patience)
                ) as client,
                client.stream("GET", url, headers=_headers(manners, wanted)) as response,
            ):
                result = _judged(response, wanted, manners.largest, now())
        except RefusedError as error:
            return Failed(issue("address", str(url), reason=str(error)))
        except TooLargeError:
            return Failed(issue("too-large", str(url), limit=manners.largest))
        except CodingError as error:
            return Failed(issue("coding", str(url), coding=str(error)))
        except (httpcore.TimeoutException, httpx.TimeoutException):
            return Failed(issue("too-slow", str(url), seconds=manners.patience), again=True)
        except (httpcore.ConnectError, ssl.SSLError) as error:
            failed = Failed(issue("unreachable", str(url), reason=str(error)), again=True)
            return late if deadline.passed else failed
        except (CutOffError, httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError, OSError) as error:
            failed = Failed(issue("cut-off", str(url), reason=str(error)), again=True)
            return late if deadline.passed else failed
        return late if deadline.passed else result  # what was ended may look like what came to its end


def _judged(response: httpx.Response, wanted: Wanted, limit: int, now: datetime) -> Result | Led:
    status, address = response.status_code, str(response.url)
    if status in _LED and "location" in response.headers:
        return Led(response.headers["location"])
    if status == 304 and wanted.known is not None:
        return Unchanged(wanted.asked, now)
    if status in _LATER:
        wait = retry_after(response.headers.get("retry-after"), now)
        return Failed(issue("busy", address, status=status), again=True, wait=wait, status=status)
    if status not in _FULL + _GONE:
        return Failed(issue("refused", address, status=status), status=status)
    media = response.headers.get("content-type", "").partition(";")[0].strip().lower() or None
    if status in _FULL and wanted.accept and media is not None and media not in wanted.accept:
        return Failed(issue("wrong-type", address, media=media, wanted=_types(wanted.accept)), status=status)
    said = response.headers.get("content-length", "")
    if said.isdigit() and int(said[:20]) > limit:
        raise TooLargeError
    content = gathered(response.iter_raw(), response.headers.get("content-encoding", ""), limit)
    if status in _GONE:
        return Gone(wanted.asked, address, status, content, now, media, _kept(response))
    had = Known(response.headers.get("etag"), response.headers.get("last-modified"))
    return Fetched(wanted.asked, address, content, now, media, _kept(response), had)


def _headers(manners: Politeness, wanted: Wanted) -> dict[str, str]:
    known = wanted.known or Known()
    asked = {
        "user-agent": agent(manners),
        "accept": ", ".join((*wanted.accept, "*/*;q=0.1")),
        "accept-encoding": "gzip, deflate",
        "if-none-match": known.etag,
        "if-modified-since": known.modified,
    }
    return {name: value for name, value in asked.items() if value}


def _kept(response: httpx.Response) -> Headers:
    return tuple((name, value) for name, value in response.headers.multi_items() if name.lower() not in _SECRET)


def _types(accept: tuple[str, ...]) -> str:
    return "a page" if accept == PAGES else "one of " + ", ".join(accept)
