// What the interface says, in the language of the reader: data under texts/LANGUAGE/PAGE.json, one file a page.
// English is there from the start; another language is fetched when it is chosen.

type Texts = Record<string, string>;

const ENGLISH = import.meta.glob<Texts>("../../texts/en/*.json", { eager: true, import: "default" });
const OTHERS = import.meta.glob<Texts>(["../../texts/*/*.json", "!../../texts/en/*.json"], { import: "default" });

/** Languages with a name of their own in texts/LANGUAGE/language.json, the first folder of texts. */
export const languages: string[] = ["en", ...new Set(Object.keys(OTHERS).map(folder))];

export const speech = $state({ language: "en", texts: merged(Object.entries(ENGLISH)) });

/** The language tag that numbers and times are written by. */
export function locale(): string {
  return speech.texts["common.locale"] ?? speech.language;
}

/** The text of a key such as `nights.title`, with `{name}` filled in. A key that no language has stands for itself. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const found = speech.texts[key] ?? merged(Object.entries(ENGLISH))[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The text of a key for a number: `key.one`, `key.few`, `key.many`, `key.other`, as the language has them. */
export function n(key: string, count: number, values: Record<string, string | number> = {}): string {
  const form = new Intl.PluralRules(speech.language).select(count);
  const chosen = `${key}.${form}` in speech.texts ? `${key}.${form}` : `${key}.other`;
  return t(chosen, { count: count.toLocaleString(locale()), ...values });
}

/** Whether there is a text of this key. */
export function said(key: string): boolean {
  return key in speech.texts;
}

/** Speak another language from now on. */
export async function speak(language: string): Promise<void> {
  const files = Object.entries(OTHERS).filter(([path]) => folder(path) === language);
  const loaded = await Promise.all(files.map(async ([path, load]) => [path, await load()] as [string, Texts]));
  speech.texts = { ...merged(Object.entries(ENGLISH)), ...merged(loaded) };
  speech.language = languages.includes(language) ? language : "en";
  document.documentElement.lang = speech.language;
  localStorage.setItem("language", speech.language);
}

/** Speak the language that was chosen here before, or the browser's. */
export async function speakAsBefore(): Promise<void> {
  const wanted = localStorage.getItem("language") ?? navigator.language.slice(0, 2);
  await speak(languages.includes(wanted) ? wanted : "en");
}

function folder(path: string): string {
  return path.split("/").at(-2) ?? "";
}

function merged(files: [string, Texts][]): Texts {
  const found: Texts = {};
  for (const [path, texts] of files) {
    const page = path.split("/").at(-1)?.replace(".json", "");
    for (const [key, text] of Object.entries(texts)) found[`${page}.${key}`] = text;
  }
  return found;
}
