"""A whole report: its sentences in order, what each leaves to the next, and the records that come out."""

from __future__ import annotations

from collections.abc import Mapping
from counterclaim.languages.load import Lexicon
from counterclaim.model import Claim, Document, Evidence, Extract, Issue, Mark, Quote, Regrouping, Speaker, Window
from counterclaim.places import Gazetteer, zone_of
from counterclaim.reading.attach import WEAPONS
from counterclaim.reading.attach import WEAPONS
from counterclaim.reading.claims import claims as read_claims
from counterclaim.reading.drafts import Draft, Talk
from counterclaim.reading.marks import bearing, marks
from counterclaim.reading.mentions import Hit, scan
from counterclaim.reading.people import People
from counterclaim.reading.phrases import Act, Cue, Item, items_acts_cues
from counterclaim.reading.places import Name, Spot, dateline, place_records, spots
from counterclaim.reading.relations import exhaustive, relate, repeats
from counterclaim.reading.scopes import Sentence, join_lines, sentences
from counterclaim.reading.speakers import Voice, voices
from counterclaim.reading.statements import statements
from counterclaim.reading.times import TimePhrase, phrases
from counterclaim.reading.tokens import Tokens, tokenise
from counterclaim.reading.windows import Clock, Resolved, moved, resolve

_HEAVY = frozenset({"ballistic_missile", "cruise_missile", "bomb"})
_SIGNATURE = 5  # words at most of a line that says who speaks
_AIR = ("launched", "intercepted", "suppressed")
_CALM = ("ground", "irrealis")


