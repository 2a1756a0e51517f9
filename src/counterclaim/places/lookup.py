"""Places by a name as typed: exact, then by its beginning, then by close spelling."""

from __future__ import annotations

from difflib import get_close_matches

from counterclaim.model.text import fold
from counterclaim.places.gazetteer import Gazetteer, gazetteer
from counterclaim.places.records import Entry

LIMIT = 20
CLOSE = 0.75


def lookup(query: str, languages: tuple[str, ...] = ("en", "ru", "uk")) -> list[Entry]:
    """The places that `query` may mean, the likeliest first; a code or id is found too. Empty when nothing is near."""
    places = gazetteer(languages)
    for code in (query.strip(), query.strip().upper(), query.strip().lower()):
        try:
            return [places.entry(code)]
        except (KeyError, ValueError):
            continue
    phrase = fold(query)
    if not phrase:
        return []
    found = _entries(places, [phrase])
    if found:
        return found
    phrases = places.phrases()
    found = _entries(places, sorted(known for known in phrases if known.startswith(phrase)))
    if found:
        return found
    near = [known for known in phrases if known[0] == phrase[0] and abs(len(known) - len(phrase)) < 3]
    return _entries(places, get_close_matches(phrase, near, LIMIT, CLOSE))


def _entries(places: Gazetteer, phrases: list[str]) -> list[Entry]:
    ids = {form.id: None for phrase in phrases for form in places.find(phrase)}
    kinds = {"country": 0, "region": 1, "sea": 1, "town": 2, "district": 3}
    found = [places.entry(place) for place in ids]
    return sorted(found, key=lambda entry: (kinds[entry.kind], -entry.population, entry.id))[:LIMIT]
