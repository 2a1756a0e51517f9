// Two versions of a text as one: what stayed, what went, what came.
import type { Schemas } from "../../lib/api";
import { Text } from "../../lib/spans";

export interface Stretch {
  kind: "same" | "gone" | "new";
  words: string;
}

/** The text of a later version with what it took away and put in, in order. */
export function stretches(text: string, changes: readonly Schemas["Change"][]): Stretch[] {
  const whole = new Text(text);
  const found: Stretch[] = [];
  let at = 0;
  const add = (kind: Stretch["kind"], words: string): void => {
    if (words) found.push({ kind, words });
  };
  for (const change of changes) {
    add("same", whole.slice(at, change.start));
    add("gone", change.before);
    add("new", change.after);
    at = change.start + [...change.after].length;
  }
  add("same", whole.slice(at, whole.length));
  return found;
}

export interface Differing {
  field: string;
  read: string;
  stands: string;
}

/** The fields in which a claim as it stands differs from the claim as read; `said` puts each field into words. */
export function differing(read: Schemas["Claim"], stands: Schemas["Claim"], said: (claim: Schemas["Claim"]) => Record<string, string>): Differing[] {
  const before = said(read);
  const after = said(stands);
  return Object.keys(after).filter((field) => before[field] !== after[field]).map((field) => ({ field, read: before[field] ?? "", stands: after[field] ?? "" }));
}
