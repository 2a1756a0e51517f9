// A filter in words: one chip for each thing that is asked for.
import { filterOf, type Filter } from "./filter";
import { label, placeName } from "./known.svelte";
import { sourceName } from "./sources.svelte";
import { t } from "./texts.svelte";
import { day } from "./times";

export type Field = keyof Filter;

export const FIELDS: Field[] = ["text", "measure", "thing", "place", "source", "side", "state", "from", "to"];

export interface Chip {
  field: Field;
  value: string;
  words: string;
}

const WORDS: Record<Field, (value: string) => string> = {
  text: (value) => value,
  measure: (value) => label("measures", value),
  thing: (value) => label("things", value),
  place: placeName,
  source: sourceName,
  side: (value) => value,
  state: (value) => label("states", value),
  from: dayOf,
  to: dayOf,
};

/** What the query of an address filters by, in the order of the fields. */
export function chips(query: string, fields: Field[] = FIELDS): Chip[] {
  const filter = filterOf(query);
  return FIELDS.filter((field) => fields.includes(field)).flatMap((field) =>
    [filter[field]].flat().filter(Boolean).map((value) => ({ field, value, words: WORDS[field](value) })),
  );
}

/** The same as one line of text, for captions and print; "" where nothing is filtered. */
export function chipsSaid(query: string): string {
  return chips(query).map((chip) => t("filter.said", { field: t(`filter.${chip.field}`), value: chip.words })).join("; ");
}

function dayOf(value: string): string {
  return Number.isNaN(Date.parse(value)) ? value : day(value);
}
