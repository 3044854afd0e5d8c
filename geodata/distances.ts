/**
 * Distances in metres on the sphere of 6,371,008.8 m, the same as Turf's. The true earth differs from that sphere by up
 * to 0.5 %; a phone's position is worse than that.
 */
import type { Position as AnyPosition, Feature, LineString, Point } from 'geojson';
import type { InfrastructureProperties, Position } from './model.ts';

const earthRadiusMeters = 6_371_008.8;
const radiansPerDegree = Math.PI / 180;
export const metersPerDegree = earthRadiusMeters * radiansPerDegree;

/**
 * A flat map in metres around an origin: x to the east, y to the north. Distances from the origin are within 0.1 % of
 * the sphere's up to 5 km away at 40° N, within 0.5 % at 70° N; do not use it across half a country.
 */
export type LocalPlane = { origin: Position; eastMetersPerDegree: number };

/** The flat map around a position in WGS-84 degrees. */
export function planeAround(origin: Position): LocalPlane {
  return { origin, eastMetersPerDegree: metersPerDegree * Math.cos(origin[1] * radiansPerDegree) };
}

/** A position in metres from the plane's origin. */
export function toMeters(plane: LocalPlane, position: AnyPosition): [x: number, y: number] {
  return [
    ((position[0] as number) - plane.origin[0]) * plane.eastMetersPerDegree,
    ((position[1] as number) - plane.origin[1]) * metersPerDegree,
  ];
}

/** Degrees of longitude and of latitude that reach this many metres from the position, poles excepted. */
export function reachInDegrees(position: Position, meters: number): [lon: number, lat: number] {
  const { eastMetersPerDegree } = planeAround(position);
  return [Math.min(meters / Math.max(eastMetersPerDegree, 1), 360), meters / metersPerDegree];
}

/** Great-circle distance between two WGS-84 positions in metres (haversine), at any distance. */
export function distanceMeters(a: Position, b: Position): number {
  const halfLat = ((b[1] - a[1]) * radiansPerDegree) / 2;
  const halfLon = ((b[0] - a[0]) * radiansPerDegree) / 2;
  const cosines = Math.cos(a[1] * radiansPerDegree) * Math.cos(b[1] * radiansPerDegree);
  const chord = Math.sin(halfLat) ** 2 + cosines * Math.sin(halfLon) ** 2;
  return 2 * earthRadiusMeters * Math.asin(Math.min(Math.sqrt(chord), 1));
}

/**
 * Distance in metres from a position to the nearest point of a line (WGS-84), on the flat map around the position: within
 * 0.1 % up to 5 km. A line of one vertex is that point; an empty line is infinitely far away.
 */
export function distanceToLineMeters(point: Position, line: readonly AnyPosition[]): number {
  const plane = planeAround(point);
  const [first] = line;
  if (!first) return Infinity;
  let start = toMeters(plane, first);
  let nearest = Math.hypot(start[0], start[1]);
  for (let vertex = 1; vertex < line.length; vertex += 1) {
    const end = toMeters(plane, line[vertex] as AnyPosition);
    nearest = Math.min(nearest, originToSegment(start, end));
    start = end;
  }
  return nearest;
}

/** Distance from the plane's origin to a segment, both ends in metres. */
export function originToSegment([x1, y1]: [number, number], [x2, y2]: [number, number]): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.min(Math.max(-(x1 * dx + y1 * dy) / lengthSquared, 0), 1);
  return Math.hypot(x1 + along * dx, y1 + along * dy);
}

export type NearFeature<Properties> = { properties: Properties; distanceMeters: number };

/**
 * Which points and lines (pipes, cables, manholes, hydrants …) lie within a radius of a position, nearest first; at equal
 * distance in the order given. Positions in WGS-84, radius in metres; refuses a radius that is negative or not a number.
 */
export function nearInfrastructure<Properties = InfrastructureProperties>(
  position: Position,
  features: readonly Feature<Point | LineString, Properties>[],
  radiusMeters: number,
): NearFeature<Properties>[] {
  if (!(radiusMeters >= 0)) throw new RangeError(`radiusMeters seen: ${radiusMeters}; wanted: 0 or more`);
  const near: NearFeature<Properties>[] = [];
  for (const { geometry, properties } of features) {
    const line = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
    const meters = distanceToLineMeters(position, line);
    if (meters <= radiusMeters) near.push({ properties, distanceMeters: meters });
  }
  return near.sort((a, b) => a.distanceMeters - b.distanceMeters);
}
