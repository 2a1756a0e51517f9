// A page of a list: what the service is asked, from the filter and the place in the list that the address holds.
import { onlyFilter, withQuery } from "../../lib/filter";

const LIMIT = "100";

/** The query to ask for the page that an address shows; `more` are parameters of that list beside the filter. */
export function asking(query: string, more: string[] = []): string {
  const held = new URLSearchParams(query);
  const kept = Object.fromEntries(more.map((name) => [name, held.getAll(name)]));
  return withQuery(onlyFilter(query), { ...kept, after: held.get("after"), limit: LIMIT });
}
