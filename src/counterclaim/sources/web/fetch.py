"""Fetching an address: politely, within bounds, and never past the guard."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import httpx

from counterclaim.sources.web import robots
from counterclaim.sources.web.guard import Guard, refusal
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.network import Wire
from counterclaim.sources.web.politeness import PAGES, Politeness, backoff
from counterclaim.sources.web.request import Led, Wanted, ask
from counterclaim.sources.web.results import Failed, Known, Result

_FIRST: Final = 2.0
_HOST_BUSY: Final = (429, 503)  # what these ask for holds for every page of the host


def moment() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Fetcher:
    """Fetches addresses, one request at a time; remembers of each host when it was asked, and what it asks.

    `clock` gives seconds for paces, `sleep` waits them, `now` the time of day, `chance` a number from 0 to 1. Use one
    in one thread: then no host is ever asked twice at once.
    """

    def __init__(
        self,
        politeness: Politeness | None = None,
        guard: Guard | None = None,
        *,
        wire: Wire | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = moment,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.politeness = politeness or Politeness()
        self.now, self.chance = now, chance
        self._guard, self._wire = guard or Guard(), wire or Wire()
        self._clock, self._sleep = clock, sleep
        self._asked: dict[str, float] = {}
        self._rules: dict[str, robots.Rules] = {}
        self._until: dict[str, float] = {}

    def fetch(
        self, address: str, known: Known | None = None, *, accept: tuple[str, ...] = PAGES, followed: bool = False
    ) -> Result:
        """What is at `address`, in a type out of `accept` (none: any), unless it is the version `known`.

        `followed` says that a link led there and nobody named it, so that robots.txt is asked. Failures that may pass
        are tried again, after longer and longer waits or those the site asks for; never raises for what a site does.
        """
        asks = self.politeness.robots == "all" or (followed and self.politeness.robots == "followed")
        wanted, tried = Wanted(address, known, accept), 1
        while True:
            result = self._found(wanted, asks)
            if not isinstance(result, Failed) or not result.again or tried >= self.politeness.tries:
                return result
            wait = max(result.wait, backoff(tried, _FIRST, self.politeness.wait, self.chance))
            if wait > self.politeness.wait:
                return result
            self._sleep(wait)
            tried += 1

    def _found(self, wanted: Wanted, asks: bool) -> Result:
        at, seen = wanted.asked, set[str]()
        while True:
            try:
                url = httpx.URL(at)
            except (httpx.InvalidURL, ValueError) as error:
                return Failed(issue("address", at, reason=str(error)))
            failed = self._refused(url, wanted.asked, seen) or (self._closed(url) if asks else None)
            if failed is not None:
                return failed
            seen.add(str(url))
            self._pace(url)
            try:
                answer = ask(url, wanted, self.politeness, self._guard, self._wire, self.now)
            finally:
                self._asked[url.host] = self._clock()
            if isinstance(answer, Failed) and answer.status in _HOST_BUSY:
                self._until[url.host] = self._clock() + answer.wait
            if not isinstance(answer, Led):
                return answer
            try:
                at = str(url.join(answer.location))
            except (httpx.InvalidURL, ValueError) as error:
                return Failed(issue("redirects", wanted.asked, reason=str(error)))

    def _refused(self, url: httpx.URL, asked: str, seen: set[str]) -> Failed | None:
        reason = refusal(url, self._guard)
        if reason is not None:
            return Failed(issue("address", str(url.copy_with(userinfo=b"")), reason=reason))
        if str(url) in seen:
            return Failed(issue("redirects", asked, reason="it comes back to itself"))
        if len(seen) > self.politeness.redirects:
            return Failed(issue("redirects", asked, reason=f"more than {self.politeness.redirects} times"))
        wait = self._until.get(url.host, 0.0) - self._clock()
        return Failed(issue("waiting", str(url)), again=True, wait=wait) if wait > 0 else None

    def _closed(self, url: httpx.URL) -> Failed | None:
        host = _host(url)
        rules = self._rules.get(host)
        if rules is None or rules.until < self._clock():
            rules = robots.rules(self._found(Wanted(f"{host}/robots.txt", None, ()), False), self._clock())
            self._rules[host] = rules
        if not rules.had:
            return Failed(issue("no-robots", str(url)), again=True)
        return None if rules.allow(str(url)) else Failed(issue("robots", str(url)))

    def _pace(self, url: httpx.URL) -> None:
        rules, last = self._rules.get(_host(url)), self._asked.get(url.host)
        pace = max(self.politeness.pace, rules.pace if rules else 0.0)
        wait = 0.0 if last is None else last + pace - self._clock()
        if wait > 0:
            self._sleep(wait)


def _host(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"
