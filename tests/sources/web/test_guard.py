"""What may be fetched."""

from __future__ import annotations

import ipaddress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.sources.web import Failed, Fetched, Guard
from counterclaim.sources.web.guard import RefusedError, addresses, public, refusal

from .conftest import PUBLIC, World, answer

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "0.0.0.0",
    "100.64.0.1", "100.127.255.254", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1",
    "198.18.0.1", "198.51.100.7", "203.0.113.7", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fd12::1", "ff02::1", "ff0e::1",
    "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "2001:db8::1",
    "2002:7f00:1::", "2002:a00:1::", "2002:c0a8:101::1", "64:ff9b::a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b:1::1",
    "2001:0:7f00:1::", "100::1",
]  # fmt: skip
REACHABLE = [PUBLIC, "1.1.1.1", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_of_a_private_or_special_network_is_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", REACHABLE)
def test_public_addresses_are(address: str) -> None:
    assert public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv6_address_that_stands_for_an_ipv4_one_is_judged_as_that_one(ip: ipaddress.IPv4Address) -> None:
    six_to_four = ipaddress.IPv6Address((0x2002 << 112) | (int(ip) << 80))
    translated = ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) + int(ip))
    assert {public(f"::ffff:{ip}"), public(str(six_to_four)), public(str(translated))} == {public(str(ip))}


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("file:///etc/passwd", "file"),
        ("ftp://news.test/a", "ftp"),
        ("gopher://news.test/", "gopher"),
        ("//news.test/a", "neither"),
        ("https://user:secret@news.test/", "password"),
        ("https://user@news.test/", "user name"),
        ("https://news.test:8080/", "8080"),
        ("http://news.test:22/", "22"),
        ("https:///a", "no host"),
    ],
)
def test_other_schemes_credentials_and_ports_are_refused(address: str, word: str) -> None:
    assert word in (refusal(httpx.URL(address), Guard()) or "")


def test_ports_may_be_named() -> None:
    assert refusal(httpx.URL("http://news.test:8080/"), Guard(ports=frozenset((8080,)))) is None
    assert refusal(httpx.URL("http://news.test:8080/"), Guard(ports=None)) is None
    assert refusal(httpx.URL("https://news.test/"), Guard()) is None


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC, "10.0.0.1"]

    with pytest.raises(RefusedError, match=r"10\.0\.0\.1"):
        addresses("news.test", 443, Guard(), resolve)
    assert addresses("news.test", 443, Guard(allow_private=True), resolve) == [PUBLIC, "10.0.0.1"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://localhost./"]
)
def test_loopback_in_any_spelling_is_refused_before_a_connection(world: World, address: str) -> None:
    from counterclaim.sources.web.guard import resolved

    wire = world.wire()._replace(resolve=resolved)
    got = world.fetcher(wire=wire, tries=1).fetch(address)
    assert isinstance(got, Failed)
    assert world.reached == [] and world.site.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/", "http://inside.test/", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd",
        "https://user:x@news.test/", "http://news.test:22/", "//inside.test/", "gopher://news.test/", "http://[::1]/",
    ],
)  # fmt: skip
def test_each_redirect_is_checked_anew(world: World, target: str) -> None:
    world.names.update({address: [address] for address in ("127.0.0.1", "::1", "169.254.169.254")})
    world.names["inside.test"] = ["10.0.0.1"]
    world.site.pages["/a"] = answer("", 302, location=target)
    got = world.fetcher(tries=1).fetch("http://news.test/a")
    assert isinstance(got, Failed) and got.issue.code == "address"
    assert "user:x" not in got.issue.message
    assert world.reached == [PUBLIC]
    assert world.site.paths() == ["/a"]


def test_the_connection_goes_to_the_address_that_was_checked_even_if_the_name_moves(world: World) -> None:
    told = iter([[PUBLIC], ["127.0.0.1"]])
    wire = world.wire()._replace(resolve=lambda host, port: next(told))
    world.site.pages["news.test/a"] = answer("well")
    fetcher = world.fetcher(wire=wire, tries=1)
    assert isinstance(fetcher.fetch("http://news.test/a"), Fetched)
    assert world.reached == [PUBLIC]
    assert world.site.asked[0].host == "news.test"
    second = fetcher.fetch("http://news.test/a")
    assert isinstance(second, Failed) and "127.0.0.1" in second.issue.message
    assert world.reached == [PUBLIC]


def test_private_addresses_are_reached_when_that_is_meant(world: World) -> None:
    world.names["wiki.test"] = ["10.0.0.1"]
    world.site.pages["/a"] = answer("well")
    assert isinstance(world.fetcher(Guard(allow_private=True)).fetch("http://wiki.test/a"), Fetched)
