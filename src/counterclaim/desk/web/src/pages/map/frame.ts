// From degrees to pixels: a conic projection for what lies close together, a world map for what does not.
import { geoBounds, geoConicEqualArea, geoEqualEarth, geoPath, type GeoPath, type GeoProjection } from "d3-geo";
import type { GeometryObject } from "geojson";

const WIDE = 150; // degrees of longitude from which on the whole world is drawn
const LEAST = 3; // degrees that are shown at least
const AROUND = 0.06; // of the width and height

export interface Frame {
  projection: GeoProjection;
  path: GeoPath;
  visible: GeoPath;
}

/** What is to be fitted into a drawing of so many pixels: all of `shown`, and a little around it. */
export function frameOf(shown: GeometryObject, width: number, height: number): Frame {
  const [[west, south], [east, north]] = geoBounds({ type: "Feature", geometry: shown, properties: {} } as never);
  const wide = east < west ? east + 360 - west : east - west;
  const middle = west + wide / 2;
  const flat = (south + north) / 2;
  const make = () => (wide > WIDE || north - south > 100 ? geoEqualEarth().rotate([-middle, 0]) : conic(middle, south, north));
  const corners: GeometryObject = {
    type: "MultiPoint",
    coordinates: [[middle - LEAST, flat - LEAST / 2], [middle + LEAST, flat + LEAST / 2]],
  };
  const fitted: GeometryObject = { type: "GeometryCollection", geometries: [shown, corners] as never };
  const edge: [[number, number], [number, number]] = [
    [width * AROUND, height * AROUND],
    [width * (1 - AROUND), height * (1 - AROUND)],
  ];
  const projection = make().fitExtent(edge, fitted as never).clipExtent([[-width, -height], [2 * width, 2 * height]]);
  const near = make().scale(projection.scale()).translate(projection.translate()).clipExtent([[0, 0], [width, height]]);
  return { projection, path: geoPath(projection).digits(2), visible: geoPath(near) };
}

function conic(middle: number, south: number, north: number): GeoProjection {
  const third = (north - south) / 6;
  const [first, second] = [Math.max(-75, south + third), Math.min(80, north - third)];
  if (Math.abs(first + second) < 4) return geoEqualEarth().rotate([-middle, 0]);
  return geoConicEqualArea().rotate([-middle, 0]).parallels([first, Math.max(first + 0.5, second)]);
}
