/** How far two grids share a border. Neighbours rarely have the same vertices there, so edges are laid beside edges. */
import type { Position as AnyPosition } from 'geojson';
import { type LocalPlane, planeAround, toMeters } from './distances.ts';
import type { Area, Position } from './model.ts';
import { polygonsOf } from './rings.ts';

/** Borders this near to each other are one border. */
const sameBorderMeters = 0.05;

type Segment = { start: [number, number]; end: [number, number] };

/**
 * Length in metres along which the borders of two areas (WGS-84 degrees) run together, within 5 cm, whatever vertices each
 * of them has there. Areas that only touch in a point share 0.
 */
export function sharedBorderMeters(area: Area, other: Area): number {
  const origin = polygonsOf(area)[0]?.[0]?.[0];
  if (!origin) return 0;
  const plane = planeAround(origin as Position);
  const segments = segmentsOf(area, plane);
  const reach = boxAround(segments);
  const others = segmentsOf(other, plane).filter((segment) => boxesMeet(boxAround([segment]), reach));
  let meters = 0;
  for (const segment of segments) meters += coveredLength(segment, others);
  return meters;
}

function segmentsOf(area: Area, plane: LocalPlane): Segment[] {
  const segments: Segment[] = [];
  for (const ring of polygonsOf(area).flat())
    ring.forEach((vertex: AnyPosition, place) => {
      const next = ring[place + 1];
      if (next) segments.push({ start: toMeters(plane, vertex), end: toMeters(plane, next) });
    });
  return segments;
}

type MeterBox = { minX: number; minY: number; maxX: number; maxY: number };

function boxAround(segments: Segment[]): MeterBox {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const { start, end } of segments) {
    box.minX = Math.min(box.minX, start[0], end[0]);
    box.minY = Math.min(box.minY, start[1], end[1]);
    box.maxX = Math.max(box.maxX, start[0], end[0]);
    box.maxY = Math.max(box.maxY, start[1], end[1]);
  }
  return box;
}

function boxesMeet(a: MeterBox, b: MeterBox): boolean {
  const reach = sameBorderMeters;
  return (
    a.minX <= b.maxX + reach &&
    b.minX <= a.maxX + reach &&
    a.minY <= b.maxY + reach &&
    b.minY <= a.maxY + reach
  );
}

/** How much of a segment lies beside any of the others; stretches that two of them cover count once. */
function coveredLength({ start, end }: Segment, others: Segment[]): number {
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
  if (length === 0) return 0;
  const east = (end[0] - start[0]) / length;
  const north = (end[1] - start[1]) / length;
  const stretches: [number, number][] = [];
  for (const other of others) {
    const [from, fromAside] = alongAndAside(start, [east, north], other.start);
    const [to, toAside] = alongAndAside(start, [east, north], other.end);
    const low = Math.max(Math.min(from, to), 0);
    const high = Math.min(Math.max(from, to), length);
    if (!(low < high)) continue;
    const slope = (toAside - fromAside) / (to - from);
    const asideAtLow = Math.abs(fromAside + (low - from) * slope);
    const asideAtHigh = Math.abs(fromAside + (high - from) * slope);
    if (Math.max(asideAtLow, asideAtHigh) <= sameBorderMeters) stretches.push([low, high]);
  }
  return lengthOfUnion(stretches);
}

function alongAndAside(
  origin: [number, number],
  [east, north]: [number, number],
  point: [number, number],
): [along: number, aside: number] {
  const x = point[0] - origin[0];
  const y = point[1] - origin[1];
  return [x * east + y * north, y * east - x * north];
}

function lengthOfUnion(stretches: [number, number][]): number {
  let covered = 0;
  let reached = -Infinity;
  for (const [low, high] of stretches.sort((a, b) => a[0] - b[0])) {
    covered += Math.max(high - Math.max(low, reached), 0);
    reached = Math.max(reached, high);
  }
  return covered;
}
