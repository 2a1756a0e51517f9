// The fields of a claim in words, for putting two claims side by side.
import type { Schemas } from "../../lib/api";
import { bounds } from "../../lib/counts";
import { label, placeName, role, townName } from "../../lib/known.svelte";
import { t } from "../../lib/texts.svelte";
import { day, moment, night } from "../../lib/times";

/** Each field of a claim by its name, as the desk writes it. */
export function fieldsOf(claim: Schemas["Claim"]): Record<string, string> {
  const { window: at, speaker } = claim;
  const zone = at.zone ?? "UTC";
  const hours = [at.start, at.end].map((each) => (each ? moment(each, zone) : "…")).join(" – ");
  const dated = at.date ? (at.precision === "night" ? night(at.date) : day(at.date)) : at.start || at.end ? hours : "";
  return {
    measure: label("measures", claim.measure),
    thing: [label("things", claim.thing), claim.model].filter(Boolean).join(", "),
    count: `${bounds(claim.count.low, claim.count.high)} (${label("forms", claim.count.form)})`,
    places: claim.places.map((each) => placeName(each.code)).join(", "),
    towns: claim.towns.map((each) => townName(each.id, each.name)).join(", "),
    window: dated,
    speaker: [speaker?.name, speaker?.role && role(speaker.role), ...(speaker?.via ?? [])].filter(Boolean).join(", "),
    stance: label("stances", claim.stance),
    background: t(claim.background ? "report.yes" : "report.no"),
    part_of: claim.part_of ?? "",
    corrects: claim.corrects ?? "",
    words: claim.quote.text,
  };
}
