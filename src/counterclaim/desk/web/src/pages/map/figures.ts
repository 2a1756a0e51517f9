// The figures of the map: which number colours a place, what it means, and the classes of the scale.
import type { Schemas } from "../../lib/api";

export type Shading = Schemas["Shading"];
export type Shade = Schemas["Shade"];
export type Spot = Schemas["Spot"];

/** Which of a place's numbers colours it. */
export type Value = "low" | "reported" | "high";

export const VALUES: Value[] = ["reported", "low", "high"];

/** `told`: claims touch the place, and none of them gives a number for it alone. */
export type State = "count" | "zero" | "told";

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];
const FEW = 5; // counts up to which every number is a class of its own
const MOST = 6;
const BAREST = 0.07;
const PALEST = 0.18;
const DEEPEST = 0.92;

/** One class of the scale: counts from `from` up to `to`, both included; `to` null: and more. */
export interface Class {
  from: number;
  to: number | null;
  depth: number;
}

/** The number that colours a place; null where there is none (no upper bound). */
export function valueOf(shade: Shade, value: Value): number | null {
  if (value === "reported") return shade.reported[0];
  return value === "low" ? shade.low : shade.high;
}

/** Whether the number may be any higher. */
export function endless(shade: Shade, value: Value): boolean {
  return value === "reported" ? shade.reported[1] === null : shade.high === null;
}

export function stateOf(shade: Shade): State {
  if (shade.counted === 0) return "told";
  return shade.reported[0] === 0 && shade.reported[1] === 0 ? "zero" : "count";
}

/** Classes that take in the numbers of some places, zero only where one of these has a range from it. */
export function classesOf(counts: number[]): Class[] {
  const above = stepped(Math.max(0, ...counts));
  return counts.includes(0) ? [{ from: 0, to: 0, depth: BAREST }, ...above] : above;
}

function stepped(most: number): Class[] {
  if (most < 1) return [];
  const starts = most <= FEW ? Array.from({ length: most }, (_, index) => index + 1) : STEPS.filter((step) => step <= most).slice(-MOST);
  if (starts[0] !== 1) starts[0] = 1;
  const wide = Math.max(1, starts.length - 1);
  return starts.map((from, index) => ({
    from,
    to: index + 1 < starts.length ? (starts[index + 1] ?? from) - 1 : null,
    depth: starts.length === 1 ? DEEPEST : PALEST + ((DEEPEST - PALEST) * index) / wide,
  }));
}

/** How deep a number is coloured, from 0 (not at all) to 1. */
export function depthOf(classes: Class[], count: number): number {
  return classes.findLast((each) => count >= each.from)?.depth ?? 0;
}

/** Whether a colour is so deep that a hatching in it would not show. */
export function deep(depth: number): boolean {
  return depth > 0.45;
}

/** The radius of a town's circle, in pixels. */
export function radiusOf(count: number, most: number): number {
  return count < 1 ? 3 : 3 + 9 * Math.sqrt(count / Math.max(most, 4));
}
