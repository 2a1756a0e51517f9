// Sentences of the engine in the language of the page: patterns with their translations, as data. What no pattern fits
// stays as the engine says it, and is marked as English.
import { speech } from "./texts.svelte";

export interface Said {
  text: string;
  language: string;
}

type Pattern = [RegExp, string];

const made = new Map<string, Pattern[]>();

/** A sentence of the engine, in the language of the page where a pattern fits. */
export function sentence(said: string): Said {
  if (speech.language === "en") return { text: said, language: "en" };
  const found = translated(said, patterns(speech.language));
  return found === null ? { text: said, language: "en" } : { text: found, language: speech.language };
}

function translated(said: string, known: Pattern[]): string | null {
  for (const [pattern, into] of known) {
    const parts = pattern.exec(said)?.groups;
    if (!parts) continue;
    return into.replace(/\{(\w+)\}/g, (_, name: string) => translated(parts[name] ?? "", known) ?? parts[name] ?? "");
  }
  return null;
}

/** Patterns stand in texts/LANGUAGE/sentences.json: English with {names} for what varies, and what it is called. */
function patterns(language: string): Pattern[] {
  let known = made.get(language);
  if (!known) {
    known = Object.entries(speech.texts)
      .filter(([key]) => key.startsWith("sentences."))
      .map(([key, into]) => [pattern(key.slice("sentences.".length)), into]);
    if (known.length) made.set(language, known);
  }
  return known;
}

function pattern(english: string): RegExp {
  const parts = english.split(/\{(\w+)\}/).map((part, at) => (at % 2 ? `(?<${part}>.+?)` : escaped(part)));
  return new RegExp(`^${parts.join("")}$`, "su");
}

function escaped(plain: string): string {
  return plain.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
