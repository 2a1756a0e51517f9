// The filter on screen, which is the query of the address, which is what the service is asked with.

export interface Filter {
  measure: string[];
  thing: string[];
  place: string[];
  source: string[];
  side: string[];
  state: string[];
  from: string;
  to: string;
  text: string;
}

const LISTS = ["measure", "thing", "place", "source", "side", "state"] as const;
const WORDS = ["from", "to", "text"] as const;

export function filterOf(query: string): Filter {
  const held = new URLSearchParams(query);
  const found = {} as Filter;
  for (const name of LISTS) found[name] = held.getAll(name);
  for (const name of WORDS) found[name] = held.get(name) ?? "";
  return found;
}

/** The query with a filter in place of the one that was there; what else the query says stays. */
export function withFilter(query: string, filter: Partial<Filter>): string {
  const held = new URLSearchParams(query);
  for (const name of LISTS) {
    const values = filter[name];
    if (!values) continue;
    held.delete(name);
    for (const value of values) held.append(name, value);
  }
  for (const name of WORDS) {
    const value = filter[name];
    if (value === undefined) continue;
    if (value) held.set(name, value);
    else held.delete(name);
  }
  return held.size ? `?${held}` : "";
}

/** The query with other parameters set; null takes one away. */
export function withQuery(query: string, more: Record<string, string | string[] | null>): string {
  const held = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) {
    held.delete(name);
    for (const each of value === null ? [] : [value].flat()) held.append(name, each);
  }
  return held.size ? `?${held}` : "";
}

/** The part of a query that is a filter, so that it can be carried to another page. */
export function onlyFilter(query: string): string {
  return withFilter("", filterOf(query));
}
