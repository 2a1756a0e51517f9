import ast
import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from counterclaim.exports.ledger import acled, attacks, ged, timemap, write
from counterclaim.exports.ledger.events import deaths, events
from counterclaim.exports.ledger.foreign import TRACE
from counterclaim.exports.ledger.ged import priogrid
from counterclaim.model.records import Count, Place, Window

from ..parts import HOSTILE
from .kept import BELGOROD, EVENING, NIGHT, ROWS, RUSSIA, TOLD, TOWN, A, B, C, D, about, row
from .made import records

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)
GED = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
    "low gwnoa gwnob"
)
TIMEMAP = (
    "id description date time time_precision location latitude longitude type category associations sources comments"
)
MONTH = Window(datetime(2025, 6, 1, tzinfo=UTC), datetime(2025, 7, 1, tzinfo=UTC), date(2025, 6, 30), "month")
YEAR = Window(datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC), date(2025, 12, 31), "year")
DAY = Window(datetime(2025, 7, 10, tzinfo=UTC), datetime(2025, 7, 11, tzinfo=UTC), date(2025, 7, 10), "day")
WEEK = DAY._replace(start=datetime(2025, 7, 4, tzinfo=UTC))


def told(*rows):
    return ROWS._replace(told=rows)


def test_columns_are_theirs_in_their_order_and_then_ours() -> None:
    assert tuple(ACLED.split()) == acled.COLUMNS
    assert tuple(GED.split()) == ged.COLUMNS
    assert tuple(TIMEMAP.split()) == timemap.COLUMNS
    for name in ("acled", "ged", "attacks"):
        assert tuple(records(name, ROWS)[0])[-4:] == TRACE


@pytest.mark.parametrize("name", ["acled", "ged", "attacks"])
def test_every_row_leads_back_to_words_and_bytes(name: str) -> None:
    known = {row.told.claim.id: row for row in TOLD}
    for line in records(name, ROWS):
        ids = line["claim_ids"].split(";")
        assert line["quotes"].split(";") == [known[id_].told.claim.quote.text for id_ in ids]
        assert line["captures"] == known[ids[0]].entry.capture
        assert line["addresses"] == known[ids[0]].entry.document.uri


def test_claims_of_one_place_and_time_of_a_report_are_one_event() -> None:
    hit = row(C, 3, "hit", "drone", Count(1, 1), "3", places=(BELGOROD,), towns=(TOWN,))
    found = list(events((*TOLD[:7], hit, *TOLD[7:])))
    assert [len(event.rows) for event in found if event.rows[0].told.report == C] == [3]
    assert sum(len(event.rows) for event in found) == len(TOLD) + 1


def test_history_denials_and_rejected_claims_are_no_events() -> None:
    first = TOLD[0]
    out = (
        first._replace(told=first.told._replace(claim=first.told.claim._replace(background=True))),
        first._replace(told=first.told._replace(claim=first.told.claim._replace(stance="denied"))),
        first._replace(told=first.told._replace(state="rejected")),
    )
    assert list(events(out)) == []


def test_acled_codes() -> None:
    found = {line["claim_ids"].split(";")[0]: line for line in records("acled", ROWS)}
    town, country, dead = found[f"{C}.c1"], found[f"{A}.c1"], found[f"{A}.c4"]
    assert (town["geo_precision"], town["latitude"], town["admin1"]) == ("1", "50.6", "Belgorod Oblast")
    assert (found[f"{A}.c2"]["geo_precision"], found[f"{A}.c2"]["latitude"]) == ("3", "")
    assert (country["geo_precision"], country["latitude"], country["iso"]) == ("", "", "643")
    assert (country["event_type"], country["sub_event_type"]) == ("Strategic developments", "Disrupted weapons use")
    assert (dead["event_type"], dead["fatalities"]) == ("Explosions/Remote violence", "1")
    assert country["fatalities"] == "" and country["actor1"] == ""
    assert (country["event_date"], country["time_precision"]) == ("2025-07-10", "1")
    assert found[f"{D}.c3"]["event_date"] == "" == found[f"{D}.c3"]["time_precision"]


