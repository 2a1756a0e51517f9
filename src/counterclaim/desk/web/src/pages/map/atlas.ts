// The shapes of the world: fetched once, each place by its code, and the lines between them as the reader wants them.
import { feature, merge, mesh } from "topojson-client";
import type { GeometryCollection, MultiPolygon as TopoMultiPolygon, Polygon as TopoPolygon, Topology } from "topojson-specification";
import type { Feature, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { get } from "../../lib/api";
import type { Drawn } from "./disputed.svelte";

interface About {
  disputed?: string[];
}

type Shape = TopoPolygon<About> | TopoMultiPolygon<About>;
type World = Topology<{ places: GeometryCollection<About> }>;

export type Land = Feature<Polygon | MultiPolygon, About>;

/** Lines of one kind each; `dashed` are borders that states do not agree on. */
export interface Lines {
  coasts: MultiLineString;
  countries: MultiLineString;
  regions: MultiLineString;
  dashed: MultiLineString;
}

export interface Atlas {
  places: Map<string, Land>;
  disputed: Map<string, string[]>;
  /** All lines; of regions those inside `countries`. */
  lines(drawn: Drawn, countries: Set<string>): Lines;
  /** A country made up of its regions, all but some; null where none is left. */
  country(code: string, without?: Set<string>): MultiPolygon | null;
}

let fetched: Promise<Atlas> | undefined;

/** The atlas. Throws a Fault where it cannot be fetched; the next call tries again. */
export function atlas(): Promise<Atlas> {
  fetched ??= get<World>("/api/borders").then(atlasOf);
  fetched.catch(() => (fetched = undefined));
  return fetched;
}

/** Whether a code is that of a sea. */
export function isSea(code: string): boolean {
  return code.startsWith("sea:");
}

/** The country that ISO 3166 counts a place in. */
export function countryOf(code: string): string {
  return code.split("-")[0] ?? code;
}

function atlasOf(world: World): Atlas {
  const shapes = world.objects.places.geometries as Shape[];
  const places = new Map(shapes.map((each) => [String(each.id), feature(world, each) as Land]));
  const disputed = new Map(shapes.flatMap((each) => (each.properties?.disputed ? [[String(each.id), each.properties.disputed]] : [])));
  const drawnAs = (code: string, drawn: Drawn) => {
    const claimants = disputed.get(code);
    if (!claimants || drawn === "iso") return countryOf(code);
    return drawn === "other" ? (claimants[1] ?? countryOf(code)) : claimants.join("+");
  };
  function lines(drawn: Drawn, countries: Set<string>): Lines {
    const between = (kind: keyof Lines) => mesh(world, world.objects.places, (one, other) => kindOf(String(one.id), String(other.id)) === kind);
    function kindOf(one: string, other: string): keyof Lines | null {
      if (isSea(one) && isSea(other)) return null;
      if (one === other || isSea(one) || isSea(other)) return "coasts";
      const [first, second] = [drawnAs(one, drawn), drawnAs(other, drawn)];
      if (first === second) return countries.has(countryOf(one)) || countries.has(countryOf(other)) ? "regions" : null;
      return first.includes("+") || second.includes("+") ? "dashed" : "countries";
    }
    return { coasts: between("coasts"), countries: between("countries"), regions: between("regions"), dashed: between("dashed") };
  }
  function country(code: string, without = new Set<string>()): MultiPolygon | null {
    const parts = shapes.filter((each) => countryOf(String(each.id)) === code && !without.has(String(each.id)));
    return parts.length ? merge(world, parts) : null;
  }
  return { places, disputed, lines, country };
}
