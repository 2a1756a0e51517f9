// Sentences of the engine in the language of the page: patterns with their translations, as data. What no pattern fits
// stays as the engine says it, and is marked as English: a sentence is never half in one language, half in another.
// What a file or a machine says of itself ({reason}) is the one thing that is cited as it is.
import { known as desk, label, meaning, placeName, word, type Section } from "./known.svelte";
import { locale, said as has, speech, t } from "./texts.svelte";
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
/** Files of patterns: what findings and reasons say, what reading could not read, why there is no answer. */
const FILES = ["sentences", "issues", "faults"] as const;
const WORDLESS = /^[^\p{L}]*$/u;
const made = new Map<string, Pattern[]>();

/** A sentence of the engine, in the language of the page where a pattern fits. */
export function sentence(said: string): Said {
  if (speech.language === "en") return { text: said, language: "en" };
  const found = said.length > MOST ? null : spoken(said);
  return found === null ? { text: said, language: "en" } : { text: found, language: speech.language };
}

/** By the first of the files that fits; within its sentences stand those of findings too. */
function spoken(said: string): string | null {
  for (const file of FILES) {
    const found = translated(said, [...new Set([file, "sentences"])].flatMap(patterns), 0);
    if (found !== null) return found;
  }
  return null;
}

function translated(said: string, all: Pattern[], depth: number): string | null {
  if (WORDLESS.test(said)) return said;
  if (depth > DEEP) return null;
  const assumed = assumption(said);
  if (assumed) return assumed;
  for (const { fits, into } of all) {
    const found = fits.exec(said);
    if (!found) continue;
    const parts = Object.entries(found.groups ?? {});
    const filled = new Map(parts.map(([name, part]) => [name, filling(kindOf(name), part, all, depth)]));
    if ([...filled.values()].includes(null)) continue;
    return into.replace(/\{(\w+)\}/g, (_, name: string) => filled.get(name) ?? "");
  }
  return null;
}

/** What stands for a part: names and quoted words as they are, terms by their labels, all else by a pattern again. */
function filling(kind: string, part: string, all: Pattern[], depth: number): string | null {
  if (kind === "name" || kind === "words" || kind === "time") return part;
  if (kind === "names") return listed(part.split(/, | and /));
  if (kind === "size") return part.includes(",") ? Number(part.replaceAll(",", "")).toLocaleString(locale()) : part; // 2031 is a year
  if (kind === "morning") return day(part);
  if (kind === "mornings") return listed(part.split(/, | and /).map((each) => (/^\d{4}-\d\d-\d\d$/.test(each) ? day(each) : each)));
  if (kind === "role") return has(`people.role_${part}`) ? t(`people.role_${part}`) : null;
  if (kind === "place") return part in desk.names ? placeName(part) : null;
  if (kind === "thing") return term("things", part);
  if (kind === "measure") return term("measures", part);
  if (kind.endsWith("_key")) return keyed(kind.slice(0, -"_key".length) as Section, part);
  const found = translated(part, all, depth + 1);
  return kind === "reason" ? (found ?? part) : found;
}

/** The kind of a hole: its name without the number that tells it from another one. */
function kindOf(name: string): string {
  return name.replace(/\d+$/, "");
}

/** Several names as the language of the page joins them. */
function listed(parts: string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(parts);
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

/** A term of the vocabulary, by its key. */
function keyed(section: Section, key: string): string | null {
  return word(section, key) ? label(section, key) : null;
}

/** Patterns stand in texts/LANGUAGE/FILE.json: English with {names} for what varies, and what it is called. */
function patterns(file: string): Pattern[] {
  const name = `${speech.language}/${file}`;
  let found = made.get(name);
  if (!found) {
    found = Object.entries(speech.texts)
      .filter(([key]) => key.startsWith(`${file}.`))
      .map(([key, into]) => ({ fits: pattern(key.slice(file.length + 1)), into }));
    if (found.length && desk.words) made.set(name, found); // a pattern knows the terms that can stand in it
  }
  return found;
}

/** A pattern; counts and times are written by digits, terms are those of the vocabulary, quoted words hold no quotation mark. */
function pattern(english: string): RegExp {
  const parts = english.split(/\{(\w+)\}/).map((part, at) => (at % 2 ? `(?<${part}>${shape(part)})` : escaped(part)));
  return new RegExp(`^${parts.join("")}$`, "su");
}

function shape(name: string): string {
  const kind = kindOf(name);
  if (kind === "count") return "(?:at least |at most |up to )?\\d+(?: to \\d+| or more| or fewer)?";
  if (kind === "thing") return terms("things");
  if (kind === "measure") return terms("measures");
  if (kind === "words") return "[^“”]+";
  if (kind === "size") return "\\d[\\d,]*";
  if (kind === "sum") return "(?:at most )?\\d.*?";
  if (kind.endsWith("_key")) return "[a-z_]+?";
  if (kind === "morning") return "\\d{4}-\\d\\d-\\d\\d";
  if (kind === "time") return "\\d{4}-\\d\\d-\\d\\d(?: \\d\\d:\\d\\d(?: [A-Za-z/_]+)?)?";
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
