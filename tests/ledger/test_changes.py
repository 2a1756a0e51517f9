"""How two versions differ, by words: applied to the earlier text, the changes give the later one."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.ledger.versions import difference

texts = st.lists(st.sampled_from(["10", "11", "drones", " ", "\n", ",", "над", "é"]), max_size=12).map("".join)


@given(texts, texts)
def test_changes_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    rest, built = before, ""
    at = 0
    for change in difference(before, after):
        kept = after[at : change.start]
        assert rest.startswith(kept)
        rest = rest[len(kept) :]
        assert rest.startswith(change.before)
        rest = rest[len(change.before) :]
        built += kept + change.after
        at = change.start + len(change.after)
    assert built + after[at:] == after and rest == after[at:]
