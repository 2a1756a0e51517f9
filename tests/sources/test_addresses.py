"""An address has one spelling, whatever the way it came in, and nothing else passes for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.sources.addresses import absolute, channel, channel_of_id, host, post


@pytest.mark.parametrize(
    ("written", "named", "posted"),
    [
        ("t.me/Coast_1", "t.me/coast_1", "https://t.me/coast_1"),
        ("@Coast_1", "t.me/coast_1", "https://t.me/coast_1"),
        ("https://t.me/s/Coast_1?before=55", "t.me/coast_1", "https://t.me/coast_1"),
        ("http://www.telegram.me/Coast_1/055?single", "t.me/coast_1", "https://t.me/coast_1/55"),
        ("https://t.me/c/123/55", "t.me/c/123", "https://t.me/c/123/55"),
        ("https://t.me/joinchat/AAAA", None, None),
        ("https://t.me/+AAAA", None, None),
        ("https://t.me/", None, None),
        ("https://t.me.example/coast", None, None),
        ("https://example.org/t.me/coast", None, None),
        ("the ministry", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_channels_and_posts(written: str | None, named: str | None, posted: str | None) -> None:
    assert (channel(written), post(written)) == (named, posted)


@pytest.mark.parametrize(
    ("number", "named"),
    [
        (123, "t.me/c/123"),
        ("channel123", "t.me/c/123"),
        (-100123, "t.me/c/123"),
        ("user123", None),
        (None, None),
        (-5, None),
        (0, None),
    ],
)
def test_numbers_of_channels(number: object, named: str | None) -> None:
    assert channel_of_id(number) == named


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://WWW.Harbour.example:8080/a", "harbour.example"),
        ("http://harbour.example", "harbour.example"),
        ("ftp://harbour.example", None),
        ("harbour.example", None),
        ("http://[", None),
        ("https://", None),
        (None, None),
    ],
)
def test_hosts(address: str | None, found: str | None) -> None:
    assert host(address) == found


@pytest.mark.parametrize(
    ("link", "base", "found"),
    [
        ("/2", "https://a.example/1", "https://a.example/2"),
        ("//b.example/2", "https://a.example/1", "https://b.example/2"),
        (" https://b.example/2 ", "file.html", "https://b.example/2"),
        ("/2", "file.html", None),
        ("javascript:alert(1)", "https://a.example/1", None),
        ("data:text/html,x", "https://a.example/1", None),
        ("https://a.example/a b\n", "https://a.example/1", None),
        ("http://[", "https://a.example/1", None),
        (None, "https://a.example/1", None),
        (["x"], "file", None),
    ],
)
def test_links(link: object, base: str, found: str | None) -> None:
    assert absolute(link, base) == found


@given(st.text(max_size=30), st.text(max_size=30))
def test_an_address_is_settled_and_nothing_raises(link: str, base: str) -> None:
    assert host(absolute(link, base)) is not None or absolute(link, base) is None
    for written in (link, f"https://t.me/{link}", f"t.me/{link}/{base}"):
        assert channel(channel(written)) == channel(written)
        assert post(post(written)) == post(written)
