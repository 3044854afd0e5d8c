/** The shape of rings: which way round they run, where they touch or cross themselves or each other. */
import Flatbush from 'flatbush';
import type { Position } from './model.ts';

/** Twice the signed area in square degrees: above 0 counter-clockwise, as RFC 7946 wants the outer ring. */
export function doubleArea(ring: readonly Position[]): number {
  const [originLon, originLat] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let place = 0; place + 1 < ring.length; place += 1) {
    const [lon1, lat1] = ring[place] as Position;
    const [lon2, lat2] = ring[place + 1] as Position;
    sum += (lon1 - originLon) * (lat2 - originLat) - (lon2 - originLon) * (lat1 - originLat);
  }
  return sum;
}

export type Meeting = {
  kind: 'touches' | 'crosses';
  at: Position;
  /** Rings and edges that meet: ring place, edge place in the ring. */
  first: [ring: number, edge: number];
  second: [ring: number, edge: number];
};

type Edge = { ring: number; edge: number; edges: number; start: Position; end: Position };

/**
 * Where edges of one polygon's closed rings meet though they do not follow each other, at most `most` places. Vertices and
 * stretches that two edges share are 'touches', edges that run through each other 'crosses'. O(n log n) for ordinary rings.
 */
export function findMeetings(rings: readonly (readonly Position[])[], most: number): Meeting[] {
  const edges = rings.flatMap((positions, ring) =>
    positions.slice(1).map((end, edge): Edge => {
      return { ring, edge, edges: positions.length - 1, start: positions[edge] as Position, end };
    }),
  );
  if (edges.length === 0) return [];
  const tree = new Flatbush(edges.length);
  for (const { start, end } of edges)
    tree.add(
      Math.min(start[0], end[0]),
      Math.min(start[1], end[1]),
      Math.max(start[0], end[0]),
      Math.max(start[1], end[1]),
    );
  tree.finish();
  const meetings: Meeting[] = [];
  edges.forEach((edge, place) => {
    if (meetings.length >= most) return;
    const { start, end } = edge;
    const box = [
      Math.min(start[0], end[0]),
      Math.min(start[1], end[1]),
      Math.max(start[0], end[0]),
      Math.max(start[1], end[1]),
    ] as const;
    for (const other of tree.search(...box, (candidate) => candidate > place)) {
      const meeting = meet(edge, edges[other] as Edge);
      if (meeting && meetings.length < most) meetings.push(meeting);
    }
  });
  return meetings;
}

function meet(a: Edge, b: Edge): Meeting | null {
  const met = (kind: Meeting['kind'], at: Position): Meeting => ({
    kind,
    at,
    first: [a.ring, a.edge],
    second: [b.ring, b.edge],
  });
  const b1 = side(a.start, a.end, b.start);
  const b2 = side(a.start, a.end, b.end);
  const a1 = side(b.start, b.end, a.start);
  const a2 = side(b.start, b.end, a.end);
  if (b1 * b2 < 0 && a1 * a2 < 0) return met('crosses', crossing(a, b));
  const common = [
    ...(b1 === 0 && isOn(a, b.start) ? [b.start] : []),
    ...(b2 === 0 && isOn(a, b.end) ? [b.end] : []),
    ...(a1 === 0 && isOn(b, a.start) ? [a.start] : []),
    ...(a2 === 0 && isOn(b, a.end) ? [a.end] : []),
  ];
  const [at] = common;
  if (!at) return null;
  const isStretch = common.some((other) => !isSame(other, at));
  if (isStretch) return met('touches', at);
  return followEachOther(a, b) ? null : met('touches', at);
}

/** Neighbours in a ring share a vertex; that is no meeting. */
function followEachOther(a: Edge, b: Edge): boolean {
  if (a.ring !== b.ring) return false;
  const steps = Math.abs(a.edge - b.edge);
  return steps === 1 || steps === a.edges - 1;
}

function side(from: Position, to: Position, point: Position): number {
  return Math.sign((to[0] - from[0]) * (point[1] - from[1]) - (point[0] - from[0]) * (to[1] - from[1]));
}

function isOn({ start, end }: Edge, [lon, lat]: Position): boolean {
  const isLonBetween = start[0] <= lon ? lon <= end[0] || start[0] === lon : end[0] <= lon;
  const isLatBetween = start[1] <= lat ? lat <= end[1] || start[1] === lat : end[1] <= lat;
  return isLonBetween && isLatBetween;
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function crossing(a: Edge, b: Edge): Position {
  const dx = b.end[0] - b.start[0];
  const dy = b.end[1] - b.start[1];
  const from = dx * (a.start[1] - b.start[1]) - dy * (a.start[0] - b.start[0]);
  const to = dx * (a.end[1] - b.start[1]) - dy * (a.end[0] - b.start[0]);
  const along = from / (from - to);
  return [a.start[0] + along * (a.end[0] - a.start[0]), a.start[1] + along * (a.end[1] - a.start[1])];
}
