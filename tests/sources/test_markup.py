"""A page's text is what a reader sees of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.sources.markup import plain, tree, unmarked


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a<br>b<br/><br>c", "a\nb\n\nc"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("a<p>b</p>c", "a\n\nb\n\nc"),
        ("<div>a<div>b</div></div>c", "a\nb\nc"),
        ("<ul>\n  <li>a\n</li>\n <li>b</li></ul>", "a\nb"),
        ("a\n   b", "a b"),
        ("a  b", "a  b"),
        ("a<br>  b", "a\n  b"),
        ("<b>a</b> <i>b</i>\n<u>c</u>", "a b c"),
        ("a<blockquote>b</blockquote>c", "a\nb\nc"),
        ("a<br><blockquote>b</blockquote><br>c", "a\nb\nc"),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
        ("a<script>x</script><style>y</style>b<template>z</template>", "ab"),
        ("a<!-- x -->b<?php x ?>c", "abc"),
        ("&lt;b&gt; &amp;amp; &#128640;", "<b> &amp; 🚀"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "ab\nc"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_what_is_shown(markup: str, text: str) -> None:
    page = tree(f"<html><body><div id=a>{markup}</div></body></html>", "page")
    assert page is not None
    assert plain(page.root.xpath("//*[@id='a']")[0]) == text


def test_a_text_without_tags_keeps_its_lines() -> None:
    assert unmarked("a\n b &amp; c < d") == "a\n b & c < d"
    assert unmarked("a\n b<br>c") == "a b\nc"


def test_what_is_nested_too_deeply_is_told() -> None:
    page = tree("<div>" * 50_000 + "deep" + "</div>" * 50_000, "page")
    assert page is not None
    assert [issue.code for issue in page.issues] == ["deep-page"]
    plain(page.root)


@given(st.text(st.sampled_from("<>/=\"'& abpdiv\n!-?;#"), max_size=60))
def test_no_markup_raises(markup: str) -> None:
    unmarked(markup)
    page = tree(f"<p>{markup}", "page")
    assert page is not None
    plain(page.root)
