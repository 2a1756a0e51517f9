// What happens in the ledger while somebody looks: the service tells, and every question is asked again.
import { meet } from "./known.svelte";

/** Listen until the returned function is called. */
export function listen(): () => void {
  const stream = new EventSource("/api/live");
  stream.addEventListener("changed", () => void meet().catch(() => undefined));
  return () => stream.close();
}
