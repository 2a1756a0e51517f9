// How a territory is drawn that two states count as their own: the reader chooses, and the browser remembers.

/** With a dashed line, with the country that ISO 3166 counts it in, or with the other one. */
export type Drawn = "dashed" | "iso" | "other";

export const DRAWN: Drawn[] = ["dashed", "iso", "other"];

const KEY = "disputed";

function remembered(): Drawn {
  const held = localStorage.getItem(KEY);
  return DRAWN.find((each) => each === held) ?? "dashed";
}

export const disputed = $state({ drawn: remembered() });

export function drawDisputed(drawn: Drawn): void {
  disputed.drawn = drawn;
  localStorage.setItem(KEY, drawn);
}
