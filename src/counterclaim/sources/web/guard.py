"""Which addresses may be fetched: public hosts over http and https, unless told otherwise.

An address from a feed, a page or a redirect is somebody else's word. Without a guard it could make this machine ask its
own network, or the metadata service of its cloud, and write the answer into the ledger.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import httpx

PORTS: Final = frozenset((80, 443))
_USUAL: Final = {"http": 80, "https": 443}
_HOST: Final = re.compile(r"[\w.-]{1,253}|[0-9a-fA-F:.]{2,45}", re.ASCII)
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 host as an IPv6-only network sees it


class Guard(NamedTuple):
    """What may be reached: `allow_private` for intranets and tests; `ports` None for any port."""

    allow_private: bool = False
    ports: frozenset[int] | None = PORTS


class RefusedError(Exception):
    """The guard says no; the message says why."""


Resolve = Callable[[str, int], list[str]]
"""The IP addresses of a host; raises OSError where there are none."""


def refusal(url: httpx.URL, guard: Guard) -> str | None:
    """Why `url` may not be fetched, as far as its letters tell; None where they do not speak against it."""
    if url.scheme not in _USUAL:
        return f"“{url.scheme}” is neither http nor https"
    if url.userinfo:
        return "it holds a user name or password; give it without"
    if not _HOST.fullmatch(url.raw_host.decode("ascii")):
        return "it names no host that can be looked up"
    port = url.port or _USUAL[url.scheme]
    if guard.ports is not None and port not in guard.ports:
        return f"port {port} is not among those allowed; name it under “ports” if it is meant"
    return None


def addresses(host: str, port: int, guard: Guard, resolve: Resolve) -> list[str]:
    """The IP addresses of `host` to connect to. Raises RefusedError if one is not public, OSError if there are none.

    One private address among public ones is refused too: the next look-up might give it alone.
    """
    found = list(dict.fromkeys(resolve(host, port)))
    if not guard.allow_private:
        for address in found:
            if not public(address):
                called = host if host == address else f"{host}, found at {address},"
                raise RefusedError(f"{called} is not on the public internet; “private = true” allows it")
    return found


def public(address: str) -> bool:
    """Whether an IP address belongs to one host on the public internet.

    Private, loopback, link-local, shared (CGNAT), multicast and reserved ranges do not (IANA's special-purpose
    registries, as `ipaddress` holds them), nor does an IPv6 address that stands for such an IPv4 one.
    """
    ip = ip_address(address.partition("%")[0])
    within = _within(ip)
    if within is not None:
        return public(str(within))
    special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or (ip.version == 6 and ip.is_site_local)
    return ip.is_global and not special


def _within(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    if isinstance(ip, IPv4Address):
        return None
    translated = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _TRANSLATED else None
    return ip.ipv4_mapped or ip.sixtofour or translated


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses that the system's resolver gives, which has its own time limits (resolv.conf)."""
    return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
