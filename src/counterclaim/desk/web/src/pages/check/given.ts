// What a person pasted, and what they know about it.
import type { Schemas } from "../../lib/api";

export interface Given {
  text: string;
  published: string;
  zone: string;
  language: string;
  source: string;
}

export const nothing = (): Given => ({ text: "", published: "", zone: "", language: "", source: "" });

/** A pasted text as the service takes it. */
export function pasted(given: Given): Schemas["Pasted"] {
  return { text: given.text, published: given.published || null, zone: given.zone || null, language: given.language || null, source: given.source || null };
}

/** The address that a file is sent to, with what is known about it. */
export function fileAddress(name: string, given: Given): string {
  const query = new URLSearchParams({ name });
  for (const key of ["published", "zone", "language", "source"] as const) if (given[key]) query.set(key, given[key]);
  return `/api/check/file?${query}`;
}

/** What was checked, to be kept or taken away as it is; `language` is what a person said it is. */
export function again(checked: Schemas["Checked"], language: string): Schemas["Pasted"] {
  const { report, text, zone, name } = checked;
  return { text, zone, name: name || null, title: report.title, published: report.published, source: report.source, language: language || null };
}

/** Have the browser save a file. */
export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
