// A night's account as the page needs it: which figure is chosen, what lies in what, what the address says.
import type { Schemas } from "../../lib/api";
import { placeName, townName } from "../../lib/known.svelte";

export type Account = Schemas["NightAccount"];
export type Figure = Schemas["Figure"];
export type Told = Schemas["Told"];
export type Brief = Schemas["Brief"];

/** A claim of a figure with what lies in it; `because` is empty where it is counted. */
export interface Node {
  id: string;
  told: Told | undefined;
  because: string;
  of: string | null;
  inside: Node[];
}

/** Claims by their ids. */
export function byId(told: readonly Told[]): Map<string, Told> {
  return new Map(told.map((each) => [each.claim.id, each]));
}

/** The counted claims, each with those that were not added because of it; then the claims that stand in no other. */
export function tree(figure: Figure, told: Map<string, Told>): { counted: Node[]; apart: Node[] } {
  const nodes = new Map<string, Node>();
  const add = (id: string, because: string, of: string | null) =>
    nodes.set(id, { id, told: told.get(id), because, of, inside: [] });
  for (const id of figure.counted ?? []) add(id, "", null);
  for (const each of figure.excluded ?? []) add(each.claim, each.because, each.of ?? null);
  const counted: Node[] = [];
  const apart: Node[] = [];
  for (const node of nodes.values()) {
    const holder = node.of === null || circles(node, nodes) ? undefined : nodes.get(node.of);
    if (holder) holder.inside.push(node);
    else (node.because ? apart : counted).push(node);
  }
  for (const node of nodes.values()) node.inside.sort(byTime);
  return { counted: counted.sort(byTime), apart: apart.sort(byTime) };
}

function circles(node: Node, nodes: Map<string, Node>): boolean {
  const seen = new Set<string>();
  for (let at: Node | undefined = node; at; at = at.of === null ? undefined : nodes.get(at.of)) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}

function byTime(one: Node, other: Node): number {
  return (one.told?.published ?? "").localeCompare(other.told?.published ?? "");
}

/** The end of a scale that all these figures fit on. */
export function mostOf(figures: readonly Figure[]): number {
  return Math.max(1, ...figures.flatMap(({ low, high, reported }) => [low, high ?? 0, reported[0], reported[1] ?? 0]));
}

/** The figures of a night in the order of the vocabulary: measures, things, then places from the whole to its parts. */
export function inOrder(figures: readonly Figure[], measures: string[], things: string[]): Figure[] {
  const rank = (figure: Figure) => [measures.indexOf(figure.measure), things.indexOf(figure.thing), figure.place === null ? 0 : 1];
  return figures.toSorted((one, other) => {
    const [own, others] = [rank(one), rank(other)];
    const at = own.findIndex((each, index) => each !== others[index]);
    return at < 0 ? (one.place ?? "").localeCompare(other.place ?? "") : (own[at] ?? 0) - (others[at] ?? 0);
  });
}

/** The figure that most contradictions touch, the one of fewest claims among several; the first where none is touched. */
export function contested(figures: readonly Figure[], clashes: Account["findings"]): Figure | undefined {
  const touched = (figure: Figure) => {
    const claims = new Set([...figure.counted, ...figure.excluded.map((each) => each.claim)]);
    return clashes.filter((each) => each.finding.claims.filter((claim) => claims.has(claim)).length > 1).length;
  };
  const size = (figure: Figure) => figure.counted.length + figure.excluded.length;
  return figures.toSorted((one, other) => touched(other) - touched(one) || (touched(one) ? size(one) - size(other) : 0))[0];
}

/** The same question of another night. */
export function ofMorning(figure: string, morning: string): string {
  const parts = figure.split("/");
  if (parts.length < 5) return figure;
  parts[3] = morning;
  return parts.join("/");
}

/** The figure across sources of the same question. */
export function acrossOf(figure: string): string {
  return figure.split("@")[0] ?? figure;
}

/** Where a claim says that it was: its towns, else its regions and countries. */
export function whereOf(claim: Schemas["Claim"]): string {
  const towns = (claim.towns ?? []).map((each) => townName(each.id, each.name));
  const named = towns.length ? towns : (claim.places ?? []).map((each) => placeName(each.code));
  return [...new Set(named)].join(", ");
}
