// A timeline as rows of figures: one a measure, or one a measure and side, source or place.
import type { Schemas } from "../../lib/api";
import { label, placeName } from "../../lib/known.svelte";
import { sourceName } from "../../lib/sources.svelte";
import { t } from "../../lib/texts.svelte";
import { day, format, later, night } from "../../lib/times";

export type Bar = Schemas["Bar"];
export type Timeline = Schemas["Timeline"];

export interface Row {
  key: string;
  measure: string;
  thing: string;
  of: string | null;
  bars: Map<string, Bar>;
  top: number;
}

/** One night, week or month of the axis: its first and last morning, and from when to when it is drawn. */
export interface Unit {
  since: string;
  until: string;
  start: number;
  end: number;
}

const DAY = 86_400_000;

/** The rows of a timeline; rows of one measure share the number at their top, so that they can be set side by side. */
export function rowsOf(timeline: Timeline, order: string[]): Row[] {
  const rows = new Map<string, Row>();
  const tops = new Map<string, number>();
  for (const bar of timeline.bars) {
    const key = `${bar.measure} ${bar.thing} ${bar.of ?? ""}`;
    let row = rows.get(key);
    if (!row) rows.set(key, (row = { key, measure: bar.measure, thing: bar.thing, of: bar.of, bars: new Map(), top: 1 }));
    row.bars.set(bar.since, bar);
    tops.set(bar.measure, Math.max(tops.get(bar.measure) ?? 1, bar.low, bar.high ?? 0, bar.reported?.[0] ?? 0, bar.reported?.[1] ?? 0));
  }
  const at = (row: Row) => order.indexOf(row.measure);
  const found = [...rows.values()].sort(
    (one, other) => at(one) - at(other) || one.thing.localeCompare(other.thing) || (one.of ?? "").localeCompare(other.of ?? ""),
  );
  for (const row of found) row.top = tops.get(row.measure) ?? 1;
  return found;
}

/** Every unit from the first to the last morning of a timeline, those with no figure among them. */
export function unitsOf(timeline: Timeline): Unit[] {
  const { since, until, by } = timeline;
  const found: Unit[] = [];
  for (let at = since; at && until && at <= until; at = later(found.at(-1)?.until ?? at, 1)) {
    const last = lastOf(by, at);
    found.push({ since: at, until: last, start: Date.parse(at), end: Date.parse(last) + DAY });
  }
  return found;
}

/** The index of the unit that is drawn at a moment of the axis. */
export function unitAt(units: Unit[], moment: number): number {
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units[middle]?.start ?? Infinity) <= moment) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a unit is called: `night to 2 June 2031`, `2–8 June 2031`, `June 2031`. */
export function unitName(by: string, unit: { since: string; until: string }): string {
  if (by === "night") return night(unit.since);
  if (by === "week") return t("nights.span", { since: day(unit.since), until: day(unit.until) });
  return format(new Date(`${unit.since}T00:00Z`), { month: "long", year: "numeric" }, "UTC");
}

/** What a row is called: the measure, what it counts, and whose it is in a split timeline. */
export function rowName(row: Pick<Row, "measure" | "thing" | "of">, split: string | null): string {
  const name = `${label("measures", row.measure)}: ${label("things", row.thing)}`;
  return row.of === null ? name : t("nights.row_of", { name, of: partName(row.of, split) });
}

/** The name of a side, source or place. */
export function partName(of: string, split: string | null): string {
  if (split === "source") return sourceName(of);
  return split === "place" ? placeName(of) : of;
}

function lastOf(by: string, since: string): string {
  if (by === "night") return since;
  if (by === "week") return later(since, 6);
  const at = new Date(`${since}T00:00Z`);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
}
