// A claim as a reviewer changes it: only what differs from the claim as it stands is sent.
import type { Schemas } from "../../lib/api";

export type Claim = Schemas["Claim"];
export type Field = "quote" | "measure" | "thing" | "count" | "places" | "window" | "speaker";
export type Span = [number, number];

const CHANGED = ["measure", "thing", "model", "count", "places", "towns", "window", "speaker", "stance", "background", "cue", "part_of", "closed", "each", "corrects", "quote"] as const;

/** A copy to change. */
export function draftOf(claim: Claim): Claim {
  return JSON.parse(JSON.stringify(claim)) as Claim;
}

/** The fields of a draft that differ from the claim, as a correction takes them. */
export function changes(claim: Claim, draft: Claim): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name of CHANGED) if (differs(claim[name], draft[name])) found[name] = draft[name];
  const ranges: Record<string, unknown> = {};
  for (const [name, range] of Object.entries(draft.evidence)) {
    if (differs(range, claim.evidence[name as keyof Claim["evidence"]])) ranges[name] = range;
  }
  if (Object.keys(ranges).length) found["evidence"] = ranges;
  return found;
}

/** The ranges that a field of a claim rests on. */
export function rangesOf(claim: Claim, field: Field): Span[] {
  if (field === "quote") return [[claim.quote.start, claim.quote.stop]];
  if (field === "places") return claim.evidence.places as unknown as Span[];
  const range = claim.evidence[field] as unknown as Span | null;
  return range ? [range] : [];
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

export interface Counted {
  low: number;
  high: number | null;
  form: string;
}

/** The number in words that were selected: `1 234`, `10–12`; null where these hold no digits. */
export function counted(words: string): Counted | null {
  const plain = words.replace(/(\d)[\s\u00a0\u202f,'’](?=\d{3}(?!\d))/gu, "$1");
  const numbers = [...plain.matchAll(/\d{1,9}/g)].map((each) => Number(each[0]));
  const [low, high] = numbers;
  if (low === undefined) return null;
  if (high !== undefined && high > low && /\d\s*[-–—]\s*\d/u.test(plain)) return { low, high, form: "range" };
  return { low, high: low, form: "exact" };
}
