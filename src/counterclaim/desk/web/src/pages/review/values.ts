// What a field was set to, as people read it.
import { bounds } from "../../lib/counts";
import { label, type Section } from "../../lib/known.svelte";
import { t } from "../../lib/texts.svelte";

const TERMS: Record<string, Section> = { measure: "measures", thing: "things", stance: "stances", verdict: "decisions" };

/** A value of a field: a count by its bounds, a term by its label, an object by what is in it. */
export function shownValue(field: string, value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "boolean") return t(value ? "review.yes" : "review.no");
  const section = TERMS[field];
  if (section && typeof value === "string") return label(section, value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map((each) => shownValue(field, (each as { name?: unknown } | null)?.name ?? each)).join(", ");
  const held = value as Record<string, unknown>;
  if (typeof held["low"] === "number") return `${bounds(held["low"], held["high"] as number | null)}${typeof held["form"] === "string" ? ` (${label("forms", held["form"])})` : ""}`;
  if (typeof held["text"] === "string") return held["text"];
  return Object.entries(held).filter(([, each]) => each !== null).map(([name, each]) => `${name} ${shownValue(name, each)}`).join(", ");
}
