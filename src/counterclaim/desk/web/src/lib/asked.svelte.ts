// A question that is asked again when its address changes or something happened in the ledger.
import { Fault, get } from "./api";
import { known } from "./known.svelte";

export interface Asked<T> {
  readonly value: T | null;
  readonly fault: Fault | null;
  readonly busy: boolean;
  again(): void;
}

type Fetch<T> = (address: string, signal: AbortSignal) => Promise<T>;

/** The answer to the address that `where` gives (null: nothing to ask); the last one stays while the next is awaited. */
export function asked<T>(where: () => string | null, fetch: Fetch<T> = get): Asked<T> {
  let value = $state.raw<T | null>(null);
  let fault = $state.raw<Fault | null>(null);
  let busy = $state(false);
  let turn = $state(0);
  $effect(() => {
    const address = where();
    void [known.event, known.settled];
    void turn;
    if (address === null) return;
    const stop = new AbortController();
    busy = true;
    fetch(address, stop.signal)
      .then((found) => {
        if (stop.signal.aborted) return;
        value = found;
        fault = null;
        busy = false;
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        fault = error instanceof Fault ? error : new Fault(String(error), "", 0);
        busy = false;
      });
    return () => stop.abort();
  });
  return {
    get value() { return value; },
    get fault() { return fault; },
    get busy() { return busy; },
    again() { turn += 1; },
  };
}
