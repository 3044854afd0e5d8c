import type { Feature, LineString, Point, Polygon } from 'geojson';
import type { Position } from '../../model.ts';

/** Metres east and north of the community's origin, before the street grid is turned. */
export type PlanPoint = readonly [east: number, north: number];
/** South-west, south-east, north-east, north-west. */
export type Quad = readonly [PlanPoint, PlanPoint, PlanPoint, PlanPoint];
/** A turned coordinate system: x along a slab's long side, y towards its north face. */
export type Frame = { origin: PlanPoint; angle: number };

const origin = { lon: 110.001, lat: 40.406 };
/** Old towns here are laid out a few degrees off true north. */
const skewRadians = (2.7 * Math.PI) / 180;
/** The mean radius Turf measures with, so that planned metres are measured metres. */
const metersPerDegree = (6371008.8 * Math.PI) / 180;

/** Plan metres → WGS-84 `[lon, lat]`, rounded to 7 decimals (about a centimetre). */
export function toPosition([east, north]: PlanPoint): Position {
  const [x, y] = turn([east, north], skewRadians);
  const lat = origin.lat + y / metersPerDegree;
  const lon = origin.lon + x / (metersPerDegree * Math.cos((origin.lat * Math.PI) / 180));
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
}

export function turn([x, y]: PlanPoint, angle: number): PlanPoint {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x * cos - y * sin, x * sin + y * cos];
}

export function between(from: PlanPoint, to: PlanPoint, share: number): PlanPoint {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

export function meters(from: PlanPoint, to: PlanPoint): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

export function inFrame({ origin: [east, north], angle }: Frame, local: PlanPoint): PlanPoint {
  const [x, y] = turn(local, angle);
  return [east + x, north + y];
}

/** The line moved sideways: positive is to the left of its direction. */
export function shifted(from: PlanPoint, to: PlanPoint, sideways: number): [PlanPoint, PlanPoint] {
  const length = meters(from, to);
  const move: PlanPoint = [(-(to[1] - from[1]) * sideways) / length, ((to[0] - from[0]) * sideways) / length];
  return [
    [from[0] + move[0], from[1] + move[1]],
    [to[0] + move[0], to[1] + move[1]],
  ];
}

/** Where two endless lines cross; parallel lines are a mistake in the plan. */
export function crossing(a: readonly [PlanPoint, PlanPoint], b: readonly [PlanPoint, PlanPoint]): PlanPoint {
  const [p, r] = [a[0], [a[1][0] - a[0][0], a[1][1] - a[0][1]] as const];
  const [q, s] = [b[0], [b[1][0] - b[0][0], b[1][1] - b[0][1]] as const];
  const cross = r[0] * s[1] - r[1] * s[0];
  if (Math.abs(cross) < 1e-9) throw new Error('lines of the plan are parallel, wanted a crossing');
  const share = ((q[0] - p[0]) * s[1] - (q[1] - p[1]) * s[0]) / cross;
  return [p[0] + r[0] * share, p[1] + r[1] * share];
}

/** A rectangle of `[width, depth]` metres centred at a frame's local point, counter-clockwise. */
export function rectangle(frame: Frame, centre: PlanPoint, [width, depth]: PlanPoint): PlanPoint[] {
  const corners: PlanPoint[] = [
    [-width / 2, -depth / 2],
    [width / 2, -depth / 2],
    [width / 2, depth / 2],
    [-width / 2, depth / 2],
  ];
  return corners.map(([x, y]) => inFrame(frame, [centre[0] + x, centre[1] + y]));
}

export function pointFeature<Properties>(at: PlanPoint, properties: Properties): Feature<Point, Properties> {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: toPosition(at) } };
}

export function lineFeature<Properties>(
  line: readonly PlanPoint[],
  properties: Properties,
): Feature<LineString, Properties> {
  return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates: line.map(toPosition) } };
}

/** An open ring of plan points becomes a closed polygon. */
export function polygonFeature<Properties>(
  ring: readonly PlanPoint[],
  properties: Properties,
): Feature<Polygon, Properties> {
  const coordinates = ring.map(toPosition);
  coordinates.push(coordinates[0] as Position);
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [coordinates] } };
}