class Reader:
    """Reads one document; holds what its sentences share."""

    def __init__(self, document: Document, lexicon: Lexicon, gazetteer: Gazetteer, zone: str | None) -> None:
        self.document, self.lexicon, self.gazetteer = document, lexicon, gazetteer
        self.tokens = join_lines(tokenise(document.text))
        self.sentences = sentences(self.tokens, lexicon)
        self.talk = Talk()
        self.zone = zone
        self.clock = Clock(document.published, zone or lexicon.zone)
        self.drafts: list[Draft] = []
        self.exercise = False
        self.issues: list[Issue] = []
        self.lead: tuple[int, Window, tuple[int, int]] | None = None  # the day that opened a paragraph, with nothing counted beside it
        self.bullet: int | None = None  # the paragraph of the list item being read
        self.head: tuple[list[Spot], Window, tuple[int, int] | None] = ([], Window(), None)  # what the list's heading handed on
        self.marks: list[Mark] = []
        self.at: dict[int, Hit] = {}
        self.recall: dict[str, Name] = {}
        self.zoned: set[tuple[int, int] | None] = set()  # time phrases that name their zone
        self.local: Mapping[str, str] = {}
        self.dated: tuple[int, int] | None = None  # the time phrase that named the day in force
        self.rests: dict[tuple[int, int], tuple[int, int]] = {}  # time phrases that lean on its day
        self.people = People(gazetteer, lexicon)
        self.said: list[list[Voice]] = []  # the voices of each sentence

    def read(self) -> tuple[Extract, tuple[Issue, ...]]:
        """All claims, statements and marks of the document."""
        for s in self.sentences:
            for hit in scan(self.tokens, s.a, s.b, self.lexicon, self.gazetteer):
                self.at[hit.i] = hit
        self.known = self._known()
        self.local = self.lexicon.zones if self.zone is None else {}
        self.clock = self.clock._replace(zone=self._zone())
        if self.local:
            self.clock = self.clock._replace(zone=self._home_zone())
        for index, sentence in enumerate(self.sentences):
            self._sentence(index, sentence)
        telling = any(d.measure in ("intercepted", "suppressed") or d.measure in ("hit", "debris") and d.thing in WEAPONS for d in self.drafts)
        if self.lexicon.topics and not telling and self.lexicon.topics.isdisjoint(self.tokens.word):
            self.drafts = []
        kept = repeats(self._spread(self.drafts))
        self._seat(kept)
        if any("front" in h.senses for h in self.at.values()):  # a report from the ground: what is counted in the air alone
            kept = [d for d in kept if d.measure in _AIR and d.item is not None and d.item.number is not None]
            for draft in kept:
                draft.whole = draft.whole if draft.whole in kept else None
        self._localise(kept)
        for draft in kept:
            parts = [d for d in kept if d.whole is draft]
            draft.closed &= exhaustive(draft, parts)
            listed = {c for p in parts for c in p.codes}
            draft.spots = self._finest(draft.spots)
            if parts and draft.closed and (not draft.own_place or set(draft.codes) < listed):
                draft.spots = list({id(s): s for p in parts for s in p.spots}.values())
        return self._records(kept), tuple(self.issues)

    def _finest(self, spot_list: list[Spot]) -> list[Spot]:
        """Without the countries that only say where the other places lie."""
        codes = [c for s in spot_list for c in s.codes]
        return [
            s for s in spot_list
            if not all(n.kind == "country" and any(c != o and self.gazetteer.contains(o, c) for c in codes for o in n.codes) for n in s.names)
        ]  # fmt: skip

    def _known(self) -> frozenset[str]:
        """Region and country codes that the report names beyond doubt."""
        codes: set[str] = set()
        for hit in self.at.values():
            noun = self.at.get(hit.j)  # "the Belgorod region", "a Belgorod village"
            headed = noun is not None and ("head" in noun.senses or "place_noun" in noun.senses and bool(noun.senses["place_noun"].features.get("kind")))
            sure = {f.id for f in hit.places if not f.weak and (f.role == "name" or headed)}
            for entry in map(self.gazetteer.entry, sure):
                if entry.kind in ("region", "country") and (len(sure) == 1 or headed):
                    codes.update(entry.id.split("+"))
                    if entry.kind == "region" and entry.country:
                        codes.add(entry.country)
                elif entry.kind == "town" and len(sure) == 1 and entry.population >= 10_000 and entry.region:
                    codes.add(entry.region)
        return frozenset(codes)

    def _home_zone(self) -> str:
        """The zone of the country that most of the report's places lie in."""
        met: dict[str, int] = {}
        for hit in self.at.values():
            sure = {f.id for f in hit.places if not f.weak}
            lands = {e.country or e.id for e in map(self.gazetteer.entry, sure) if e.kind != "sea"}
            if len(lands) == 1 and any(f.role == "name" for f in hit.places if not f.weak):
                land = lands.pop()
                met[land] = met.get(land, 0) + 1
        known = [land for land in met if land in self.local]
        return self.local[max(known, key=lambda land: met[land])] if known else self.clock.zone

    def _localise(self, drafts: list[Draft]) -> None:
        """Times told without a zone are those of the place."""
        for draft in drafts:
            land = next((c.split("-")[0] for c in draft.codes), "")
            if land in self.local and draft.window_span not in self.zoned and draft.window != Window():
                draft.window = moved(draft.window, self.local[land])

    def _zone(self) -> str:
        """The zone of the country the report tells of; the language's own where it tells of its home countries or none."""
        if self.zone is not None:
            return self.zone
        weight: dict[str, float] = {}
        for hit in self.at.values():
            entries = [self.gazetteer.entry(f.id) for f in hit.places if not f.weak]
            countries = {e.country or e.id for e in entries if e.kind != "sea"}
            if len(countries) == 1:
                kind = entries[0].kind
                before = next((self.at[k] for k in (hit.i - 1, hit.i - 2) if k in self.at and self.at[k].j == hit.i), None)
                located = before is not None and "at" in before.senses and before.senses["at"].value == "in"
                country = countries.pop()
                weight[country] = weight.get(country, 0) + (0.1 if kind == "country" and not located else 1)
        if not weight or weight.keys() & self.lexicon.home:
            return self.lexicon.zone
        return zone_of(max(weight, key=lambda c: weight[c])) or self.lexicon.zone

    def _sentence(self, index: int, sentence: Sentence) -> None:
        tokens, at, talk = self.tokens, self.at, self.talk
        a, b = sentence.a, sentence.b
        if sentence.listed and index and tokens.word[b - 1] != ":" and sentence.paragraph != self.bullet:
            if self.bullet is None:
                self.head = (list(talk.places), talk.window, talk.window_span)
            elif sentence.line_end is False or b - a > 12:  # a digest: one item knows nothing of the item before
                talk.places, talk.window, talk.window_span = list(self.head[0]), self.head[1], self.head[2]
            self.bullet = sentence.paragraph
        elif sentence.paragraph != self.bullet:
            self.bullet = None
        hits = [at[k] for k in range(a, b) if k in at]
        acting = any("measure" in h.senses or "zero" in h.senses for h in hits)
        listing = talk.measure is not None and any("numeral" in h.senses or "thing" in h.senses or "count" in h.senses for h in hits)
        listing = listing or (talk.measure is not None and any(tokens.word[k][0].isdigit() for k in range(a, b)))
        times = phrases(tokens, at, a, b)
        taken = frozenset(k for t in times for k in range(t.i, t.j))
        said = voices(tokens, at, a, b, self.people)
        self.said.append(said)
        told = [] if any("posted" in h.senses for h in hits) else [t for t in times if not self._of_speech(t, sentence)]
        resolved = [(t, self._resolve(t, sentence)) for t in told]
        if not (acting or listing):
            self._places_only(sentence, taken, hits)
            if any(r.window for _, r in resolved) and 2 * len(taken) >= b - a - 2:
                self._keep_window([(t, r.window) for t, r in resolved if r.window is not None])
            elif days := [(t, r.window) for t, r in resolved if r.window is not None and r.window.precision == "day" and r.window.start is not None]:
                if self.document.published is None or days[0][1].start <= self.document.published:
                    self.lead = (sentence.paragraph, days[0][1], (days[0][0].i, days[0][0].j))
            if b - a <= _SIGNATURE:
                self._seats(said)
            self._speak(said, [], sentence, index)
            self.exercise |= any(h.senses["irrealis"].value == "report" for h in hits if "irrealis" in h.senses)
            return
        taken |= frozenset(k for v in said if v.said or v.cited for k in range(v.i, v.j))
        self._seats(said)
        spot_list, unsettled = spots(tokens, at, a, b, taken, self.gazetteer, self.known, self.recall)
        self._open_names(unsettled)
        items, acts, cues = items_acts_cues(tokens, at, a, b, taken, self.lexicon, self.lexicon.bare_singular)
        following = self.sentences[index + 1] if index + 1 < len(self.sentences) else None
        heading = tokens.word[b - 1] == ":" or bool(following and not sentence.listed and sentence.line_end and (following.listed or tokens.word[following.a][0].isdigit()) and not any(x.number for x in items))
        calm = self._blocked(cues, items, acts)
        talk.ahead = bool(following and sentence.line_end and following.listed)
        drafts = [] if calm else read_claims(tokens, at, sentence, index, items, acts, cues, spot_list, talk, self.drafts, heading)
        relate(tokens, sentence, drafts, cues, talk)
        self._cover(drafts, said)
        self._scope(drafts, spot_list, sentence, any(c.slot == "total" for c in cues), cues, any(v.said for v in said))
        self._time(drafts, resolved, cues, sentence, any("measure" in h.senses and h.senses["measure"].value != "aside" for h in hits))
        self._manner(drafts, cues)
        self._speak(said, drafts, sentence, index)
        self.drafts += drafts
        talk.last = drafts or talk.last
        live = [x for x in acts if not (x.unreal or x.negated or x.measure == "aside")]
        if live and not calm:
            chosen = next((d.act for d in reversed(drafts) if d.act), None)
            act = next((x for x in live if (x.i, x.j) == chosen), live[-1])
            talk.measure, talk.act = act.measure, (act.i, act.j)
        elif calm or not (drafts or sentence.listed or talk.list_open or sentence.b - sentence.a - len(taken) <= 6 or sentence.line_end):
            talk.measure = None

    def _blocked(self, cues: list[Cue], items: list[Item], acts: list[Act]) -> bool:
        if any(c.slot == "irrealis" and c.value == "report" for c in cues):
            self.exercise = True
        aloft = any(x.thing in WEAPONS for x in items) or any(x.measure in ("launched", "hit") for x in acts)
        blows = {x.j for x in acts if x.noun and x.measure == "launched"}
        struck = any(x.thing in _HEAVY and (x.means or blows & {x.i, x.i - 1}) for x in items)  # what missiles or bombs did on the ground
        return self.exercise or any(c.slot in _CALM and not (c.value == "target" and aloft or c.slot == "ground" and struck) for c in cues)

    def _of_speech(self, phrase: TimePhrase, sentence: Sentence) -> bool:
        """A date that tells when it was written or said: in a dateline, or right beside the verb of speech."""
        at, word = self.at, self.tokens.word
        if phrase.part is not None or any(p.clock is not None for p in phrase.points):
            if len(phrase.points) != 1 or phrase.points[0].role not in ("", "at"):
                return False
            for k in range(phrase.i - 1, max(sentence.a, phrase.i - 6) - 1, -1):  # ", he told reporters at 09:15"
                if word[k] in (",", '"', "-", ":") or (k in at and "measure" in at[k].senses):
                    return False
                if k in at and "say" in at[k].senses:
                    return k > sentence.a and word[k - 1] in (",", "-", '"')
            return False
        opening = at.get(sentence.a)
        if opening is not None and opening.places and phrase.i - opening.j <= 1 and dateline(self.tokens, opening.j, sentence.a, sentence.b):
            return True
        said = {"say", "statement"}
        before = any(k in at and at[k].j == phrase.i and said & at[k].senses.keys() for k in range(max(sentence.a, phrase.i - 3), phrase.i))
        after = phrase.j in at and said & at[phrase.j].senses.keys() and word[phrase.i - 1] != ","
        return before or bool(after)

    def _resolve(self, phrase: TimePhrase, sentence: Sentence) -> Resolved:
        got = resolve(phrase, self.clock)
        if phrase.zone not in (None, "local"):
            self.zoned.add((phrase.i, phrase.j))
        if got.day is not None:
            self.clock = self.clock._replace(day=got.day)
        if any(point.day is not None for point in phrase.points):
            self.dated = phrase.i, phrase.j
        elif self.dated is not None:
            self.rests[(phrase.i, phrase.j)] = self.dated
        if got.mark:
            quote = self._quote(phrase.i, phrase.j)
            self.marks.append(Mark(got.mark, quote, str(got.day or "")))
        return got

    def _seats(self, said: list[Voice]) -> None:
        """Where the offices that are quoted, or that sign, have their seat."""
        tokens, at = self.tokens, self.at
        for voice in said:
            if voice.speaker.role is not None or voice.speaker.name is not None:
                first = voice.i - (voice.i - 1 in at and bool(at[voice.i - 1].places))
                seats, _ = spots(tokens, at, first, voice.j, frozenset(), self.gazetteer, self.known, self.recall, seat=True)
                self.talk.seat = [Spot(s.i, s.j, s.names[:1], "seat") for s in seats[:1] if s.names[0].kind != "country"] or self.talk.seat

    def _places_only(self, sentence: Sentence, taken: frozenset[int], hits: list[Hit]) -> None:
        if any(h.places or "place" in h.senses for h in hits):
            found, unsettled = spots(self.tokens, self.at, sentence.a, sentence.b, taken, self.gazetteer, self.known, self.recall)
            self._hand_on(found, sentence, [])

    def _hand_on(self, found: list[Spot], sentence: Sentence, drafts: list[Draft]) -> None:
        used = [s for d in drafts for s in d.spots if d.own_place and d.whole is None]
        if not used and any(d.own_place for d in drafts):
            return
        located = [s for s in found if s.role in ("in", "bare") and any(n.kind != "country" for n in s.names)]
        countries = [s for s in found if s.role == "in"]
        if used:
            located = [s for s in used if any(n.kind != "country" for n in s.names)] or used
        elif self.talk.places and any("-" in c for s in self.talk.places for c in s.codes):
            located = [s for s in located if s.i - sentence.a <= 4]
        elif not located:
            located = countries
        if self.talk.places:
            located = [s for s in located if any(n.kind != "sea" for n in s.names)]
        if located:
            self.talk.places, self.talk.place_paragraph = (located if used else located[-1:]), sentence.paragraph
        seats = [s for s in found if s.role == "seat"]
        if seats:
            self.talk.seat = seats

    def _open_names(self, names: list[Name]) -> None:
        for name in names:
            quote = self._quote(name.i, name.j)
            self.issues.append(Issue("reading", "place_open", f"“{quote.text}” may be several places; left open", quote))

    def _cover(self, drafts: list[Draft], said: list[Voice]) -> None:
        """What a country's air force counts with no place named, it counts over the country."""
        voice = next((v for v in said if v.covers and v.said), None)
        if voice is None or voice.covers is None:
            return
        land = Spot(voice.i, voice.j, [Name(voice.i, voice.j, (), None, (voice.covers,), None, "country")], "in")
        for draft in drafts:
            if not draft.spots and (draft.thing in WEAPONS or draft.measure == "hit"):
                draft.spots, draft.own_place = [land], True

    def _scope(self, drafts: list[Draft], spot_list: list[Spot], sentence: Sentence, summing: bool, cues: list[Cue], voiced: bool) -> None:
        """Claims with no place of their own take the report's place so far, totals excepted."""
        talk = self.talk
        scope = talk.places
        near = sentence.paragraph - talk.place_paragraph <= 1 or sentence.listed
        for draft in drafts:
            if draft.spots or draft.whole is not None:
                if draft.spots and draft.own_place:
                    scope = draft.spots
                continue
            alone = sentence.paragraph == talk.place_paragraph and len({d.codes for d in self.drafts if d.codes}) == 1  # one region in all the report
            alone = alone and all(n.kind == "region" for s in scope for n in s.names)
            rivals = [d for d in drafts if d.own_place and d.measure == draft.measure and d is not draft]
            if len(rivals) > 1 and draft.item is not None and draft.item.number is not None:
                continue
            dependent = draft.measure in ("killed", "injured", "damaged", "debris", "hit") or (draft.item is not None and draft.item.thing is None)
            if any(c.slot == "background" and c.i <= draft.i for c in cues) and not dependent and sentence.paragraph != talk.place_paragraph:
                continue
            if draft.measure == "launched" and voiced and draft.item is not None and draft.item.number is not None and any("-" in c for s in scope for c in s.codes):
                continue
            if dependent or (near and (not summing or alone)):
                draft.spots = list(scope)
        for draft in drafts:
            if not draft.spots and draft.whole is not None:
                draft.spots = list(draft.whole.spots)
        self._hand_on(spot_list, sentence, drafts)

    def _time(self, drafts: list[Draft], resolved: list[tuple[TimePhrase, Resolved]], cues: list[Cue], sentence: Sentence, acting: bool) -> None:
        talk = self.talk
        real = [(t, r.window) for t, r in resolved if r.window is not None]
        history = [c for c in cues if c.slot == "background"]
        for draft in drafts:
            draft.background = any(c.i <= draft.i or len(drafts) == 1 for c in history)
            lasting = [x for x in real if draft.count.high or x[1].start is None or x[1].start != x[1].end]  # nobody is hurt at no minute
            window, span = self._window_for(draft, drafts, lasting)
            if window is None and draft.whole is not None and draft.whole.window != Window():
                window, span = draft.whole.window, draft.whole.window_span
            if window is None and not draft.background:
                window, span = talk.window, talk.window_span
                if self.lead is not None and self.lead[0] == sentence.paragraph:
                    window, span = self.lead[1], self.lead[2]
            if window is not None and window.start is None and window.end is not None and talk.window.start and talk.window.end is None:
                window = window._replace(start=talk.window.start)  # "from 20:30 …", later "as of 08:30"
            draft.window, draft.window_span = window or Window(), span
        if not (drafts or acting):  # the hour of something else ("the alarm sounded at …") is not handed on
            real = [(t, w) for t, w in real if w.start is None or w.start != w.end]
        if real and not history:
            began = talk.window
            best, self.lead = self._keep_window(real), None
            if best[0].points and best[0].points[0].role == "asof" and began.start and began.end is None and talk.window.end and began.start < talk.window.end:
                whole = talk.window._replace(start=began.start)
                for d in [*self.drafts, *drafts]:
                    if d.window in (began, talk.window):
                        d.window = whole
                talk.window = whole
            if best[0].points and (best[0].points[0].role == "asof" or best[1].precision == "minute" and None not in (best[1].start, best[1].end)):
                for d in self.drafts:
                    if self.sentences[d.sentence].paragraph != sentence.paragraph:
                        continue
                    if d.window == Window():
                        d.window, d.window_span = talk.window, talk.window_span
                    elif d.window.start is not None and d.window.end is None and best[1].start is None:
                        d.window = d.window._replace(end=best[1].end)

    def _keep_window(self, real: list[tuple[TimePhrase, Window]]) -> tuple[TimePhrase, Window]:
        """The window that later sentences inherit: the one with clock limits, else the first."""
        best = max(real, key=lambda tw: (tw[1].precision == "minute", -tw[0].i))
        self.talk.window, self.talk.window_span = best[1], (best[0].i, best[0].j)
        return best

    def _window_for(
        self, draft: Draft, drafts: list[Draft], real: list[tuple[TimePhrase, Window]]
    ) -> tuple[Window | None, tuple[int, int] | None]:
        if not real:
            return None, None
        if len(real) > 1 and len({w for _, w in real}) > 1:
            later = [d.i for d in drafts if d.i > draft.i]
            limit = min(later) if later else 10**9
            before = [(t, w) for t, w in real if t.i <= draft.i]
            after = [(t, w) for t, w in real if draft.i < t.i < limit and not (before and t.j == limit)]
            chosen = after[0] if after and not (before and before[-1][1].precision == "minute" and after[0][1].precision != "minute") else before[-1] if before else real[0]
            precise = [x for x in before if x[1].precision == "minute"]
            if chosen in before and chosen[1].precision != "minute" and precise and len(drafts) == 1:
                chosen = precise[-1]
            return chosen[1], (chosen[0].i, chosen[0].j)
        return real[0][1], (real[0][0].i, real[0][0].j)

    def _manner(self, drafts: list[Draft], cues: list[Cue]) -> None:
        for cue in cues:
            if cue.slot == "stance":
                for draft in drafts:
                    if cue.i <= draft.i or len(drafts) == 1:
                        draft.stance = cue.value
            if cue.slot == "corrects" and drafts:
                earlier = [d for d in self.drafts if d.measure == drafts[0].measure and d.thing == drafts[0].thing]
                if earlier:
                    drafts[0].corrects = earlier[-1]

    def _speak(self, said: list[Voice], drafts: list[Draft], sentence: Sentence, index: int) -> None:
        talk = self.talk
        speaking = [v for v in said if v.said]
        if speaking:
            voice = speaking[0]
            via = tuple(v.speaker.name or v.speaker.role or "" for v in speaking[1:]) if voice.cited else ()
            talk.speaker, talk.speaker_span, talk.speaker_paragraph = voice.speaker._replace(via=via), (voice.i, voice.j), sentence.paragraph
            if voice.back:
                for d in self.drafts:
                    if d.speaker is None and d.sentence >= index - 2:
                        d.speaker, d.speaker_span = talk.speaker, talk.speaker_span
        elif sentence.paragraph > talk.speaker_paragraph + 1:
            talk.speaker = talk.speaker_span = None
        for draft in drafts:
            draft.speaker, draft.speaker_span = talk.speaker, talk.speaker_span

    def _spread(self, drafts: list[Draft]) -> list[Draft]:
        """"k each over A and B" is one claim a place."""
        out: list[Draft] = []
        group = 0
        for draft in drafts:
            names = [(s, n) for s in draft.spots for n in s.names]
            if not draft.each or len(names) < 2:
                out.append(draft)
                continue
            group += 1
            for spot, name in names:
                single = Spot(name.i, name.j, [name], spot.role)
                out.append(
                    Draft(
                        draft.measure, draft.thing, draft.count, draft.i, draft.j, draft.sentence, draft.item, draft.act, draft.model, [single],
                        True, draft.window, draft.window_span, draft.speaker, draft.speaker_span, draft.stance, draft.background, draft.cue,
                        draft.whole, False, True, group,
                    )
                )  # fmt: skip
        return out

    def _seat(self, drafts: list[Draft]) -> None:
        """With no other place in the report so far, the seat of the only office quoted is where it happened."""
        if not self.talk.seat:
            return
        inside = [c for s in self.talk.seat for c in s.codes]
        if all(any(self.gazetteer.contains(o, c) for o in inside) for d in drafts for c in d.codes):
            for draft in drafts:
                if draft.codes:
                    break
                draft.spots = list(self.talk.seat)

    def _quote(self, i: int, j: int) -> Quote:
        start, stop = self.tokens.start[i], self.tokens.stop[j - 1]
        return Quote(start, stop, self.document.text[start:stop])

    def _span(self, pair: tuple[int, int] | None) -> tuple[int, int] | None:
        return (self.tokens.start[pair[0]], self.tokens.stop[pair[1] - 1]) if pair else None

    def _records(self, drafts: list[Draft]) -> Extract:
        ids = {id(d): f"c{n}" for n, d in enumerate(drafts, 1)}
        out = []
        groups: dict[int, list[tuple[str, Draft]]] = {}
        for draft in drafts:
            if draft.group:
                groups.setdefault(draft.group, []).append((ids[id(draft)], draft))
            out.append(self._claim(draft, ids))
        regroupings = []
        for members in groups.values():
            last = [m for m in members if m[1].spots[0].names[0].head][-2:]
            if len(members) > 2 and len(last) == 2 and all(m in members[-2:] for m in last):
                regroupings.append(Regrouping(tuple(m[0] for m in last), members[0][1].count, self._quote(last[0][1].spots[0].i, last[1][1].spots[0].j)))
        said = statements(self.tokens, self.at, self.sentences, self.said, self.people)
        leans = {ids[id(d)]: [self._quote(*x) for x in (d.window_span, self.rests.get(d.window_span)) if x] for d in drafts if d.window_span}
        noticed = marks(self.tokens, self.at, self.sentences, self.said, self.lexicon, self.document.published)
        return Extract(tuple(out), said, bearing(self.marks, leans) + noticed, tuple(regroupings))

    def _claim(self, draft: Draft, ids: Mapping[int, str]) -> Claim:
        tokens = self.tokens
        places, towns = place_records(tokens, draft.spots)
        item = draft.item
        end = draft.j
        if item is not None and item.thing is None and draft.spots and 0 <= draft.spots[-1].i - end <= 4 and draft.spots[-1].j <= self.sentences[draft.sentence].b:
            end = draft.spots[-1].j
        whole = ids.get(id(draft.whole)) if draft.whole is not None else None
        evidence = Evidence(
            self._span((item.number.i, item.number.j)) if item is not None and item.number else None,
            self._span(item.span) if item is not None else None,
            self._span(draft.act),
            tuple(x for s in draft.spots if (x := self._span((s.i, s.j)))),
            self._span(draft.window_span),
            self._span(draft.speaker_span),
        )
        return Claim(
            ids[id(draft)], draft.measure, draft.thing, draft.count, self._quote(draft.i, end), draft.model, places, towns, draft.window,
            draft.speaker, draft.stance, draft.background, draft.cue, whole, draft.closed, draft.each,
            ids.get(id(draft.corrects)) if draft.corrects else None, evidence,
        )  # fmt: skip


