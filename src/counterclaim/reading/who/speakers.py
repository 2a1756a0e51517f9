"""Who says so: offices, institutions and names beside the words that report speech."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.model import Speaker
from counterclaim.reading.who.offices import Speech
from counterclaim.reading.who.people import People, name_end, name_start, written
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_BESIDE = 2  # the most tokens between a name alone and the verb it is the subject of, or a voice and who cites it
_TITLE = 7  # the most tokens of a channel's name in quotes
_SPEECH = frozenset({"say", "cite", "statement"})
_DASHES = frozenset({"-", "|"})


@dataclass(slots=True)
class Voice:
    """Somebody at tokens [i, j) who may be asserting; `said`: with a reporting verb; `cited`: as the origin."""

    i: int
    j: int
    speaker: Speaker
    said: bool = False
    cited: bool = False
    covers: str | None = None  # the country whose sky this institution reports on
    back: bool = False  # "this was reported by": speaks for the sentences before


def voices(tokens: Tokens, at: Mapping[int, Hit], a: int, b: int, people: People) -> list[Voice]:
    """The voices in tokens [a, b): those who say something first, the nearest to the verb before others."""
    hits = [at[k] for k in range(a, b) if k in at]
    speech = Speech(tokens, at, a, b, people, hits)
    verbs = [h for h in hits if not _SPEECH.isdisjoint(h.senses) and _speaks(h)]
    found = _titled(speech)
    taken = {k for voice in found for k in range(voice.i, voice.j)}
    for verb in verbs:
        if (voice := _named(speech, verb, taken)) is not None:
            found.append(voice)
            taken.update(range(voice.i, voice.j))
    if (voice := _signed(speech, taken)) is not None:
        found.append(voice)
    if not found:
        return found
    back = any("back" in hit.senses for hit in hits)
    cites = [hit.j for hit in hits if "cite" in hit.senses]
    for voice in found:
        voice.said = bool(verbs) or _introduces(speech, voice)
        voice.cited = any(0 <= voice.i - j <= _BESIDE for j in cites)
        voice.back = back
    return sorted(found, key=lambda voice: (not voice.cited, _distance(voice, verbs)))


def _titled(speech: Speech) -> list[Voice]:
    """The offices and institutions of a sentence, and the channels called by their names."""
    found: list[Voice] = []
    end = speech.a
    for hit in speech.hits:
        if hit.i < end:
            continue
        if "role" in hit.senses or "institution" in hit.senses:
            office = speech.office(hit)
            found.append(Voice(office.i, office.j, office.speaker, covers=office.covers))
        elif "channel" in hit.senses and (voice := _channel(speech, hit)) is not None:
            found.append(voice)
        end = found[-1].j if found else end
    return found


def _channel(speech: Speech, hit: Hit) -> Voice | None:
    """A channel by its own name: the words in quotes behind "Telegram channel"."""
    word, j = speech.tokens.word, hit.j
    if j + 1 < speech.b and word[j] == '"' and '"' in word[j + 1 : min(speech.b, j + _TITLE)]:
        end = word.index('"', j + 1)
        return Voice(hit.i, end + 1, Speaker(written(speech.tokens, j + 1, end), None, speech.channel))
    return None


def _named(speech: Speech, verb: Hit, taken: set[int]) -> Voice | None:
    """Somebody who is only named, beside the verb."""
    tokens, people, a = speech.tokens, speech.people, speech.a
    end = name_end(tokens, speech.at, verb.j, speech.b)
    if end > verb.j and verb.j not in taken:
        known = people.recall(tokens, verb.j, end)
        return Voice(verb.j, end, known or Speaker(written(tokens, verb.j, end), None, speech.channel))
    near = range(verb.i, max(a, verb.i - _BESIDE - 1), -1)
    stop = next((k for k in near if tokens.cap[k - 1] and k - 1 not in speech.known), None)
    if stop is None or any(k in speech.at for k in range(stop, verb.i)):
        return None
    start = name_start(tokens, speech.known, a, stop)
    if start == stop or stop - 1 in taken or people.possessor(tokens.word[stop - 1]):
        return None
    known = people.recall(tokens, start, stop)
    sure = stop - start > 1 or start > a or (stop == verb.i and "statement" in verb.senses)
    if known is None and not sure:
        return None  # any word that begins a sentence is capitalised
    return Voice(start, stop, known or Speaker(written(tokens, start, stop), None, speech.channel))


def _signed(speech: Speech, taken: set[int]) -> Voice | None:
    """The name that ends a sentence behind a dash."""
    tokens, b = speech.tokens, speech.b
    if _DASHES.isdisjoint(tokens.word[speech.a + 1 : b]):
        return None
    first = next((k + 1 for k in range(b - 1, speech.a, -1) if tokens.word[k] in _DASHES), b)
    end = name_end(tokens, speech.at, first, b)
    if end == first or end < b - 1 or first in taken:
        return None
    return Voice(first, end, speech.people.recall(tokens, first, end) or Speaker(written(tokens, first, end)))


def _introduces(speech: Speech, voice: Voice) -> bool:
    """Whether a dash, a comma at the end, or a colon makes somebody the speaker with no verb."""
    word = speech.tokens.word
    before = word[voice.i - 1] if voice.i > speech.a else ""
    if before in _DASHES or (before == "," and voice.j >= speech.b - 1):
        return True
    return voice.j < speech.b and word[voice.j] == ":" and voice.i <= speech.a + 1


def _speaks(hit: Hit) -> bool:
    """Whether it is a word of saying; a noun that names a statement has no subject."""
    senses = hit.senses
    if "say" in senses or "cite" in senses:
        return True
    return "statement" in senses and senses["statement"].features.get("of") != "noun"


def _distance(voice: Voice, verbs: list[Hit]) -> int:
    """Tokens between a voice and the nearest verb of saying."""
    return min((h.i - voice.j if h.i >= voice.j else voice.i - h.j for h in verbs), default=0)
