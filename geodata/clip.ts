/** Clipping of areas with Turf, which hands it to polyclip. Areas in WGS-84 degrees in and out, square metres on the sphere. */
import turfArea from '@turf/area';
import turfDifference from '@turf/difference';
import { feature, featureCollection } from '@turf/helpers';
import turfIntersect from '@turf/intersect';
import turfUnion from '@turf/union';
import type { Polygon } from 'geojson';
import { planeAround, toMeters } from './distances.ts';
import type { Area, Position } from './model.ts';
import { polygonsOf } from './rings.ts';

const together = (areas: readonly Area[]) => featureCollection(areas.map((area) => feature(area)));

/** What both areas have in common, or null. */
export function intersectAreas(a: Area, b: Area): Area | null {
  return turfIntersect(together([a, b]))?.geometry ?? null;
}

/** All areas as one, or null if there is none. */
export function uniteAreas(areas: readonly Area[]): Area | null {
  if (areas.length < 2) return areas[0] ?? null;
  return turfUnion(together(areas))?.geometry ?? null;
}

/** What is left of an area without the others, or null. */
export function subtractAreas(area: Area, others: readonly Area[]): Area | null {
  return others.length === 0 ? area : (turfDifference(together([area, ...others]))?.geometry ?? null);
}

/** Square metres of an area on the sphere, holes taken out. */
export function squareMeters(area: Area): number {
  return turfArea(area);
}

/** The polygons of an area, each by itself, largest first, those below a size (square metres) left out. */
export function piecesOf(
  area: Area | null,
  minimumSquareMeters: number,
): { geometry: Polygon; areaSquareMeters: number }[] {
  if (!area) return [];
  return polygonsOf(area)
    .map((coordinates): Polygon => ({ type: 'Polygon', coordinates }))
    .map((geometry) => ({ geometry, areaSquareMeters: squareMeters(geometry) }))
    .filter((piece) => piece.areaSquareMeters >= minimumSquareMeters)
    .sort((a, b) => b.areaSquareMeters - a.areaSquareMeters);
}

/** How wide a piece is on average, in metres: for a strip its width, for a square half its side. */
export function meanWidthMeters({
  geometry,
  areaSquareMeters,
}: {
  geometry: Polygon;
  areaSquareMeters: number;
}): number {
  const [outer = []] = geometry.coordinates;
  const plane = planeAround((outer[0] ?? [0, 0]) as Position);
  let perimeter = 0;
  for (let place = 0; place + 1 < outer.length; place += 1) {
    const [x1, y1] = toMeters(plane, outer[place] as Position);
    const [x2, y2] = toMeters(plane, outer[place + 1] as Position);
    perimeter += Math.hypot(x2 - x1, y2 - y1);
  }
  return perimeter === 0 ? 0 : (2 * areaSquareMeters) / perimeter;
}
