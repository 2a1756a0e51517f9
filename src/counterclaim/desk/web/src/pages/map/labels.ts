// Names and numbers on the map, as many as fit without touching one another.

export interface Label {
  code: string;
  name: string;
  count: string;
  x: number;
  y: number;
  weight: number;
  whole: boolean;
}

/** Left, top, right, bottom, in pixels. */
export type Box = [number, number, number, number];

const LETTER = 6.4; // pixels of a letter, about
const LINE = 14;
const SHIFTS = [0, 16, -16, 30, -30]; // pixels down at which a label is tried

/** The labels that fit beside one another and what is `taken`, the weightiest first, each at the first height that is free. */
export function fitting(labels: Label[], taken: Box[], width: number, height: number): Label[] {
  const boxes = [...taken];
  const free = (box: Box) =>
    box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height &&
    !boxes.some((each) => box[0] < each[2] && each[0] < box[2] && box[1] < each[3] && each[1] < box[3]);
  const found: Label[] = [];
  for (const label of [...labels].sort((one, other) => other.weight - one.weight)) {
    const half = (Math.max(label.name.length, label.count.length) * LETTER) / 2 + 2;
    for (const shift of SHIFTS) {
      const y = label.y + shift;
      const box: Box = [label.x - half, y - LINE, label.x + half, y + LINE];
      if (!free(box)) continue;
      boxes.push(box);
      found.push({ ...label, y });
      break;
    }
  }
  return found;
}
