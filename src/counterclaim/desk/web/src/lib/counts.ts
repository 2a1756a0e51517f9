// Bounds as people read them.
import { locale, t } from "./texts.svelte";

/** `14`, `12–16`, `at least 5`; no upper bound is null. */
export function bounds(low: number, high: number | null): string {
  const plain = (count: number) => count.toLocaleString(locale());
  if (high === null) return t("common.at_least", { low: plain(low) });
  return low === high ? plain(low) : `${plain(low)}–${plain(high)}`;
}
