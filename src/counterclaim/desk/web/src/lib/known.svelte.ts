// What every page knows: the desk, the words it speaks, the names of places.
import { get, useToken, type Schemas } from "./api";
import { said, speech, t } from "./texts.svelte";

export const known = $state({
  desk: null as Schemas["Desk"] | null,
  words: null as Schemas["Vocabulary"] | null,
  names: {} as Record<string, string>,
  inside: {} as Record<string, string | null>,
  event: 0,
  settled: false,
});

export type Section = keyof Schemas["Vocabulary"];

let asked = 0;
let answered = 0;

/** Ask who is at the desk and what is on it. An answer that a later one has overtaken is not heeded. */
export async function meet(): Promise<void> {
  const turn = ++asked;
  const desk = await get<Schemas["Desk"]>("/api/desk");
  if (turn < answered) return;
  answered = turn;
  useToken(desk.token);
  known.desk = desk;
  known.event = desk.event;
  known.settled = desk.settled;
  if (desk.open || desk.person) known.words ??= await get<Schemas["Vocabulary"]>("/api/vocabulary");
}

/** Learn the names of places in the language of the page. */
export async function learnNames(): Promise<void> {
  if (!known.desk || !(known.desk.open || known.desk.person)) return;
  const language = speech.language;
  const found = await get<Schemas["Names"]>(`/api/names/${language}`);
  if (language !== speech.language) return;
  known.names = Object.fromEntries(found.places.map((each) => [each.code, each.name]));
  known.inside = Object.fromEntries(found.places.map((each) => [each.code, each.inside]));
}

/** A term of the vocabulary. */
export function word(section: Section, key: string): Schemas["Word"] | undefined {
  return known.words?.[section].find((each) => each.key === key);
}

/** What a term is called in the language of the page. */
export function label(section: Section, key: string): string {
  const own = `terms.${section}.${key}`;
  const term = word(section, key);
  return said(own) ? t(own) : term?.title || term?.label || key.replaceAll("_", " ");
}

/** What a term means, in the language of the page. */
export function meaning(section: Section, key: string): string {
  const own = `terms.${section}.${key}.means`;
  return said(own) ? t(own) : (word(section, key)?.means ?? "");
}

/** What a speaker's or source's role is called; as it is written, where the texts have no word for it. */
export function role(key: string): string {
  const own = `roles.${key}`;
  return said(own) ? t(own) : key.replaceAll("_", " ");
}

/** The name of a place; its code where none is known. Several joined by + are named one by one. */
export function placeName(code: string | null): string {
  if (code === null) return t("common.everywhere");
  return code.split("+").map((each) => known.names[each] ?? each).join(", ");
}

/** The name of a town in the language of the page; as it is given, where none is known. */
export function townName(id: string | null, given: string): string {
  return (id !== null && known.names[id]) || given;
}

/** Whether the person may do what the role allows. */
export function may(role: "reader" | "reviewer" | "admin"): boolean {
  const order = ["reader", "reviewer", "admin"];
  if (known.desk?.open) return true;
  return order.indexOf(known.desk?.person?.role ?? "") >= order.indexOf(role);
}
