// Times as people read them: in the report's zone, with UTC beside; a night by the morning it ends on.
import { locale, t } from "./texts.svelte";

const MIDNIGHT = /^0?0:00$/;

/** `10 July 2025`, in the language of the page; `morning` is a date as `2025-07-10`. */
export function day(morning: string): string {
  return format(new Date(`${morning}T00:00Z`), { day: "numeric", month: "long", year: "numeric" }, "UTC");
}

/** `night to 10 July 2025`. */
export function night(morning: string): string {
  return t("common.night_to", { day: day(morning) });
}

/** A time in a zone, as `10 July 2025, 04:00`. */
export function moment(time: string, zone: string): string {
  const parts: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };
  return format(new Date(time), parts, zone);
}

/** The first and the last of the whole days from one time to another, in a zone; null where they are no whole days. */
export function days(start: string, end: string, zone: string): string | null {
  const [from, to] = [new Date(start), new Date(Date.parse(end) - 1)];
  const whole = Date.parse(end) > Date.parse(start) && [start, end].every((each) => MIDNIGHT.test(clock(each, zone)));
  if (!whole) return null;
  const parts: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" };
  return joined(formatIn(zone, parts).formatRangeToParts(from, to));
}

/** The hours and minutes of a time in a zone. */
export function clock(time: string, zone: string): string {
  return format(new Date(time), { timeStyle: "short" }, zone);
}

/** A morning so many days later, as `2025-07-10`. */
export function later(morning: string, days: number): string {
  const at = new Date(`${morning}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** A time by the parts of it that are wanted, in the language of the page; without the word that some languages set behind a year. */
export function format(time: Date, parts: Intl.DateTimeFormatOptions, zone: string): string {
  return joined(formatIn(zone, parts).formatToParts(time));
}

function joined(written: { type: string; value: string }[]): string {
  return written.map((each, n) => (written[n - 1]?.type === "year" ? each.value.replace(/^\s*\p{L}+\.?/u, "") : each.value)).join("");
}

function formatIn(zone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale(), { ...parts, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat(locale(), { ...parts, timeZone: "UTC" });
  }
}
