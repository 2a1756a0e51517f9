"""A ministry, outlets that copy it, one that alters a number, one that adds one, and those who only seem to copy."""

import pytest

from counterclaim.accounts.copies import by_publication, independent, links, origins
from counterclaim.model import Speaker
from counterclaim.model.kept import Link

from .newsroom import AIR_FORCE, ENGLISH, MINISTRY, MORNING, SOURCES, filed

FOOTER = "\n\n👉 [Подписаться на «Утро 24»](https://t.me/utro24) | [Прислать новость](https://t.me/utro24_bot)"


def found(*reports) -> dict[str, Link]:
    return {link.report: link for link in links(sorted(reports, key=by_publication), SOURCES)}


def counts(report, pair_side) -> list[int]:
    return [claim.count.low for claim in report.claims if claim.id in pair_side]


@pytest.mark.parametrize(
    "copy",
    [
        MINISTRY,
        "🔥🔥🔥 " + MINISTRY.replace("**", "").replace("▫️", "➡️") + FOOTER,
        "Что известно об атаке этой ночью\n\n" + MINISTRY,
        MINISTRY + "\n\nUPD. Губернатор Ветров: пострадавших нет, на месте работают экстренные службы.",
        MINISTRY[: int(len(MINISTRY) * 0.6)],
        MINISTRY.replace("Дежурными", "Дежурными ").replace("-", "—").replace("ё", "е").upper(),
    ],
    ids=["verbatim", "emoji and footer", "headline", "update", "cut off", "capitals"],
)
def test_a_copy_is_known_whatever_was_done_to_it(copy: str) -> None:
    result = found(filed(MINISTRY, "t.me/ministry"), filed(copy, "t.me/utro24", 25))
    assert (result["utro24"].origin, result["utro24"].by) == ("ministry", "text")
    assert result["utro24"].altered == ()


@pytest.mark.parametrize(("was", "now"), [(19, 29), (37, 38)])
def test_an_altered_number_is_set_beside_its_original(was: int, now: int) -> None:
    original = filed(MINISTRY, "t.me/ministry")
    relay = filed(MINISTRY.replace(f"{was}", f"{now}"), "t.me/relay", 40)
    link = found(original, relay)["relay"]
    assert link.by == "text"
    ((mine, theirs),) = link.altered
    assert counts(relay, mine)[0] == now
    assert counts(original, theirs)[0] == was


def test_the_only_number_of_a_text_may_be_what_was_altered() -> None:
    text = (
        "В ночь на 10 июля дежурными средствами ПВО уничтожены 24 беспилотника над территориями Курской, Брянской и "
        "Тульской областей. Обломки упали на поле у посёлка, экстренные службы работают на месте."
    )
    link = found(filed(text, "t.me/ministry"), filed(text.replace("24", "34"), "t.me/relay", 30))["relay"]
    assert len(link.altered) == 1


def test_a_vaguer_number_is_not_an_altered_one() -> None:
    vague = MINISTRY.replace("37 украинских", "более 30 украинских")
    link = found(filed(MINISTRY, "t.me/ministry"), filed(vague, "t.me/relay", 30))["relay"]
    assert link.altered == ()


def test_a_number_of_an_earlier_version_was_copied_not_altered() -> None:
    before = filed(MINISTRY.replace("**19**", "**17**"), "t.me/ministry")
    original = filed(MINISTRY, "t.me/ministry")._replace(before=(before.claims,))
    relay = filed(MINISTRY.replace("**19**", "**17**"), "t.me/relay", 30)
    assert found(original, relay)["relay"].altered == ()
    assert len(found(original._replace(before=()), relay)["relay"].altered) == 1


def test_a_local_number_that_an_outlet_adds_is_no_alteration() -> None:
    added = MINISTRY + "\n\nВ Туле обломками повреждены 6 домов, пострадали двое, сообщили в мэрии."
    relay = filed(added, "t.me/tula_life", 30)
    link = found(filed(MINISTRY, "t.me/ministry"), relay)["tula_life"]
    assert (link.by, link.altered) == ("text", ())
    assert any(claim.measure == "damaged" for claim in relay.claims)


def test_a_citation_in_another_language_goes_back_to_the_post() -> None:
    link = found(filed(MINISTRY, "t.me/ministry"), filed(ENGLISH, "wire.example", 50))["wire.example"]
    assert (link.origin, link.by, link.likeness) == ("ministry", "citation", 1.0)


def test_an_agency_may_be_faster_than_the_post_it_cites() -> None:
    result = found(filed(ENGLISH, "wire.example", -20), filed(MINISTRY, "t.me/ministry"))
    assert result["wire.example"].origin == "ministry"
    assert "ministry" not in result
    late = found(filed(ENGLISH, "wire.example", -60 * 12), filed(MINISTRY, "t.me/ministry"))
    assert late == {}


def test_a_voice_does_not_copy_those_who_cite_it() -> None:
    """Also where the post came later, and its claims say in whose name they are."""
    post = filed(MINISTRY, "t.me/ministry")
    own = Speaker("Russian Ministry of Defence")
    post = post._replace(claims=tuple(claim._replace(speaker=own) for claim in post.claims))
    result = found(filed(ENGLISH, "wire.example", -20), post)
    assert {link.report: link.origin for link in result.values()} == {"wire.example": "ministry"}


