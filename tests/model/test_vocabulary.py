"""The vocabulary holds together: parents exist, no circles, one label for one term, every finding in a family."""

import re
from itertools import pairwise

import pytest

from counterclaim.model import Count, Window
from counterclaim.model.vocabulary import ancestors, codes, related, section, sections


@pytest.mark.parametrize("name", sections())
def test_every_term_says_what_it_means(name: str) -> None:
    for term in section(name).values():
        text = term.title if name == "findings" else term.means
        assert text and text == text.strip()
        assert text[0].isupper() or text[0].isdigit()
        assert text.endswith(".") != (name == "findings")


@pytest.mark.parametrize("name", ["measures", "things"])
def test_parents_exist_and_run_in_no_circle(name: str) -> None:
    for key, term in section(name).items():
        assert term.parent is None or term.parent in section(name)
        assert key not in ancestors(key, name)


@pytest.mark.parametrize("name", ["measures", "things"])
def test_one_label_names_one_term(name: str) -> None:
    labels = [term.label for term in section(name).values()]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_keys_are_plain_words() -> None:
    keys = [key for name, terms in sections().items() for key in terms if name != "findings"]
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", key) for key in keys)


def test_codes_rise_and_each_family_has_its_hundred() -> None:
    assert all(one < other for one, other in pairwise(codes()))
    assert all(re.fullmatch(r"CC\d{3}", code) for code in codes())
    family_of_hundred = {(code[:3], term.family) for code, term in section("findings").items()}
    assert len({hundred for hundred, _ in family_of_hundred}) == len(family_of_hundred)


def test_defaults_of_the_records_are_terms() -> None:
    assert Count(1, 1).form in section("forms")
    assert Window().precision is None


def test_a_claim_of_the_child_is_a_claim_of_the_parent() -> None:
    assert ancestors("cruise_missile") == ("missile", "munition")
    assert related("munition", "cruise_missile")
    assert not related("drone", "missile")
