// The outlines of a row of figures: one path for each kind of mark, however many nights there are.
import type { Bar, Row, Unit } from "./rows";

export interface Shapes {
  base: string;
  band: string;
  open: string;
  firm: string;
  undated: string;
  zero: string;
  unsaid: string;
  apart: string;
  clash: string;
}

const CAP = 12; // pixels of hatching above the highest number that is told, where there is no upper bound
const DENSE = 5; // pixels of width below which a dashed box would hide what stands in it
const FIRM = 2; // pixels of the line of what is reported
const GAP = 0.15; // of a unit's width that stays free, while units are wide

/** The paths of a row. `x` and `y` give pixels; `floor` and `ceiling` are the y of zero and of the row's upper edge. */
export function shapesOf(
  row: Row,
  units: Unit[],
  x: (moment: number) => number,
  y: (count: number) => number,
  ceiling: number,
  complete: boolean,
): Shapes {
  const found: Shapes = { base: "", band: "", open: "", firm: "", undated: "", zero: "", unsaid: "", apart: "", clash: "" };
  const floor = y(0);
  let unsaid: number | null = null;
  for (const unit of units) {
    const bar = row.bars.get(unit.since);
    const start = x(unit.start);
    const end = x(unit.end);
    if (!bar) {
      unsaid ??= start;
      continue;
    }
    if (unsaid !== null) found.unsaid += line(unsaid, start, floor);
    unsaid = null;
    const gap = end - start > 4 ? Math.min(8, (end - start) * GAP) : 0;
    add(found, bar, start + gap / 2, Math.max(0.75, end - start - gap), y, floor, ceiling);
  }
  const last = units.at(-1);
  if (unsaid !== null && last) found.unsaid += line(unsaid, x(last.end), floor);
  if (!complete) found.unsaid = "";
  return found;
}

function add(
  found: Shapes,
  bar: Bar,
  left: number,
  width: number,
  y: (count: number) => number,
  floor: number,
  ceiling: number,
): void {
  if (!bar.reported) {
    found.apart += `M${at(left + width / 2)},${at(floor)}v-6`;
    if (bar.findings > 0) found.clash += unequal(left + width / 2, floor - 14);
    return;
  }
  const [least, most] = bar.reported;
  const told = y(most ?? least);
  const upper = bar.high === null ? Math.max(ceiling, Math.min(told, y(bar.low)) - CAP) : y(bar.high);
  const top = Math.min(upper, told);
  if (bar.low > 0) found.base += box(left, y(bar.low), width, floor);
  if (bar.high === null) found.open += box(left, upper, width, y(bar.low));
  else if (bar.high > bar.low) found.band += box(left, upper, width, y(bar.low));
  if (least === 0 && most === 0) found.zero += circle(left + width / 2, floor, Math.min(3.5, Math.max(1.5, width / 3)));
  else found.firm += level(left, told, width) + (most === least ? "" : level(left, y(least), width) + stem(left, told, width, y(least)));
  if (bar.undated > 0) found.undated += width < DENSE ? line(left, left + width, top - 1) : box(left, top - 1, width, floor);
  if (bar.findings > 0) found.clash += unequal(left + width / 2, Math.max(ceiling + 4, top - 8));
}

function box(left: number, top: number, width: number, bottom: number): string {
  return `M${at(left)},${at(top)}h${at(width)}V${at(bottom)}h${at(-width)}z`;
}

/** A firm line at a number that is reported. */
function level(left: number, height: number, width: number): string {
  return box(left, height - FIRM / 2, width, height + FIRM / 2);
}

/** What joins the lowest and the highest number that are reported. */
function stem(left: number, top: number, width: number, bottom: number): string {
  const thick = Math.min(width, FIRM);
  return box(left + (width - thick) / 2, top, thick, bottom);
}

function line(from: number, to: number, height: number): string {
  return `M${at(from)},${at(height)}H${at(to)}`;
}

function circle(x: number, y: number, r: number): string {
  return `M${at(x - r)},${at(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`;
}

/** The sign ≠. */
export function unequal(x: number, y: number): string {
  return `M${at(x - 4)},${at(y - 2)}h8M${at(x - 4)},${at(y + 2)}h8M${at(x + 2.5)},${at(y - 5)}l-5,10`;
}

function at(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}