@pytest.mark.parametrize(
    ("window", "time_precision", "date_prec"),
    [(NIGHT, "1", "2"), (EVENING, "1", "1"), (DAY, "1", "1"), (WEEK, "2", "3"), (MONTH, "3", "4"), (YEAR, "", "5"),
     (Window(), "", ""), (Window(date=date(2025, 7, 10), precision="night"), "1", "2"),
     (Window(start=NIGHT.start), "", "")],
)  # fmt: skip
def test_time_is_as_precise_as_the_codebooks_say(window: Window, time_precision: str, date_prec: str) -> None:
    rows = told(row(A, 1, "hit", "drone", Count(1, 1), "14 drones", window=window))
    assert records("acled", rows)[0]["time_precision"] == time_precision
    assert records("ged", rows)[0]["date_prec"] == date_prec


@pytest.mark.parametrize(
    ("places", "towns", "code"),
    [((BELGOROD,), (TOWN,), "1"), ((BELGOROD,), (), "4"), ((BELGOROD, Place("RU-BRY", "Bryansk")), (), "5"),
     ((RUSSIA,), (), "6"), ((Place("sea:black", "Black Sea"),), (), "7"), ((), (), "")],
)  # fmt: skip
def test_where_prec(places, towns, code: str) -> None:
    line = records("ged", told(row(A, 1, "hit", "drone", Count(1, 1), "14 drones", places=places, towns=towns)))[0]
    assert line["where_prec"] == code
    assert bool(line["latitude"]) == bool(line["geom_wkt"]) == (code == "1")


def killed(number: int, low: int, high: int | None, thing: str = "person", **more):
    return row(A, number, "killed", thing, Count(low, high), "One person", places=(BELGOROD,), **more)


@pytest.mark.parametrize(
    ("rows", "best", "low", "high"),
    [
        ((killed(1, 3, 3),), "3", "3", "3"),
        ((killed(1, 0, 0),), "0", "0", "0"),
        ((killed(1, 3, None),), "", "3", ""),
        ((killed(1, 2, 5),), "", "2", "5"),
        ((killed(1, 3, 3), killed(2, 1, 1, thing="child", part_of=f"{A}.c1")), "3", "3", "3"),
        ((killed(1, 3, 3), killed(2, 1, 1)), "", "3", "4"),
        ((TOLD[1],), "", "", ""),
    ],
)
def test_deaths_are_what_is_told_and_empty_where_nothing_is(rows, best: str, low: str, high: str) -> None:
    line = records("ged", told(*rows))[0]
    assert (line["best"], line["low"], line["high"]) == (best, low, high)
    assert (line["deaths_unknown"], line["deaths_civilians"]) == (best, "")
    assert records("acled", told(*rows))[0]["fatalities"] == low


def test_deaths_of_an_event_are_within_any_way_to_add_them_up() -> None:
    event = next(events((killed(1, 2, 2), killed(2, 1, 4))))
    found = deaths(event)
    for shared in range(3):  # how many of the one are among the other
        assert found.low <= max(2, 2 + 1 - shared) and found.high >= 2 + 4 - shared


def test_priogrid_cells() -> None:
    assert priogrid((-89.9, -179.9)) == 1
    assert priogrid((-89.9, 179.9)) == 720
    assert priogrid((89.9, 179.9)) == 259200
    assert priogrid((50.6, 36.58)) == 281 * 720 + 433 + 1


def test_parts_by_place_stand_in_the_details_of_their_whole() -> None:
    whole = records("attacks", ROWS)[0]
    assert (whole["destroyed"], whole["model"], whole["target"]) == ("14", "drones", "Russia")
    assert ast.literal_eval(whole["destroyed_details"]) == {"Belgorod Oblast": 8, "Black Sea": 6}
    assert (whole["time_start"], whole["time_end"]) == ("2025-07-09", "2025-07-10")
    assert whole["launched"] == "" and whole["source"] == "https://t.me/ministry/101"


