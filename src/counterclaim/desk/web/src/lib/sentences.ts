// Sentences of the engine in the language of the page: patterns with their translations, as data. What no pattern fits
// stays as the engine says it, and is marked as English: a sentence is never half in one language, half in another.
import { known as desk, label, meaning, placeName, type Section } from "./known.svelte";
import { speech } from "./texts.svelte";
import { day } from "./times";

export interface Said {
  text: string;
  language: string;
}

interface Pattern {
  fits: RegExp;
  into: string;
}

const MOST = 600; // characters of a sentence
const DEEP = 24; // parts within parts
const NUMBER = /^\d+$/;
const made = new Map<string, Pattern[]>();

/** A sentence of the engine, in the language of the page where a pattern fits. */
export function sentence(said: string): Said {
  if (speech.language === "en" || said.length > MOST) return { text: said, language: "en" };
  const found = translated(said, patterns(speech.language), 0);
  return found === null ? { text: said, language: "en" } : { text: found, language: speech.language };
}

function translated(said: string, known: Pattern[], depth: number): string | null {
  if (NUMBER.test(said)) return said;
  if (depth > DEEP) return null;
  const assumed = assumption(said);
  if (assumed) return assumed;
  for (const { fits, into } of known) {
    const found = fits.exec(said);
    if (!found) continue;
    const parts = Object.entries(found.groups ?? {});
    const filled = new Map(parts.map(([name, part]) => [name, filling(name, part, known, depth)]));
    if ([...filled.values()].includes(null)) continue;
    return into.replace(/\{(\w+)\}/g, (_, name: string) => filled.get(name) ?? "");
  }
  return null;
}

/** What stands for a part: names and quoted words as they are, terms by their labels, all else by a pattern again. */
function filling(name: string, part: string, known: Pattern[], depth: number): string | null {
  if (/^(name|words|time)/.test(name)) return part;
  if (name === "morning") return day(part);
  if (name.startsWith("place")) return part in desk.names ? placeName(part) : null;
  if (name.startsWith("thing")) return term("things", part);
  if (name.startsWith("measure")) return term("measures", part);
  return translated(part, known, depth + 1);
}

/** What an assumption takes for granted, as findings say it: in small letters, without the full stop. */
function assumption(said: string): string | null {
  const small = (whole: string) => (whole.slice(0, 1).toLowerCase() + whole.slice(1)).replace(/\.$/, "");
  const found = desk.words?.assumptions.find((each) => small(each.means) === said);
  return found ? small(meaning("assumptions", found.key)) : null;
}

/** A term of the vocabulary, found by its English label. */
function term(section: Section, english: string): string | null {
  const found = desk.words?.[section].find((each) => each.label === english);
  return found ? label(section, found.key) : null;
}

/** Patterns stand in texts/LANGUAGE/sentences.json: English with {names} for what varies, and what it is called. */
function patterns(language: string): Pattern[] {
  let known = made.get(language);
  if (!known) {
    known = Object.entries(speech.texts)
      .filter(([key]) => key.startsWith("sentences."))
      .map(([key, into]) => ({ fits: pattern(key.slice("sentences.".length)), into }));
    if (known.length) made.set(language, known);
  }
  return known;
}

/** A pattern; counts and times are written by digits, terms are those of the vocabulary, quoted words hold no quotation mark. */
function pattern(english: string): RegExp {
  const parts = english.split(/\{(\w+)\}/).map((part, at) => (at % 2 ? `(?<${part}>${shape(part)})` : escaped(part)));
  return new RegExp(`^${parts.join("")}$`, "su");
}

function shape(name: string): string {
  if (name.startsWith("count")) return "(?:at least |at most |up to )?\\d+(?: to \\d+| or more| or fewer)?";
  if (name.startsWith("thing")) return terms("things");
  if (name.startsWith("measure")) return terms("measures");
  if (name.startsWith("words")) return "[^“”]+";
  if (name === "morning") return "\\d{4}-\\d\\d-\\d\\d";
  if (name.startsWith("time")) return "\\d{4}-\\d\\d-\\d\\d(?: \\d\\d:\\d\\d(?: [A-Za-z/_]+)?)?";
  return ".+?";
}

/** The English labels of a section, the longest first. */
function terms(section: Section): string {
  const labels = (desk.words?.[section] ?? []).map((each) => each.label).sort((one, other) => other.length - one.length);
  return labels.map(escaped).join("|");
}

function escaped(plain: string): string {
  return plain.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
