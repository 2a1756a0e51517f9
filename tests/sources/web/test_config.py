"""A file of sources: what it says is taken, and all that is wrong with it is told at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.kept import Source
from counterclaim.sources.web import Config, Guard, History, Politeness, Watched, read

FULL = """
[fetch]
contact = "desk@example.org"
pace = "5s"
patience = 10
longest = "2m"
largest = "20 MB"
redirects = 3
tries = 2
wait = "90s"
robots = "all"
private = true
ports = [80, 443, 8080]

[[source]]
kind = "telegram"
address = "https://t.me/s/Harbour_News"
every = "5m"
history = { since = 2025-07-01, limit = 500 }
recheck = "2d"
name = "Harbour news"
speaker = "Governor"
role = "governor of the harbour region"
side = "A"
place = "XX-01"
zone = "Europe/London"
language = "en"
grade = "b"
view = { "XX-01" = "YY", "XX-02" = "YY" }

[[source]]
kind = "feed"
address = "https://www.news.test/rss"
follow = true

[[source]]
kind = "article"
address = ["https://news.test/a", "https://news.test/b"]
key = "news.test/long-reads"

[[source]]
kind = "file"
address = "inbox"
key = "inbox"
"""


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    return tmp_path / "sources.toml"


def test_every_key_is_read(toml: Path) -> None:
    toml.write_text(FULL)
    config, issues = read(toml)
    assert not issues
    assert config.politeness == Politeness("desk@example.org", 5, 10, 120, 20_000_000, 3, 2, 90, "all")
    assert config.guard == Guard(True, frozenset((80, 443, 8080)))
    channel, feed, articles, folder = config.sources
    view = (("XX-01", "YY"), ("XX-02", "YY"))
    role = "governor of the harbour region"
    source = Source(
        "t.me/harbour_news", "Harbour news", "Governor", role, "A", "XX-01", "Europe/London", "en", "B", view
    )
    history = History(datetime(2025, 7, 1, tzinfo=UTC), 500)
    address = "https://t.me/s/harbour_news"
    assert channel == Watched(
        f"telegram {address}", "telegram", (address,), source, timedelta(minutes=5), history, recheck=timedelta(days=2)
    )
    assert (feed.source, feed.follow, feed.every) == (Source("news.test"), True, timedelta(minutes=30))
    assert articles.addresses == ("https://news.test/a", "https://news.test/b")
    assert (articles.id, folder.id) == ("article news.test/long-reads", "file inbox")


def test_little_is_needed(toml: Path) -> None:
    toml.write_text('[[source]]\nkind = "telegram"\naddress = "@harbour"\n')
    config, issues = read(toml)
    assert not issues
    assert (config.politeness, config.guard) == (Politeness(), Guard())
    assert config.sources[0].source == Source("t.me/harbour")


def test_the_example_reads_as_it_stands() -> None:
    config, issues = read(Path(__file__).parents[3] / "examples" / "sources.toml")
    assert not issues
    assert {watched.kind for watched in config.sources} == {"telegram", "feed", "article", "file"}


def test_all_that_is_wrong_is_told_at_once_with_its_place_and_the_nearest_key(toml: Path) -> None:
    toml.write_text(
        """
        [fetch]
        pase = "5s"
        robots = "never"
        contact = "not\\nplain"

        [[source]]
        kind = "telegram"
        address = "https://t.me/s/harbour"
        evry = "5m"
        every = "often"
        zone = "Europe/Nowhere"
        grade = "G"
        follow = true

        [[source]]
        kind = "telegraph"
        address = "https://news.test"

        [[source]]
        name = "nothing else"

        [[source]]
        kind = "feed"
        address = "https://news.test/rss"

        [shelf]
        """
    )
    config, issues = read(toml)
    told = "\n".join(issue.message for issue in issues)
    for part in (
        "[fetch]: unknown key “pase”; “pace” is the nearest",
        '[fetch]: robots = \'never\': give "followed", "all" or "none"',
        "[fetch]: contact =",
        "[[source]] 1 (https://t.me/s/harbour): unknown key “evry”; “every” is the nearest",
        "every = 'often': give a time such as",
        "zone = 'Europe/Nowhere': give a zone of the tz database",
        "grade = 'G': give a letter",
        "“follow” says nothing for a source of kind “telegram”",
        "[[source]] 2 (https://news.test): kind = 'telegraph': give one of telegram, feed, article, file",
        "[[source]] 3: “kind” is missing",
        "[[source]] 3: “address” is missing",
        "unknown key “shelf”; known are fetch, source",
    ):
        assert part in told, part
    assert told.count("sources.toml") == len(issues) == 12
    assert [watched.id for watched in config.sources] == ["feed https://news.test/rss"], "what is right is read"


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ('kind = "telegram"\naddress = "https://t.me/c/123/4"', "public channel"),
        ('kind = "telegram"\naddress = "https://news.test/"', "public channel"),
        ('kind = "telegram"\naddress = "@harbour"\nkey = "harbour"', "leave it out"),
        ('kind = "feed"\naddress = "news.test/rss"', "https://"),
        ('kind = "feed"\naddress = "https://me:secret@news.test/rss"', "without a user name"),
        ('kind = "feed"\naddress = ["https://news.test/a", "https://news.test/b"]', "one address"),
        ('kind = "feed"\naddress = []', "a list of them"),
        ('kind = "feed"\naddress = 5', "line of text"),
        ('kind = "article"\naddress = "file:///etc/passwd"', "https://"),
        ('kind = "article"\naddress = "https://news.test/a"\nrecheck = "1d"', "says nothing"),
        ('kind = "file"\naddress = "inbox"', "“key” is missing"),
        ('kind = "feed"\naddress = "https://news.test/"\nevery = "0s"', "above zero"),
        ('kind = "feed"\naddress = "https://news.test/"\nevery = "999999999w"', "ten years"),
        ('kind = "feed"\naddress = "https://news.test/"\nview = { XX-01 = "nowhere" }', "pairs of codes"),
        ('kind = "feed"\naddress = "https://news.test/"\nplace = "the harbour"', "ISO 3166"),
        ('kind = "telegram"\naddress = "@harbour"\nhistory = 500', "braces"),
        ('kind = "telegram"\naddress = "@harbour"\nhistory = { limit = -1 }', "above zero"),
        ('kind = "telegram"\naddress = "@harbour"\nhistory = { since = "soon" }', "2025-07-01"),
        ('kind = "telegram"\naddress = "@harbour"\nhistory = { sinse = 2025-07-01 }', "“since” is the nearest"),
    ],
)
def test_each_value_is_checked(toml: Path, row: str, part: str) -> None:
    toml.write_text(f"[[source]]\n{row}\n")
    config, issues = read(toml)
    assert not config.sources
    assert len(issues) == 1 and part in issues[0].message


def test_a_source_stands_there_once_and_a_key_means_one_thing(toml: Path) -> None:
    toml.write_text(
        """
        [[source]]
        kind = "telegram"
        address = "@harbour"
        [[source]]
        kind = "telegram"
        address = "https://t.me/s/Harbour"
        [[source]]
        kind = "feed"
        address = "https://news.test/a"
        side = "A"
        [[source]]
        kind = "feed"
        address = "https://news.test/b"
        side = "B"
        [[source]]
        kind = "feed"
        address = "https://news.test/c"
        side = "A"
        """
    )
    config, issues = read(toml)
    assert [issue.code for issue in issues] == ["config-twice", "config-twice"]
    assert "[[source]] 1 (@harbour)" in issues[0].message and "key “news.test”" in issues[1].message
    assert len(config.sources) == 3


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"[[source", "config-broken"),
        (b"", "config-empty"),
        (b"\xff\xfe", "config-unreadable"),
        (b"a=1\na=2", "config-broken"),
    ],
)
def test_a_file_that_is_none_is_told(toml: Path, content: bytes, code: str) -> None:
    toml.write_bytes(content)
    assert [issue.code for issue in read(toml)[1]] == [code]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert read(tmp_path / "none.toml") == (Config(), read(tmp_path / "none.toml")[1])
    assert [issue.code for issue in read(tmp_path)[1]] == ["config-unreadable"]


VALUES = st.recursive(
    st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from(["", "x", "5m", "feed", "telegram", "https://a.test", "@abcd"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["since", "limit", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)
KEYS = [
    "kind",
    "address",
    "every",
    "history",
    "follow",
    "recheck",
    "key",
    "name",
    "grade",
    "view",
    "zone",
    "place",
    "odd",
]


def as_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {as_toml(inner)}" for key, inner in value.items()) + "}"
    return f'"{value}"' if isinstance(value, str) else str(value)


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES), min_size=1, max_size=3))
@settings(max_examples=150)
def test_whatever_stands_there_gives_a_source_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, object]]
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_text("".join("[[source]]\n" + "".join(f"{k} = {as_toml(v)}\n" for k, v in row.items()) for row in rows))
    config, issues = read(file)
    assert len(config.sources) + len(issues) >= len(rows)