def test_parts_by_weapon_have_rows_of_their_own_where_they_are_all() -> None:
    def launched(number: int, low: int, thing: str, **more):
        return row(B, number, "launched", thing, Count(low, low), "5 беспилотников", places=(RUSSIA,), **more)

    parts = (launched(2, 36, "drone", part_of=f"{B}.c1"), launched(3, 14, "missile", part_of=f"{B}.c1", model="Kite"))
    found = records("attacks", told(launched(1, 50, "munition"), *parts))
    assert [(line["model"], line["launched"]) for line in found] == [("drones", "36"), ("Kite", "14")]
    (including,) = records("attacks", told(launched(1, 50, "munition"), parts[1]))
    assert (including["launched"], ast.literal_eval(including["launched_details"])) == ("50", {"Russia": 14})


def test_one_row_has_launched_destroyed_and_lost_and_the_sites_beside() -> None:
    same = {"places": (RUSSIA,), "window": EVENING}
    found = records("attacks", told(
        row(B, 1, "launched", "drone", Count(20, 20), "5", **same),
        row(B, 2, "intercepted", "drone", Count(14, 14), "5", **same),
        row(B, 3, "suppressed", "drone", Count(2, None), "5", **same),
        row(B, 4, "hit", "site", Count(3, 3), "5", window=EVENING),
        row(B, 5, "debris", "site", Count(1, 1), "5", window=EVENING),
    ))  # fmt: skip
    assert len(found) == 1
    line = found[0]
    assert (line["launched"], line["destroyed"], line["not_reach_goal"]) == ("20", "14", "")
    assert (line["num_hit_location"], line["num_fall_fragment_location"]) == ("3", "1")
    assert (line["time_start"], line["time_end"]) == ("2025-07-09 20:00", "2025-07-10 00:00")


def test_numbers_are_added_only_where_the_report_says_so() -> None:
    first = row(B, 1, "intercepted", "drone", Count(5, 5), "5", places=(RUSSIA,))
    further = row(B, 2, "intercepted", "drone", Count(3, 3), "5", places=(RUSSIA,), cue="further")
    plain = row(B, 2, "intercepted", "drone", Count(3, 3), "5", places=(RUSSIA,))
    assert records("attacks", told(first, further))[0]["destroyed"] == "8"
    assert records("attacks", told(first, plain))[0]["destroyed"] == ""


def test_the_attacks_tables_header_is_kept() -> None:
    assert attacks.COLUMNS[:4] == ("time_start", "time_end", "model", "launch_place")
    assert attacks.COLUMNS[-5:] == ("affected region", "destroyed_details", "launched_details", "launch_place_details",
                                    "source")  # fmt: skip
    assert len(attacks.COLUMNS) == 22


def test_timemap_events_cite_sources_that_are_there(tmp_path: Path) -> None:
    write("timemap", ROWS, tmp_path / "timemap")
    listed = {name: json.loads((tmp_path / f"timemap/{name}.json").read_text()) for name in ("events", "sources")}
    sources = {source["id"]: source for source in listed["sources"]}
    assert len(sources) == len(listed["sources"]) == 4
    for event, row_ in zip(listed["events"], TOLD, strict=True):
        assert set(event["sources"]) <= set(sources)
        assert (event["latitude"] == "50.6") == bool(row_.told.claim.towns)
    with (tmp_path / "timemap/events.csv").open(newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["id"] for line in lines] == [event["id"] for event in listed["events"]]
    assert lines[0]["date"] == "07/10/2025" and lines[4]["time"] == "20:00" and lines[0]["time"] == ""


@pytest.mark.parametrize("name", ["acled", "ged", "attacks"])
@pytest.mark.parametrize("said", HOSTILE)
def test_no_cell_is_a_formula(name: str, said: str) -> None:
    for line in records(name, about(said)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in line.values())
