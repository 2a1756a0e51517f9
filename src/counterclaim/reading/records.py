"""Drafts -> records, with the range of the original behind each field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from counterclaim.model import Claim, Evidence, Extract, Regrouping
from counterclaim.reading.drafts import Draft
from counterclaim.reading.noticed.marks import bearing, marks
from counterclaim.reading.state import State
from counterclaim.reading.where.spots import Spot, place_records
from counterclaim.reading.who.statements import statements
from counterclaim.reading.who.trends import assessed

_NEAR = 4  # tokens between a number and the place that completes its quote


def spread(drafts: list[Draft]) -> list[Draft]:
    """ "k each over A and B" is one claim a place."""
    out: list[Draft] = []
    group = 0
    for draft in drafts:
        names = [(spot, name) for spot in draft.spots for name in spot.names]
        if not draft.each or len(names) < 2:
            out.append(draft)
            continue
        group += 1
        for spot, name in names:
            single = Spot(name.i, name.j, [name], spot.role)
            out.append(
                replace(draft, spots=[single], own_place=True, closed=False, each=True, group=group, corrects=None)
            )
    return out


def extract(state: State, drafts: list[Draft]) -> Extract:
    """Everything that was read, as records; claims are numbered in the order of the text."""
    ids = {id(draft): f"c{n}" for n, draft in enumerate(drafts, 1)}
    said = assessed(state, statements(state.tokens, state.at, state.sentences, state.said, state.people))
    leans = {
        ids[id(d)]: [state.quote(*x) for x in (d.window_span, state.rests.get(d.window_span)) if x]
        for d in drafts
        if d.window_span
    }
    noticed = marks(state.tokens, state.at, state.sentences, state.said, state.lexicon, state.document.published)
    claims = tuple(_claim(state, draft, ids) for draft in drafts)
    return Extract(claims, said, bearing(state.marks, leans) + noticed, tuple(_regroupings(state, drafts, ids)))


def _regroupings(state: State, drafts: list[Draft], ids: Mapping[int, str]) -> Iterator[Regrouping]:
    """In "two each over A, B, and the C and D regions" the last pair, which shares a noun, may share one two."""
    groups: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.group:
            groups.setdefault(draft.group, []).append(draft)
    for members in groups.values():
        pair = members[-2:]
        if len(members) > 2 and all(d.spots[0].names[0].head for d in pair):
            quote = state.quote(pair[0].spots[0].i, pair[1].spots[0].j)
            yield Regrouping(tuple(ids[id(d)] for d in pair), pair[0].count, quote)


def _claim(state: State, draft: Draft, ids: Mapping[int, str]) -> Claim:
    places, towns = place_records(state.tokens, draft.spots)
    item, span = draft.item, state.span
    evidence = Evidence(
        span((item.number.i, item.number.j)) if item is not None and item.number else None,
        span(item.span) if item is not None else None,
        span(draft.act),
        tuple(x for s in draft.spots if (x := span((s.i, s.j)))),
        span(draft.window_span),
        span(draft.speaker_span),
    )
    return Claim(
        ids[id(draft)], draft.measure, draft.thing, draft.count, state.quote(draft.i, _end(state, draft)), draft.model,
        places, towns, draft.window, draft.speaker, draft.stance, draft.background, draft.cue,
        ids.get(id(draft.whole)) if draft.whole is not None else None, draft.closed, draft.each,
        ids.get(id(draft.corrects)) if draft.corrects else None, evidence,
    )  # fmt: skip


def _end(state: State, draft: Draft) -> int:
    """Where the quote ends: a number with no noun takes the place that stands right behind it along."""
    item, last = draft.item, draft.spots[-1] if draft.spots else None
    if item is None or item.thing is not None or last is None:
        return draft.j
    within = 0 <= last.i - draft.j <= _NEAR and last.j <= state.sentences[draft.sentence].b
    return last.j if within else draft.j
