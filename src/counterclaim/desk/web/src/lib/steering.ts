// Characters that steer a screen, or hide, instead of being read: shown, never obeyed. As exports/visible.py has them.

const STEERING =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{1d173}-\u{1d17a}\u{e0001}-\u{e007f}]+/gu;

/** Words as they are, or (`sign`) a run of characters that steer, with what is shown in their place. */
export interface Run {
  words: string;
  sign: string | null;
}

/** A text in runs; all their `words` one after another are the text. */
export function runs(text: string): Run[] {
  const found: Run[] = [];
  let at = 0;
  for (const match of text.matchAll(STEERING)) {
    if (match.index > at) found.push({ words: text.slice(at, match.index), sign: null });
    found.push({ words: match[0], sign: signed(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ words: text.slice(at), sign: null });
  return found;
}

/** A text for a line of its own, in which everything that steers is replaced by its sign. */
export function visible(text: string): string {
  return text.replace(STEERING, signed);
}

function signed(run: string): string {
  const points = [...run];
  const first = points[0]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0") ?? "";
  return points.length > 1 ? `U+${first}…×${points.length}` : `U+${first}`;
}
