"""Saved searches, and the addresses that are told when something new fits them."""

from counterclaim.desk.searches.kept import KINDS, all_of, asked_in, forget, save
from counterclaim.desk.searches.telling import Telling

__all__ = ["KINDS", "Telling", "all_of", "asked_in", "forget", "save"]
