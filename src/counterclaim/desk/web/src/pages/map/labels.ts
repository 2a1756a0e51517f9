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

const LETTER = 6.4; // pixels of a letter, about
const LINE = 14;

/** The labels that fit, the weightiest first. */
export function fitting(labels: Label[], width: number, height: number): Label[] {
  const taken: [number, number, number, number][] = [];
  return [...labels]
    .sort((one, other) => other.weight - one.weight)
    .filter((label) => {
      const half = (Math.max(label.name.length, label.count.length) * LETTER) / 2 + 2;
      const box: [number, number, number, number] = [label.x - half, label.y - LINE, label.x + half, label.y + LINE];
      if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) return false;
      if (taken.some((each) => box[0] < each[2] && each[0] < box[2] && box[1] < each[3] && each[1] < box[3])) return false;
      taken.push(box);
      return true;
    });
}