def test_two_outlets_that_quote_one_speaker_have_one_origin() -> None:
    first = filed("Губернатор Ветров сообщил, что над Тульской областью сбиты 17 беспилотников.", "a.example")
    second = filed("Над Тульской областью уничтожили 17 БПЛА, заявил губернатор Илья Ветров.", "b.example", 15)
    other = filed("Губернатор Ветров сообщил, что над Тульской областью сбиты 23 беспилотника.", "c.example", 20)
    result = found(first, second, other)
    assert result["b.example"][:3] == ("b.example", "a.example", "citation")
    assert "c.example" not in result
    reports = {report.entry.id: report.entry.document.source for report in (first, second, other)}
    assert independent(reports, result.values()) == (
        ("a.example", "b.example", "c.example"),
        ("a.example", "c.example"),
    )


def test_a_vector_of_numbers_needs_no_citation() -> None:
    told = "Вночі над Курською областю збито 19 дронів, над Брянською 11, над Тульською чотири."
    plain = filed("Ночью сбиты беспилотники: 19 над Курской областью, 11 над Брянской, 4 над Тульской.", "a.example")
    again = filed(told, "b.example", 90)
    assert len([claim for claim in again.claims if claim.count.low in (19, 11, 4)]) == 3
    assert found(plain, again)["b.example"][:3] == ("b.example", "a.example", "numbers")
    small = filed("Ночью сбиты беспилотники: 2 над Курской областью и 1 над Брянской.", "a.example")
    repeat = filed("За ночь над Курской областью сбили 2 дрона, над Брянской 1.", "b.example", 90)
    assert found(small, repeat) == {}


def test_officials_of_one_side_repeat_numbers_in_their_own_name() -> None:
    governor = filed("Над Тульской областью ночью сбиты 64 беспилотника, 13 из них над Тулой.", "t.me/governor")
    ministry = filed("Ночью над территорией Тульской области уничтожено 64 БПЛА.", "t.me/ministry", 60)
    outlet = ministry._replace(
        entry=ministry.entry._replace(id="x", document=ministry.entry.document._replace(source="x.example")),
    )
    assert found(governor, ministry) == {}
    assert found(governor, outlet)["x"].by == "numbers"


def test_the_same_phrases_about_another_night_are_no_copy() -> None:
    next_night = MINISTRY.replace("9 июля", "11 июля").replace(" 10 июля", " 12 июля")
    for was, now in (("37", "44"), ("19", "23"), ("11**", "12**"), ("**4**", "**6**")):
        next_night = next_night.replace(was, now)
    assert found(filed(MINISTRY, "t.me/ministry"), filed(next_night, "t.me/relay", 60 * 48)) == {}


def test_versions_by_one_source_are_no_copies_unless_forwarded() -> None:
    address = "https://t.me/ministry/1001"
    first = filed(MINISTRY, "t.me/ministry", name="first", uri=address)
    again = filed(MINISTRY, "t.me/ministry", 30, name="again")
    forwarded = filed(MINISTRY, "t.me/ministry", 60, name="forwarded", origin="http://t.me/s/ministry/1001/")
    result = found(first, again, forwarded)
    assert {link.report: link.by for link in result.values()} == {"forwarded": "forward"}


def test_a_forward_outlives_the_window_and_the_archive() -> None:
    old = "t.me/ministry/7"
    late = filed("Смотрите", "t.me/relay", name="late", origin=old)
    later = filed("Ещё раз", "t.me/other", 5, name="later", origin=old)
    assert found(late, later)["later"][:3] == ("later", "late", "forward")
    kept = {link.report: link.origin for link in links([late, later], SOURCES, at={old: "seven"}.get)}
    assert kept == {"late": "seven", "later": "seven"}
    undated = filed(MINISTRY, "t.me/relay", name="undated", origin=old, published=None)
    assert [link.origin for link in links([undated], at={old: "seven"}.get)] == ["seven"]


def test_a_forward_by_the_channels_name_finds_the_post_by_its_text() -> None:
    relay = filed("Смотрите. " + MINISTRY, "t.me/relay", 30, origin="Russian Ministry of Defence")
    assert found(filed(MINISTRY, "t.me/ministry"), relay)["relay"][:3] == ("relay", "ministry", "forward")
    other = filed(AIR_FORCE, "t.me/relay", 30, origin="Russian Ministry of Defence")
    assert found(filed(MINISTRY, "t.me/ministry"), other) == {}


def test_a_date_without_an_hour_stands_at_the_end_of_its_day() -> None:
    midnight = MORNING.replace(hour=0, minute=0)
    headline = filed(MINISTRY, "paper.example", published=midnight)
    result = found(headline, filed(MINISTRY, "t.me/ministry"))
    assert {link.report: link.origin for link in result.values()} == {"paper.example": "ministry"}


def test_outlets_and_origins_are_counted_apart() -> None:
    reports = [filed(MINISTRY, "t.me/ministry"), filed(AIR_FORCE, "t.me/air", 5)]
    reports += [filed(MINISTRY, f"t.me/outlet{n}", 10 + n) for n in range(10)]
    made = list(links(sorted(reports, key=by_publication), SOURCES))
    assert set(origins(made).values()) == {"ministry"}
    told = independent({report.entry.id: str(report.entry.document.source) for report in reports}, made)
    assert (len(told.outlets), told.origins) == (12, ("t.me/air", "t.me/ministry"))


def test_reports_out_of_order_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="ministry: published"):
        list(links([filed(ENGLISH, "wire.example", 60), filed(MINISTRY, "t.me/ministry")]))


def test_the_window_ends() -> None:
    original, relay = filed(MINISTRY, "t.me/ministry"), filed(MINISTRY, "t.me/relay", 60 * 72)
    assert found(original, relay)["relay"].origin == "ministry"
    just_after = filed(MINISTRY, "t.me/relay", 60 * 72 + 1)
    assert found(original, just_after) == {}
