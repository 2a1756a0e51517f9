// Keys: each page says which it hears, and `?` shows them all.

export interface Key {
  key: string;
  does: string;
  run: (event: KeyboardEvent) => void;
}

export const heard = $state({ keys: [] as Key[], shown: false });

/** Hear keys while the component that calls this stands. `does` is the text that tells what a key does. */
export function hear(keys: Key[]): void {
  $effect(() => {
    heard.keys = [...heard.keys, ...keys];
    return () => {
      heard.keys = heard.keys.filter((each) => !keys.includes(each));
    };
  });
}

/** Run what a key does, unless somebody is typing. */
export function press(event: KeyboardEvent): void {
  const at = event.target as HTMLElement | null;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (at?.closest("input, textarea, select, [contenteditable], dialog") && event.key !== "Escape") return;
  const key = heard.keys.findLast((each) => each.key === event.key);
  if (!key) return;
  event.preventDefault();
  key.run(event);
}
