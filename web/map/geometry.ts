import type { MultiPolygon, Polygon } from 'geojson';
import type { Position } from '#geodata/model.ts';

export type Bounds = [west: number, south: number, east: number, north: number];

const outerRings = (area: Polygon | MultiPolygon): Position[][] =>
  (area.type === 'Polygon' ? [area.coordinates[0]] : area.coordinates.map(([ring]) => ring)) as Position[][];

/** Every corner of the outer rings of areas. */
export const cornersOf = (areas: readonly (Polygon | MultiPolygon)[]): Position[] =>
  areas.flatMap((area) => outerRings(area).flat());

/** The box around areas, degrees. */
export function boundsOf(areas: readonly (Polygon | MultiPolygon)[]): Bounds {
  const positions = cornersOf(areas);
  const lons = positions.map(([lon]) => lon);
  const lats = positions.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Twice the signed area of a ring and its centroid; fine for a block of streets, where degrees are nearly flat. */
function ringMoments(ring: readonly Position[]): { doubleArea: number; centroid: Position } {
  const [originLon, originLat] = ring[0] as Position;
  let [doubleArea, sumLon, sumLat] = [0, 0, 0];
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [lonA, latA] = ring[at] as Position;
    const [lonB, latB] = ring[at + 1] as Position;
    const cross = (lonA - originLon) * (latB - originLat) - (lonB - originLon) * (latA - originLat);
    doubleArea += cross;
    sumLon += (lonA + lonB - 2 * originLon) * cross;
    sumLat += (latA + latB - 2 * originLat) * cross;
  }
  if (doubleArea === 0) return { doubleArea: 0, centroid: [originLon, originLat] };
  return {
    doubleArea: Math.abs(doubleArea),
    centroid: [originLon + sumLon / (3 * doubleArea), originLat + sumLat / (3 * doubleArea)],
  };
}

/** Where the number of a grid is written: the centroid of its largest part. */
export function labelPosition(area: Polygon | MultiPolygon): Position {
  const parts = outerRings(area).map(ringMoments);
  return parts.reduce((best, part) => (part.doubleArea > best.doubleArea ? part : best)).centroid;
}
