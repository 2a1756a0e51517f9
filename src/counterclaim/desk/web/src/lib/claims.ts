// A claim in one line, and the ties between the claims of one report.
import type { Schemas } from "./api";
import { bounds } from "./counts";
import { label, placeName, townName } from "./known.svelte";
import { visible } from "./steering";

type Claim = Schemas["Claim"];

/** Places that are named in one line; of more, how many is said. */
const NAMED = 3;

/** `intercepted: drones 14, Kursk region`. */
export function words(claim: Claim): string {
  const said = `${label("measures", claim.measure)}: ${label("things", claim.thing)} ${bounds(claim.count.low, claim.count.high)}`;
  const places = where(claim);
  return [said, ...places.slice(0, NAMED)].join(", ") + (places.length > NAMED ? ` +${places.length - NAMED}` : "");
}

/** Towns, then regions, countries and seas, by their names in the language of the page. */
export function where(claim: Claim): string[] {
  const towns = claim.towns.map((each) => townName(each.id, each.name));
  const places = claim.places.map((each) => (placeName(each.code) === each.code ? each.name : placeName(each.code)));
  return [...new Set([...towns, ...places].map(visible))];
}

export interface Tie {
  kind: "part_of" | "part" | "corrects" | "corrected_by";
  claim: Claim;
}

/** What a claim is a part of, its own parts, what it corrects and what corrects it. */
export function tiesOf(claim: Claim, claims: readonly Claim[]): Tie[] {
  const found: Tie[] = [];
  for (const each of claims) {
    if (each.id === claim.part_of) found.push({ kind: "part_of", claim: each });
    if (each.part_of === claim.id) found.push({ kind: "part", claim: each });
    if (each.id === claim.corrects) found.push({ kind: "corrects", claim: each });
    if (each.corrects === claim.id) found.push({ kind: "corrected_by", claim: each });
  }
  return found;
}

/** Every range of the text that a field of the claim rests on. */
export function evidence(claim: Claim): [number, number][] {
  const { count, thing, measure, places, window, speaker } = claim.evidence;
  const found = [count, thing, measure, ...places, window, speaker].filter((each) => each !== null);
  return found as unknown as [number, number][];
}
