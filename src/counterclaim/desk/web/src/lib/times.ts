// Times as people read them: in the report's zone, with UTC beside; a night by the morning it ends on.
import { locale, t } from "./texts.svelte";

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

function format(time: Date, parts: Intl.DateTimeFormatOptions, zone: string): string {
  try {
    return new Intl.DateTimeFormat(locale(), { ...parts, timeZone: zone }).format(time);
  } catch {
    return new Intl.DateTimeFormat(locale(), { ...parts, timeZone: "UTC" }).format(time);
  }
}
