/** From the rings of a file to an area that can be stored: repaired where that changes nothing, warned about where not. */
import { isInWorld, type ReadList, readLists } from './coordinates.ts';
import type { FoundGeometry } from './geojsonObjects.ts';
import type { Area, Position } from './model.ts';
import { type Place, type ProblemList, pictureOf } from './problems.ts';
import { doubleArea, findMeetings } from './ringShape.ts';

/** Places where one polygon meets itself; one is enough to look at it. */
const mostMeetings = 40;

/** An area as it was read: nothing repaired yet. `parts` are polygons, each a list of rings. */
export type ReadArea = { found: FoundGeometry; parts: ReadList[][]; isComplete: boolean };

/** Reads the rings of a polygon or multi-polygon. Unreadable ones are refused and missing in the result. */
export function readArea(found: FoundGeometry, list: ProblemList): ReadArea {
  const refusals = list.refusals;
  const rings = readLists(found.geometry, found.place, list);
  const parts = new Map<string, ReadList[]>();
  for (const ring of rings) {
    const part = found.geometry.type === 'Polygon' ? '0' : (String(ring.place.ring).split('/')[0] as string);
    parts.set(part, [...(parts.get(part) ?? []), ring]);
  }
  return { found, parts: [...parts.values()], isComplete: list.refusals === refusals && rings.length > 0 };
}

/**
 * Turns a readable area into a clean one: flat, without repeated positions, outer rings counter-clockwise and holes clockwise
 * (RFC 7946 §3.1.6). Rings that touch or cross themselves are kept and warned about. Null if nothing is left of it.
 */
export function repairArea({ found, parts }: ReadArea, list: ProblemList): Area | null {
  const refusals = list.refusals;
  reportDimensions(parts.flat(), found.place, list);
  const polygons = parts.map((rings) => {
    const clean = rings.map((ring, place) =>
      wind(withoutRepeats(ring, list), { isOuter: place === 0, ring, list }),
    );
    reportMeetings(clean, rings, list);
    return clean;
  });
  if (list.refusals > refusals) return null;
  const [only] = polygons;
  return polygons.length === 1 && only && found.geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function reportDimensions(rings: ReadList[], place: Place, list: ProblemList): void {
  const sizes = rings.flatMap(({ raw }) => raw.map((position) => (position as unknown[]).length));
  const deepest = sizes.reduce((most, size) => Math.max(most, size), 2);
  const count = sizes.filter((size) => size > 2).length;
  if (count === 0) return;
  const code = deepest > 3 ? 'too-many-numbers' : 'third-dimension';
  list.repair(code, place, {
    seen: `${count} positions of up to ${deepest} numbers`,
    wanted: '[longitude, latitude]',
  });
}

function withoutRepeats({ positions, place }: ReadList, list: ProblemList): Position[] {
  const kept = positions.filter((position, index) => {
    const before = positions[index - 1];
    return !before || before[0] !== position[0] || before[1] !== position[1];
  });
  const repeats = positions.length - kept.length;
  if (kept.length < 4) {
    list.refuse('too-few-positions', place, {
      seen: `${kept.length} different positions`,
      wanted: 'at least 4',
    });
    return kept;
  }
  if (repeats > 0)
    list.repair('repeated-position', place, { seen: `${repeats} repeated`, wanted: 'each position once' });
  return kept;
}

function wind(
  positions: Position[],
  { isOuter, ring, list }: { isOuter: boolean; ring: ReadList; list: ProblemList },
): Position[] {
  const area = doubleArea(positions);
  if (area === 0 && positions.length >= 4)
    list.refuse('no-area', ring.place, { seen: 'area 0', wanted: 'a ring around some land' });
  if (area === 0 || area > 0 === isOuter) return positions;
  const [seen, wanted] = isOuter ? ['clockwise', 'counter-clockwise'] : ['counter-clockwise', 'clockwise'];
  list.repair('winding', ring.place, { seen, wanted: `${wanted} (RFC 7946 §3.1.6)` });
  return [...positions].reverse();
}

function reportMeetings(clean: Position[][], rings: ReadList[], list: ProblemList): void {
  const told = new Set<string>();
  for (const { kind, at, first, second } of findMeetings(clean, mostMeetings)) {
    const isOneRing = first[0] === second[0];
    if ((!isOneRing && kind === 'touches') || told.has(String(at))) continue;
    told.add(String(at));
    const code = isOneRing
      ? kind === 'crosses'
        ? 'ring-crosses-itself'
        : 'ring-touches-itself'
      : 'rings-cross';
    const place = (rings[first[0]] as ReadList).place;
    list.warn(code, place, {
      position: first[1],
      at,
      seen: pictureOf(at),
      wanted: 'a ring that meets itself nowhere',
    });
  }
}

/**
 * Positions outside the world. If all of them would lie in it the other way round, the file has latitude first; if they
 * are far too large for degrees, they are metres of a projection: each of these is one fault of the file, not thousands.
 */
export function reportOutside(areas: ReadArea[], list: ProblemList): void {
  const rings = areas.flatMap(({ parts }) => parts.flat());
  const positions = rings.flatMap((ring) => ring.positions);
  const outside = positions.filter((position) => !isInWorld(position));
  const [first] = outside;
  if (!first) return;
  const at = { path: rings.find((ring) => ring.positions.includes(first))?.place.path ?? '' };
  if (positions.every(([lon, lat]) => Math.abs(lon) <= 90 && Math.abs(lat) <= 180)) {
    list.refuse('swapped', at, {
      seen: pictureOf(first),
      wanted: '[longitude, latitude]',
      at: [first[1], first[0]],
    });
  } else if (
    outside.length > positions.length / 2 &&
    outside.every(([x, y]) => Math.max(Math.abs(x), Math.abs(y)) > 1000)
  ) {
    list.refuse('projected', at, {
      seen: pictureOf(first),
      wanted: 'degrees of WGS-84, not metres of a projection',
    });
  } else for (const ring of rings) reportRingOutside(ring, list);
}

function reportRingOutside({ positions, place }: ReadList, list: ProblemList): void {
  positions.forEach((position, index) => {
    if (isInWorld(position)) return;
    const path = `${place.path}[${index}]`;
    const wanted = 'longitude −180…180, latitude −90…90';
    list.refuse('out-of-range', { ...place, path }, { position: index, seen: pictureOf(position), wanted });
  });
}
