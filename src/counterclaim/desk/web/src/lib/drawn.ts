// Where the words of a claim stand on the screen: grounds to colour, and the ties to other claims as lines.
import { linkVertical } from "d3-shape";
import type { Schemas } from "./api";
import { evidence, tiesOf } from "./claims";
import type { Range } from "./segments";
import type { Text } from "./spans";

type Claim = Schemas["Claim"];

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Boxes in pixels of the text's own corner; `top` to `bottom` holds all of them, `left` and `foot` are the claim's. */
export interface Drawn {
  grounds: Box[];
  tied: { kind: "part_of" | "corrects"; from: Box; to: Box }[];
  top: number;
  bottom: number;
  left: number;
  foot: number;
}

export interface Line {
  kind: "part_of" | "corrects";
  path: string;
  x: number;
  y: number;
}

/** What to draw for a claim that is looked at, and for further ranges, as far as they are on the piece that is shown. */
export function reach(held: HTMLElement, text: Text, from: number, to: number, claims: readonly Claim[], active: Claim | null, ranges: readonly Range[]): Drawn {
  const corner = held.getBoundingClientRect();
  const spans = [...held.querySelectorAll<HTMLElement>("[data-from]")];
  const boxes = (range: Range) => boxesOf(range, from, to, spans, text, corner);
  const own = active ? boxes([active.quote.start, active.quote.stop]) : [];
  const grounds = [...(active ? evidence(active) : []), ...ranges].flatMap(boxes);
  const first = own[0];
  const tied = (active && first ? tiesOf(active, claims) : []).flatMap(({ kind, claim }) => {
    const other = boxes([claim.quote.start, claim.quote.stop])[0];
    if (!first || !other) return [];
    const outward = kind === "part_of" || kind === "corrects";
    const line: "part_of" | "corrects" = kind === "part_of" || kind === "part" ? "part_of" : "corrects";
    return [{ kind: line, from: outward ? first : other, to: outward ? other : first }];
  });
  const all = [...own, ...grounds, ...tied.flatMap((each) => [each.from, each.to])];
  return {
    grounds,
    tied,
    top: Math.min(...all.map((each) => each.y)),
    bottom: Math.max(...all.map((each) => each.y + each.height)),
    left: first?.x ?? 0,
    foot: Math.max(0, ...own.map((each) => each.y + each.height)),
  };
}

/** The lines between claims; the dot lies on the total, or on what is corrected. */
export function ties(drawn: Drawn): Line[] {
  const link = linkVertical<unknown, [number, number]>();
  return drawn.tied.map(({ kind, from, to }) => {
    const a = middle(from);
    const b = middle(to);
    if (Math.abs(from.y - to.y) < from.height / 2) {
      const top = from.y - 2;
      return { kind, x: b, y: top, path: `M${a},${top}Q${(a + b) / 2},${top - 22} ${b},${top}` };
    }
    const [start, stop]: [[number, number], [number, number]] =
      from.y > to.y ? [[a, from.y], [b, to.y + to.height]] : [[a, from.y + from.height], [b, to.y]];
    return { kind, x: stop[0], y: stop[1], path: link({ source: start, target: stop }) ?? "" };
  });
}

function middle(box: Box): number {
  return box.x + Math.min(box.width, 60) / 2;
}

function boxesOf([start, stop]: Range, from: number, to: number, spans: HTMLElement[], text: Text, corner: DOMRect): Box[] {
  const [first, last] = [Math.max(start, from), Math.min(stop, to)];
  if (first >= last) return [];
  const range = document.createRange();
  const begin = spot(first, spans, text);
  const end = spot(last, spans, text, true);
  if (!begin || !end) return [];
  range.setStart(...begin);
  range.setEnd(...end);
  return [...range.getClientRects()]
    .filter((each) => each.width > 1 && each.height > 8)
    .map((each) => ({ x: each.x - corner.x, y: each.y - corner.y, width: each.width, height: each.height }));
}

/** The text node and the offset in it of a code point; at a border the end of the node before, where that is asked for. */
function spot(point: number, spans: HTMLElement[], text: Text, ending = false): [Node, number] | null {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const half = (low + high + 1) >> 1;
    const at = Number(spans[half]?.dataset.from);
    if (at < point || (at === point && !ending)) low = half;
    else high = half - 1;
  }
  const span = spans[low];
  if (!span) return null;
  let left = text.unit(point) - text.unit(Number(span.dataset.from));
  const walker = document.createTreeWalker(span, NodeFilter.SHOW_TEXT);
  let node: Node | null = null;
  for (let next = walker.nextNode(); next; next = walker.nextNode()) {
    const size = next.textContent?.length ?? 0;
    node = next;
    if (left < size || (ending && left === size)) return [next, left];
    left -= size;
  }
  return node ? [node, node.textContent?.length ?? 0] : null;
}
