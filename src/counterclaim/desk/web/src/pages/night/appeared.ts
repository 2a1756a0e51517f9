// When each report appeared, lane by lane: what the timeline draws.
import type { Schemas } from "../../lib/api";
import type { Account, Brief } from "./account";

export interface Band {
  from: Date;
  to: Date;
  /** Whether only the night is told, no hours. */
  vague: boolean;
}

export interface Lane {
  source: string;
  reports: Brief[];
  bands: Band[];
}

const HOUR = 3_600_000;

/** The reports that tell of the night, by source, in the order in which the sources first spoke. */
export function lanesOf(account: Account): Lane[] {
  const telling = new Set(account.told.map((each) => each.report));
  const lanes = new Map<string, Lane>();
  for (const report of account.reports) {
    if (!report.published || !telling.has(report.id)) continue;
    const source = report.source ?? "";
    const lane = lanes.get(source) ?? { source, reports: [], bands: [] };
    lane.reports.push(report);
    lanes.set(source, lane);
  }
  for (const lane of lanes.values()) {
    lane.reports.sort((one, other) => (one.published ?? "").localeCompare(other.published ?? ""));
    const own = new Set(lane.reports.map((each) => each.id));
    lane.bands = bandsOf(account, own);
  }
  return [...lanes.values()].sort((one, other) => first(one).localeCompare(first(other)));
}

function first(lane: Lane): string {
  return lane.reports[0]?.published ?? "";
}

function bandsOf(account: Account, reports: Set<string>): Band[] {
  const found = new Map<string, Band>();
  for (const { claim, report } of account.told) {
    const band = reports.has(report) ? bandOf(claim.window, account) : null;
    if (band) found.set(`${+band.from} ${+band.to} ${band.vague}`, band);
  }
  return [...found.values()].sort((one, other) => +other.to - +other.from - (+one.to - +one.from));
}

function bandOf(window: Schemas["Window"], account: Account): Band | null {
  if (window.precision === "night" || (!window.start && !window.end && window.date)) {
    return { from: new Date(account.period.start), to: new Date(account.period.end), vague: true };
  }
  if (!window.start || !window.end) return null;
  const from = new Date(window.start);
  const to = new Date(window.end);
  return +to - +from > 37 * HOUR ? null : { from, to: new Date(Math.max(+to, +from + HOUR / 6)), vague: false };
}

/** From the night's noon, or what was told earlier, to its end, or the last report; a report long after stands at the edge. */
export function extentOf(account: Account, lanes: readonly Lane[]): [Date, Date] {
  const start = +new Date(account.period.start);
  const end = +new Date(account.period.end);
  const times = lanes.flatMap((lane) => lane.reports.map((each) => +new Date(each.published ?? "")));
  return [
    new Date(Math.max(start - 12 * HOUR, Math.min(start, ...times))),
    new Date(Math.min(end + 48 * HOUR, Math.max(end, ...times) + HOUR)),
  ];
}
