// Who copied whom, as a drawing: reports in columns, originals left, their copies to the right of them.
import { bounds } from "../../lib/counts";
import type { Account, Brief, Told } from "./account";
import { byId } from "./account";

export interface Spot {
  id: string;
  report: Brief | undefined;
  column: number;
  row: number;
}

export interface Edge {
  from: Spot;
  to: Spot;
  by: string;
  /** The numbers that the copy gives otherwise: `31 → 37`. */
  altered: string[];
}

export interface Drawing {
  spots: Spot[];
  edges: Edge[];
  columns: number;
  rows: number;
}

/** The links of a night laid out: a row for every copy, in the order of publication, below what it goes back to. */
export function drawingOf(account: Account): Drawing {
  const reports = new Map(account.reports.map((each) => [each.id, each]));
  const copies = new Map<string, string[]>();
  const origins = new Map(account.links.map((each) => [each.report, each.origin]));
  for (const link of account.links) copies.set(link.origin, [...(copies.get(link.origin) ?? []), link.report]);
  const time = (id: string) => reports.get(id)?.published ?? "";
  const spots = new Map<string, Spot>();
  let rows = 0;
  const lay = (id: string, column: number) => {
    if (spots.has(id)) return;
    spots.set(id, { id, report: reports.get(id), column, row: rows });
    const below = (copies.get(id) ?? []).filter((each) => !spots.has(each));
    if (!below.length) rows += 1;
    for (const each of below.sort((one, other) => time(one).localeCompare(time(other)))) lay(each, column + 1);
  };
  const roots = [...copies.keys()].filter((id) => !origins.has(id));
  for (const id of roots.sort((one, other) => time(one).localeCompare(time(other)))) lay(id, 0);
  for (const id of copies.keys()) lay(id, 0); // reports that go back to one another in a circle
  const told = byId(account.told);
  const edges = account.links.flatMap((link) => {
    const from = spots.get(link.origin);
    const to = spots.get(link.report);
    return from && to ? [{ from, to, by: link.by, altered: link.altered.map((pair) => changed(pair, told)) }] : [];
  });
  return { spots: [...spots.values()], edges, columns: Math.max(0, ...[...spots.values()].map((each) => each.column)) + 1, rows };
}

function changed(pair: readonly unknown[], told: Map<string, Told>): string {
  const [own, other] = pair.map((id) => told.get(String(id))?.claim.count);
  const said = (count: { low: number; high?: number | null } | undefined) => (count ? bounds(count.low, count.high ?? null) : "…");
  return `${said(other)} → ${said(own)}`;
}
