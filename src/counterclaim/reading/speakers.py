"""Who says so: roles, institutions and names beside a reporting verb."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model import Speaker
from counterclaim.reading.mentions import Hit
from counterclaim.reading.tokens import Tokens


@dataclass(slots=True)
class Voice:
    """Somebody at tokens [i, j) who may be asserting; `seat` is the place of the office, `said` with a reporting verb."""

    i: int
    j: int
    speaker: Speaker
    seat: tuple[str, ...] = ()
    said: bool = False
    covers: str | None = None  # the country whose sky this institution reports on
    back: bool = False  # "this was reported by": speaks for the sentences before


def _names(tokens: Tokens, at: dict[int, Hit], i: int, b: int, most: int = 3) -> int:
    """Where a run of up to `most` capitalised, otherwise unknown words that starts at `i` ends."""
    j = i
    while j < b and j - i < most and tokens.cap[j] and not (at.get(j) and (at[j].senses.keys() - {"thing"})):
        if j in at and at[j].places and j == i and not at[j].places[0].weak:
            break
        j += 1
    return j


def voices(tokens: Tokens, at: dict[int, Hit], a: int, b: int) -> list[Voice]:
    """The voices in tokens [a, b), in order."""
    says = [h for h in (at[k] for k in sorted(at) if a <= k < b) if "say" in h.senses]
    back = any("back" in h.senses for h in (at[k] for k in at if a <= k < b))
    channel = next((str(at[k].senses["channel"].value) for k in sorted(at) if a <= k < b and "channel" in at[k].senses), None)
    out: list[Voice] = []
    i = a
    while i < b:
        hit = at.get(i)
        if hit is None or not ({"role", "institution"} & hit.senses.keys()):
            i += 1
            continue
        institution = hit.senses.get("institution")
        role = hit.senses.get("role")
        j, seat = hit.j, []
        while j < b and (j in at and ({"role", "head", "place_noun", "of", "det"} & at[j].senses.keys() or at[j].places or "place" in at[j].senses)):
            if "at" in at[j].senses and "of" not in at[j].senses:
                break
            if at[j].places or "head" in at[j].senses:
                seat.append(j)
            j = at[j].j
        while j > hit.j and j - 1 in at and {"of", "det"} & at[j - 1].senses.keys():
            j -= 1
        end = _names(tokens, at, j, b)
        name = _written(tokens, j, end) if end > j else None
        place = _written(tokens, seat[0], at[seat[-1]].j) if seat else None
        title = str((role or institution).value) if (role or institution) else ""
        if role is not None and place:
            title = f"{title}, {place}"
        out.append(Voice(i, end, Speaker(name if role is not None else str(institution.value) if institution else None, title if role is not None else None, channel)))
        out[-1].covers = institution.features.get("covers") if institution is not None else None
        i = max(end, hit.j)
    if not out:
        for say in says:
            end = _names(tokens, at, say.j, b)
            if end > say.j:
                out.append(Voice(say.j, end, Speaker(_written(tokens, say.j, end), None, channel)))
                continue
            start = say.i
            while start > a and tokens.cap[start - 1] and start - 1 not in at and say.i - start < 3:
                start -= 1
            if start < say.i:
                out.append(Voice(start, say.i, Speaker(_written(tokens, start, say.i), None, channel)))
    for voice in out:
        dash = voice.i > a and tokens.word[voice.i - 1] in ("-", BAR) or voice.j >= b - 1 and voice.i - 1 >= a and tokens.word[voice.i - 1] == ","
        opening = voice.j < b and tokens.word[voice.j] == ":" and voice.i <= a + 1
        voice.said = bool(says) or dash or opening
        voice.back = back
    return out


BAR = "|"


def _written(tokens: Tokens, i: int, j: int) -> str:
    return tokens.text[tokens.start[i] : tokens.stop[j - 1]] if j > i else ""
