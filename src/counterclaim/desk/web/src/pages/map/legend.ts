// The legend as rows of marks with their words, laid out by how wide the words are.
import { label } from "../../lib/known.svelte";
import { locale, t } from "../../lib/texts.svelte";
import { radiusOf, type Class, type Shading, type Value } from "./figures";

export type Mark = "title" | "class" | "open" | "zero" | "told" | "none" | "clash" | "words" | "town" | "town_zero" | "town_open";

export interface Item {
  mark: Mark;
  words: string;
  depth: number;
  radius: number;
}

export interface Placed extends Item {
  x: number;
  y: number;
}

export const SIGN = 24; // pixels of a mark
const LETTER = 6.7; // pixels of a letter where they cannot be measured
const SIZE = 12.5; // pixels of a letter's height, as in Legend.svelte
const GAP = 8;
const APART = 16;
export const ROW = 22;
const TALL = 28; // pixels of a row of towns

/** What the legend has to say, group by group; each group begins a row. */
export function legendOf(shading: Shading, value: Value, classes: Class[]): Item[][] {
  const item = (mark: Mark, words: string, more: Partial<Item> = {}): Item => ({ mark, words, depth: 0, radius: 0, ...more });
  const plain = (count: number) => count.toLocaleString(locale());
  const title = t("map.legend_of", { measure: label("measures", shading.measure), thing: label("things", shading.thing), value: t(`map.value_${value}`) });
  const numbers = classes.map(({ from, to, depth }) =>
    item("class", to === null ? t("map.and_more", { low: plain(from) }) : from === to ? plain(from) : `${plain(from)}–${plain(to)}`, { depth }),
  );
  const marks = (["open", "zero", "told", "none"] as const).map((mark) => item(mark, t(`map.mark_${mark}`)));
  const clash = shading.places.some((each) => each.findings) ? [item("clash", t("map.mark_clash"))] : [];
  const most = Math.max(0, ...shading.towns.map((each) => each.reported[0]));
  const sizes = [...new Set([1, Math.round(most / 4), most])].filter((each) => each > 0);
  const towns = shading.towns.length
    ? [[item("words", t("map.towns")), ...sizes.map((size) => item("town", plain(size), { radius: radiusOf(size, most) })), item("town_zero", t("map.mark_zero"), { radius: 3 }), item("town_open", t("map.mark_open"), { radius: 7 })]]
    : [];
  return [[item("title", title)], [...numbers, ...marks, ...clash], ...towns];
}

let pen: CanvasRenderingContext2D | null = null;

/** How many pixels words take in the letters of the page. */
function long(words: string, bold = false): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return words.length * LETTER;
  pen.font = `${bold ? 650 : 400} ${SIZE}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(words).width;
}

/** A text without a mark that is wider than the drawing, in lines that are not. */
function broken(item: Item, width: number): Item[] {
  if (item.mark !== "words" || long(item.words) <= width) return [item];
  const lines = [""];
  for (const word of item.words.split(" ")) {
    const line = [lines.at(-1), word].filter(Boolean).join(" ");
    if (long(line) > width) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines.map((words) => ({ ...item, words }));
}

/** The groups in rows of so many pixels, and how high they are together. */
export function laidOut(groups: Item[][], width: number): { items: Placed[]; height: number } {
  const items: Placed[] = [];
  let y = 4;
  for (const group of groups) {
    const row = group[0]?.mark === "words" ? TALL : ROW;
    let x = 0;
    for (const each of group.flatMap((item) => broken(item, width))) {
      const wide = (each.mark === "title" || each.mark === "words" ? 0 : SIGN + GAP) + long(each.words, each.mark === "title");
      if (x > 0 && x + wide > width) {
        x = 0;
        y += row;
      }
      items.push({ ...each, x, y: y + row / 2 });
      x += wide + APART;
    }
    y += row;
  }
  return { items, height: y };
}
