// Which page an address is, and how it is fetched: each page is a file of its own, loaded when it is first opened.
import type { Component } from "svelte";

// A page may take its argument or not.
type Loaded = { default: Component<any> };

export interface Page {
  name: string;
  argument: string;
  load: () => Promise<Loaded>;
}

const PAGES: Record<string, () => Promise<Loaded>> = {
  check: () => import("./check/Check.svelte"),
  nights: () => import("./nights/Nights.svelte"),
  map: () => import("./map/Map.svelte"),
  night: () => import("./night/Night.svelte"),
  reports: () => import("./report/Reports.svelte"),
  report: () => import("./report/Report.svelte"),
  claim: () => import("./report/Claim.svelte"),
  review: () => import("./review/Review.svelte"),
  sources: () => import("./sources/Sources.svelte"),
  source: () => import("./sources/Source.svelte"),
  data: () => import("./data/Data.svelte"),
  login: () => import("./people/Login.svelte"),
  people: () => import("./people/People.svelte"),
};

/** The pages that the head of the desk names, in order. */
export const NAMED = ["check", "nights", "map", "reports", "review", "sources", "data"];

/** The page of a path: `/night/2025-07-10` is the page `night` with that argument; `/` is the first one. */
export function pageOf(path: string): Page {
  const [, name = "", ...rest] = path.split("/");
  const load = PAGES[name || "check"];
  const argument = decodeURIComponent(rest.join("/"));
  if (load) return { name: name || "check", argument, load };
  return { name: "missing", argument: path, load: () => import("./Missing.svelte") };
}
