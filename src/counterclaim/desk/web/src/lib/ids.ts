// What an id of the ledger names, and where the desk shows it.

export type Kind = "figure" | "claim" | "report" | "finding";

const REPORT = /^[0-9a-f]{12}(@\d+)?$/;
const CLAIM = /^[0-9a-f]{12}(@\d+)?\.\w+$/;
const FINDING = /(^|\.)CC\d{3}-|\.f\d+$/;

/** What an id names; null for what is none, such as a heading in a chain of reasons. */
export function kindOf(id: string): Kind | null {
  if (id.split("@")[0]!.split("/").length >= 5) return "figure";
  if (FINDING.test(id)) return "finding";
  if (REPORT.test(id)) return "report";
  return CLAIM.test(id) ? "claim" : null;
}

/** Where the desk shows it; null where no page of its own does. */
export function addressOf(id: string): string | null {
  const kind = kindOf(id);
  if (kind === "claim" || kind === "report") return `/${kind}/${id}`;
  if (kind !== "figure") return null;
  const [, , , day, unit] = id.split("@")[0]!.split("/");
  return unit === "night" ? `/night/${day}?figure=${encodeURIComponent(id)}` : null;
}
