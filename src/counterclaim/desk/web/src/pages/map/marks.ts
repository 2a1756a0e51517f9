// What is drawn for the figures: an area for each place with a shape, a circle for each town, a name where one fits.
import { bounds } from "../../lib/counts";
import { placeName, townName } from "../../lib/known.svelte";
import { n, t } from "../../lib/texts.svelte";
import { countryOf, isSea, type Atlas, type Land } from "./atlas";
import { endless, stateOf, valueOf, type Shade, type Spot, type State, type Value } from "./figures";

/** A place with a figure and a shape of its own. */
export interface Placed {
  shade: Shade;
  shape: Land;
  state: State;
  count: number | null;
  open: boolean;
}

/** The places that are drawn. A country that is drawn by its regions is not: its own number stands beside. */
export function placed(shades: Shade[], atlas: Atlas, value: Value): Placed[] {
  return shades.flatMap((shade) => {
    const shape = atlas.places.get(shade.code);
    return shape ? [{ shade, shape, state: stateOf(shade), count: valueOf(shade, value), open: endless(shade, value) }] : [];
  });
}

/** Countries that are drawn by their regions and have a number of their own. */
export function wholes(shades: Shade[], atlas: Atlas): Shade[] {
  return shades.filter((each) => isCountry(each.code) && !atlas.places.has(each.code));
}

/** Regions and seas that have a figure and no shape. */
export function shapeless(shades: Shade[], atlas: Atlas): Shade[] {
  return shades.filter((each) => !isCountry(each.code) && !atlas.places.has(each.code));
}

/** The number of a place in words; what is no number says so. */
export function countSaid(shade: Shade, value: Value): string {
  if (stateOf(shade) === "told") return t("map.state_told");
  if (value === "reported") return bounds(...shade.reported);
  return value === "low" ? bounds(shade.low, null) : shade.high === null ? t("map.unbounded") : t("map.at_most", { high: shade.high });
}

/** A place in one sentence, for those who hear the map. */
export function shadeSaid(shade: Shade, value: Value): string {
  const clash = shade.findings ? `, ${n("map.clashes", shade.findings)}` : "";
  return t("map.said", { place: placeName(shade.code), count: countSaid(shade, value), claims: n("map.claims", shade.told) }) + clash;
}

/** A town in one sentence. */
export function spotSaid(spot: Spot): string {
  return t("map.said", { place: townName(spot.id, spot.name), count: bounds(...spot.reported), claims: n("map.claims", spot.told) });
}

function isCountry(code: string): boolean {
  return !isSea(code) && countryOf(code) === code;
}
