// Keys: each page says which it hears, and `?` shows them all.
import { untrack } from "svelte";

export interface Key {
  key: string;
  does: string;
  run: (event: KeyboardEvent) => void;
}

let keys = $state.raw<Key[]>([]);
let shown = $state(false);

export const heard = {
  get keys() { return keys; },
  get shown() { return shown; },
  set shown(now: boolean) { shown = now; },
};

/** Hear keys while the component that calls this stands. `does` is the text that tells what a key does. */
export function hear(own: Key[]): void {
  $effect(() => {
    untrack(() => (keys = [...keys, ...own]));
    return () => {
      keys = keys.filter((each) => !own.includes(each));
    };
  });
}

const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog";
const PRESSED = "a, button, summary, input, [role=button], [role=option], [role=tab]";

/** Run what a key does, unless somebody is typing, or is on something that the key presses. */
export function press(event: KeyboardEvent): void {
  const at = event.target as HTMLElement | null;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (at?.closest(TYPED) && event.key !== "Escape") return;
  if ((event.key === " " || event.key === "Enter") && at?.closest(PRESSED)) return;
  const key = keys.findLast((each) => each.key === event.key);
  if (!key) return;
  event.preventDefault();
  key.run(event);
}
