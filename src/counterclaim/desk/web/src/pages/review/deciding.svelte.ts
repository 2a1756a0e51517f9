// Decisions: who makes them, how they are sent, and what came of the last one.
import { Fault, get, send, type Schemas } from "../../lib/api";
import { known } from "../../lib/known.svelte";

export type Decided = Schemas["Decided"];
export type Fields = Record<string, unknown>;

const KEPT = "reviewer";

export const reviewer = $state({ named: localStorage.getItem(KEPT) ?? "" });
export const last = $state({ made: null as Decided | null, fault: null as Fault | null, busy: false });

/** Who decides: the person who is logged in, or the name that was given on this machine. */
export function me(): string {
  return known.desk?.person?.name ?? reviewer.named;
}

/** Keep the name of the one who reviews on this machine. */
export function nameMe(name: string): void {
  reviewer.named = name.trim();
  localStorage.setItem(KEPT, reviewer.named);
}

/** Make a decision; null where it could not be made, and `last.fault` says why. */
export async function decide(kind: string, about: string[], why = "", fields: Fields = {}, undoes: number | null = null): Promise<Decided | null> {
  last.busy = true;
  last.fault = null;
  try {
    last.made = await send<Decided>("/api/decisions", { kind, about, why: why.trim(), fields, undoes, by: me() });
    return last.made;
  } catch (error) {
    last.fault = error instanceof Fault ? error : new Fault(String(error), "", 0);
    return null;
  } finally {
    last.busy = false;
  }
}

/** The last decision of this reviewer that still holds; null where there is none. */
export async function mine(): Promise<Schemas["Decision"] | null> {
  const page = await get<Schemas["DecisionsPage"]>("/api/decisions?limit=200");
  const held = (each: Schemas["Decision"]) => each.by === me() && each.kind !== "undo" && !page.undone.includes(each.number);
  return page.items.find(held) ?? null;
}

/** The report of a claim, by the claim's id. */
export function reportOf(claim: string): string {
  return claim.slice(0, claim.lastIndexOf("."));
}
