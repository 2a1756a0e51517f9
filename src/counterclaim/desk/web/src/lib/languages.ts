// What a language is called in the language of the page.
import { speech } from "./texts.svelte";

/** `Ukrainian` for `uk`; the code itself where it is none that is known. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(speech.language, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
