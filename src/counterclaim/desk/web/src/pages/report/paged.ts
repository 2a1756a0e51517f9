// A page of a list: what the service is asked, from the filter and the place in the list that the address holds.
import { onlyFilter, withQuery } from "../../lib/filter";

const LIMIT = "100";
const ROWS = "10000";

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
