"""The gazetteer: names in several languages to ISO codes and GeoNames ids, and what lies in what."""

from counterclaim.places.borders import borders
from counterclaim.places.codes import country_codes
from counterclaim.places.gazetteer import Gazetteer, gazetteer
from counterclaim.places.labels import labels, town_label
from counterclaim.places.lookup import lookup
from counterclaim.places.points import point
from counterclaim.places.records import Entry, Form
from counterclaim.places.zones import zone_of

__all__ = [
    "Entry",
    "Form",
    "Gazetteer",
    "borders",
    "country_codes",
    "gazetteer",
    "labels",
    "lookup",
    "point",
    "town_label",
    "zone_of",
]
