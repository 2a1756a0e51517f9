// Moving through the rows of a list with the keyboard: the row that has the focus is the one that is meant.
import { hear } from "../../lib/keys.svelte";

/** Lets j and k go through the links marked `data-row` inside what `box` gives; Enter follows the link as ever. */
export function hearRows(box: () => HTMLElement | undefined): void {
  const move = (by: number): void => {
    const rows = [...(box()?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  hear([
    { key: "j", does: "reports.key_next", run: () => move(1) },
    { key: "k", does: "reports.key_before", run: () => move(-1) },
  ]);
}
