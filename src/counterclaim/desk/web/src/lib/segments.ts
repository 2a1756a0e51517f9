// Ranges that nest and overlap, cut into segments that do not.

export type Range = readonly [number, number];

/** A stretch covered by the same ranges throughout, given by their index, the shortest first; `ending` end at its end. */
export interface Segment {
  start: number;
  stop: number;
  covering: number[];
  ending: number[];
}

/** All from `from` to `to`, in order, cut where a range starts or stops; ranges are cut to that, empty ones dropped. */
export function segments(from: number, to: number, ranges: readonly Range[]): Segment[] {
  const cut = ranges.map(([start, stop]): Range => [Math.max(start, from), Math.min(stop, to)]);
  const shortestFirst = cut.map((_, n) => n).filter((n) => length(cut[n]) > 0);
  shortestFirst.sort((a, b) => length(cut[a]) - length(cut[b]) || a - b);
  const starting = new Map<number, number[]>();
  const ending = new Map<number, number[]>();
  for (const n of shortestFirst) {
    const [start, stop] = cut[n]!;
    into(starting, start, n);
    into(ending, stop, n);
  }
  const rank = new Map(shortestFirst.map((n, place) => [n, place]));
  const cuts = [...new Set([from, to, ...starting.keys(), ...ending.keys()])].sort((a, b) => a - b);
  const covering = new Set<number>();
  const found: Segment[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [start, stop] = [cuts[at]!, cuts[at + 1]!];
    for (const n of ending.get(start) ?? []) covering.delete(n);
    for (const n of starting.get(start) ?? []) covering.add(n);
    const inside = [...covering].sort((a, b) => rank.get(a)! - rank.get(b)!);
    found.push({ start, stop, covering: inside, ending: ending.get(stop) ?? [] });
  }
  return found;
}

function length(range: Range | undefined): number {
  return range ? range[1] - range[0] : 0;
}

function into(held: Map<number, number[]>, key: number, value: number): void {
  const list = held.get(key);
  if (list) list.push(value);
  else held.set(key, [value]);
}
