/**
 * How much of an accuracy circle lies in a polygon. A phone says "within 30 metres": near a border that circle lies in
 * two grids, and the share in each says how sure the grid is.
 *
 * The area is exact on the local flat map, no sampling: walking along a ring, every edge adds the area between itself and
 * the circle's centre – a triangle where the edge runs inside the circle, a sector where it runs outside.
 * Source: the circle–polygon intersection by Green's theorem, as in any computational-geometry text.
 */
import type { Position as AnyPosition } from 'geojson';
import { planeAround, toMeters } from './distances.ts';
import type { Area, Position } from './model.ts';
import { polygonsOf } from './rings.ts';

/**
 * The share 0…1 of the circle (centre in WGS-84, radius in metres > 0, up to about 5 km) that the area covers. Holes are
 * taken out, parts of a multi-polygon added. Refuses a radius that is not above 0.
 */
export function shareOfCircle(area: Area, position: Position, radiusMeters: number): number {
  if (!(radiusMeters > 0)) throw new RangeError(`radiusMeters seen: ${radiusMeters}; wanted: above 0`);
  let covered = 0;
  for (const [outer, ...holes] of polygonsOf(area)) {
    covered += ringInCircle(outer ?? [], position, radiusMeters);
    for (const hole of holes) covered -= ringInCircle(hole, position, radiusMeters);
  }
  return Math.min(Math.max(covered / (Math.PI * radiusMeters ** 2), 0), 1);
}

/** Square metres of the circle inside one ring, whichever way round the ring is drawn. */
function ringInCircle(ring: AnyPosition[], position: Position, radius: number): number {
  const plane = planeAround(position);
  let area = 0;
  let start = toMeters(plane, ring[ring.length - 1] ?? position);
  for (const vertex of ring) {
    const end = toMeters(plane, vertex);
    area += edgeInCircle(start, end, radius);
    start = end;
  }
  return Math.abs(area);
}

/** Signed area between the circle's centre (the origin) and one edge, cut off at the circle. */
function edgeInCircle(start: [number, number], end: [number, number], radius: number): number {
  const dx = end[0] - start[0];
  const dy = end[1] - start[1];
  const lengthSquared = dx * dx + dy * dy;
  if (lengthSquared === 0) return 0;
  const middle = -(start[0] * dx + start[1] * dy) / lengthSquared;
  const distanceSquared = (start[0] * dy - start[1] * dx) ** 2 / lengthSquared;
  const halfChord = Math.sqrt(Math.max(radius * radius - distanceSquared, 0) / lengthSquared);
  const enter = Math.min(Math.max(middle - halfChord, 0), 1);
  const leave = Math.min(Math.max(middle + halfChord, 0), 1);
  if (!(enter < leave)) return sector(start, end, radius);
  const entry: [number, number] = [start[0] + enter * dx, start[1] + enter * dy];
  const exit: [number, number] = [start[0] + leave * dx, start[1] + leave * dy];
  const triangle = (entry[0] * exit[1] - entry[1] * exit[0]) / 2;
  return (
    (enter > 0 ? sector(start, entry, radius) : 0) + triangle + (leave < 1 ? sector(exit, end, radius) : 0)
  );
}

function sector(from: [number, number], to: [number, number], radius: number): number {
  const cross = from[0] * to[1] - from[1] * to[0];
  const dot = from[0] * to[0] + from[1] * to[1];
  return (Math.atan2(cross, dot) * radius * radius) / 2;
}
