// What happens in the ledger while somebody looks: the service tells, and every question is asked again.
import { meet } from "./known.svelte";

/** Listen until the returned function is called. A page that nobody sees does not: browsers share few connections. */
export function listen(): () => void {
  let stream: EventSource | null = null;
  const anew = (): void => void meet().catch(() => undefined);
  const close = (): void => {
    stream?.close();
    stream = null;
  };
  const turn = (): void => {
    if (document.hidden) return close();
    if (stream) return;
    stream = new EventSource("/api/live");
    stream.addEventListener("open", anew); // something may have happened before
    stream.addEventListener("changed", anew);
    stream.addEventListener("error", () => {
      if (stream?.readyState !== EventSource.CLOSED) return;
      close();
      anew(); // the session may have ended
    });
  };
  turn();
  document.addEventListener("visibilitychange", turn);
  return () => {
    document.removeEventListener("visibilitychange", turn);
    close();
  };
}
