// Steps of time: a night, a week from Monday, a month, and the one before and after.
import { later, day, night } from "../../lib/times";
import { t } from "../../lib/texts.svelte";

export type Unit = "night" | "week" | "month";

export const UNITS: Unit[] = ["night", "week", "month"];

export interface Span {
  from: string;
  to: string;
}

/** The night, week or month that a morning lies in. */
export function spanOf(unit: Unit, morning: string): Span {
  if (unit === "night") return { from: morning, to: morning };
  if (unit === "week") {
    const from = later(morning, -((new Date(`${morning}T00:00Z`).getUTCDay() + 6) % 7));
    return { from, to: later(from, 6) };
  }
  const from = `${morning.slice(0, 7)}-01`;
  const next = `${later(from, 31).slice(0, 7)}-01`;
  return { from, to: later(next, -1) };
}

/** What unit a span is one of; null: of none. */
export function unitOf(span: Span): Unit | null {
  if (!span.from || !span.to) return null;
  return UNITS.find((unit) => spanOf(unit, span.from).from === span.from && spanOf(unit, span.from).to === span.to) ?? null;
}

/** The span before (-1) or after (1): of the same unit, or else as long. */
export function step(span: Span, by: -1 | 1): Span {
  const unit = unitOf(span);
  if (unit) return spanOf(unit, by < 0 ? later(span.from, -1) : later(span.to, 1));
  const nights = (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000 + 1;
  return { from: later(span.from, by * nights), to: later(span.to, by * nights) };
}

/** A span in words. */
export function spanSaid(span: Span): string {
  if (span.from === span.to) return night(span.from);
  return t("map.span", { from: day(span.from), to: day(span.to) });
}
