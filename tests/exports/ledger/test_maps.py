import json

import jsonschema
import pytest
from lxml import etree

from counterclaim.exports.ledger.located import PRECISIONS, located
from counterclaim.model.records import Place, Town

from ..parts import HOSTILE
from .kept import BELGOROD, ROWS, SEA, TOLD, TOWN, about
from .made import text
from .shapes import GEOJSON, KML


def feature_of(rows=ROWS):
    collection = json.loads(text("geojson", rows))
    jsonschema.validate(collection, GEOJSON)
    return {feature["id"]: feature for feature in collection["features"]}


def test_only_towns_have_points() -> None:
    for row in TOLD:
        feature = feature_of()[row.told.claim.id]
        if row.told.claim.towns:
            assert feature["geometry"] == {"type": "Point", "coordinates": [36.58, 50.6]}
            assert feature["properties"]["geo_precision"] == "town"
        else:
            assert feature["geometry"] is None


CLAIM = TOLD[3].told.claim
OTHER = Town("Shebekino", "geonames:495112", "RU-BEL")


@pytest.mark.parametrize(
    ("places", "towns", "precision", "points"),
    [
        ((BELGOROD,), (TOWN,), "town", 1),
        ((BELGOROD,), (TOWN, OTHER), "town", 2),
        ((), (TOWN,), "town", 1),
        ((BELGOROD,), (TOWN, Town("Dachas", None, "RU-BEL")), "district", 0),
        ((BELGOROD,), (Town("Shebekinsky", "district:RU-BEL:shebekinsky", "RU-BEL"),), "district", 0),
        ((BELGOROD, Place("RU-BRY", "Bryansk")), (TOWN,), "several", 0),
        ((BELGOROD, SEA), (), "several", 0),
        ((Place("RU", "Russia"),), (TOWN,), "country", 0),
        ((Place("RU-MOS+RU-MOW", "Moscow region"),), (), "region", 0),
        ((SEA,), (), "sea", 0),
        ((), (), "none", 0),
        ((BELGOROD,), (Town("x", "geonames:1", "RU-BEL"),), "district", 0),
        ((BELGOROD,), (Town("x", "geonames:²", "RU-BEL"),), "district", 0),
    ],
)
def test_a_point_is_never_finer_than_what_is_said(places, towns, precision, points) -> None:
    at = located(CLAIM._replace(places=places, towns=towns))
    assert (at.precision, len(at.points)) == (precision, points)
    assert at.precision in PRECISIONS


def test_a_country_is_told_only_where_all_lies_in_it() -> None:
    assert located(CLAIM._replace(places=(BELGOROD, Place("UA-63", "Kharkiv")), towns=())).country is None
    assert located(CLAIM._replace(places=(BELGOROD, SEA), towns=())).country is None
    assert located(CLAIM._replace(places=(), towns=(TOWN,))).country == "RU"


def test_kml_is_valid_and_pins_towns_alone() -> None:
    tree = etree.fromstring(text("kml", ROWS).encode())
    KML.assertValid(tree)
    space = {"k": "http://www.opengis.net/kml/2.2"}
    points = [place.get("id") for place in tree.xpath("//k:Placemark[k:Point]", namespaces=space)]
    assert points == [f"claim-{row.told.claim.id}" for row in TOLD if row.told.claim.towns]
    styles = {f"#{style.get('id')}" for style in tree.xpath("//k:Style", namespaces=space)}
    assert {url.text for url in tree.xpath("//k:styleUrl", namespaces=space)} <= styles


@pytest.mark.parametrize("said", [*HOSTILE, "\x00\x01", "\ufffe", "\ud800", "]]>", "<!--", "&amp;"])
def test_hostile_words_stay_words(said: str) -> None:
    tree = etree.fromstring(text("kml", about(said)).encode())
    KML.assertValid(tree)
    assert "\u202e" not in text("kml", about(said))
    assert len(feature_of(about(said))) == 1
