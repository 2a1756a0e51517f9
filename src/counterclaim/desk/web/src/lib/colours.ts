// The colour of a measure, for drawings: the same as in tables, text and the terminal.
import { word } from "./known.svelte";

/** A CSS colour that suits light and dark; the quiet ink where the measure has none. */
export function colour(measure: string | null): string {
  const term = measure === null ? undefined : word("measures", measure);
  return term?.light && term.dark ? `light-dark(${term.light}, ${term.dark})` : "var(--quiet)";
}
