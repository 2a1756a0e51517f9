// A page of a list: what the service is asked, from the filter and the place in the list that the address holds.
import { get } from "../../lib/api";
import { onlyFilter, withQuery } from "../../lib/filter";

const LIMIT = "100";
const ROWS = "10000";
const FURTHER = 20; // pages in which nothing was found yet

interface Page {
  items: unknown[];
  next: string | null;
}

/** The query to ask for the page that an address shows; `more` are parameters of that list beside the filter. */
export function asking(query: string, more: string[] = []): string {
  const held = new URLSearchParams(query);
  const kept = Object.fromEntries(more.map((name) => [name, held.getAll(name)]));
  return withQuery(onlyFilter(query), { ...kept, after: held.get("after"), limit: LIMIT });
}

/** The query for the same list as a table, from where the page begins on. */
export function asTable(query: string): string {
  return withQuery(query, { limit: ROWS, format: "csv" });
}

/** Whether an address asks for the oldest first: by itself, or by the page that it goes on behind. */
export function oldestFirst(query: string): boolean {
  const held = new URLSearchParams(query);
  return (held.get("order") ?? held.get("after")?.split("~")[0]) === "oldest";
}

/** A page; where nothing was found yet, and not all was looked through, the service is asked on, for a while. */
export async function found<T extends Page>(address: string, signal: AbortSignal): Promise<T> {
  const [path, query] = address.split("?");
  let page = await get<T>(address, signal);
  for (let step = 0; step < FURTHER && page.items.length === 0 && page.next !== null; step += 1) {
    page = await get<T>(path + withQuery(`?${query ?? ""}`, { after: page.next }), signal);
  }
  return page;
}
