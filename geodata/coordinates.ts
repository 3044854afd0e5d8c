/** Coordinates of GeoJSON geometries, read one by one: right depth, numbers, inside the world, rings closed. */
import type { Position as AnyPosition } from 'geojson';
import type { RawObject } from './geojsonObjects.ts';
import { inMember } from './geojsonObjects.ts';
import type { Position } from './model.ts';
import { type Place, type ProblemList, pictureOf } from './problems.ts';

/** How deep the arrays of a type are nested, and the fewest positions of its innermost list. */
const shapes: Record<string, { depth: number; fewest: number }> = {
  Point: { depth: 0, fewest: 1 },
  MultiPoint: { depth: 1, fewest: 0 },
  LineString: { depth: 1, fewest: 2 },
  MultiLineString: { depth: 2, fewest: 2 },
  Polygon: { depth: 2, fewest: 4 },
  MultiPolygon: { depth: 3, fewest: 4 },
};

/** A list of positions of one geometry (a ring, a line) that could be read, and the array it came from. */
export type ReadList = { positions: Position[]; raw: unknown[]; place: Place };

/**
 * Reads the coordinates of a geometry whose type is known. Returns its innermost lists; all that is unreadable goes to the
 * list of problems as refused. Positions outside the world are reported by the caller, who sees them all.
 */
export function readLists(geometry: RawObject, place: Place, list: ProblemList): ReadList[] {
  const shape = shapes[String(geometry.type)];
  const at = inMember(place, 'coordinates');
  const { coordinates } = geometry;
  if (!shape) return [];
  if (coordinates === undefined)
    list.refuse('member-missing', at, { seen: 'nothing', wanted: 'coordinates' });
  else if (!Array.isArray(coordinates))
    list.refuse('member-wrong-type', at, { seen: pictureOf(coordinates), wanted: 'an array' });
  else if (shape.depth === 0) {
    const position = readPosition(coordinates, at, list);
    return position ? [{ positions: [position], raw: [coordinates], place: at }] : [];
  } else return descend(coordinates, at, { list, depth: shape.depth, fewest: shape.fewest, rings: [] });
  return [];
}

type Descent = { list: ProblemList; depth: number; fewest: number; rings: number[] };

function descend(array: unknown[], place: Place, { list, depth, fewest, rings }: Descent): ReadList[] {
  if (depth === 1) {
    const ring = rings.length > 1 ? rings.join('/') : rings[0];
    return readList(array, ring === undefined ? place : { ...place, ring }, { list, fewest });
  }
  if (array.length === 0)
    list.refuse('too-few-positions', place, { seen: 'an empty array', wanted: 'at least one ring or line' });
  return array.flatMap((member, index) => {
    const at = { ...place, path: `${place.path}[${index}]` };
    if (Array.isArray(member))
      return descend(member, at, { list, depth: depth - 1, fewest, rings: [...rings, index] });
    list.refuse('not-nested-enough', at, {
      seen: pictureOf(member),
      wanted: `an array, nested ${depth - 1} deep`,
    });
    return [];
  });
}

function readList(
  raw: unknown[],
  place: Place,
  { list, fewest }: { list: ProblemList; fewest: number },
): ReadList[] {
  if (raw.length < fewest)
    list.refuse('too-few-positions', place, {
      seen: `${raw.length} positions`,
      wanted: `at least ${fewest}`,
    });
  const positions: Position[] = [];
  raw.forEach((member, position) => {
    const at = { ...place, path: `${place.path}[${position}]`, position };
    const read = readPosition(member, at, list);
    if (read) positions.push(read);
  });
  if (fewest === 4) checkClosed(raw, positions, { place, list });
  return positions.length === raw.length ? [{ positions, raw, place }] : [];
}

/** A ring must end with the very position it began with, height included (RFC 7946 §3.1.6). */
function checkClosed(
  raw: unknown[],
  positions: Position[],
  { place, list }: { place: Place; list: ProblemList },
): void {
  const first = raw[0];
  const last = raw[raw.length - 1];
  if (positions.length !== raw.length || !Array.isArray(first) || !Array.isArray(last)) return;
  if (first.length === last.length && first.every((number, axis) => number === last[axis])) return;
  const at = positions[positions.length - 1];
  list.refuse('ring-open', place, {
    position: raw.length - 1,
    seen: pictureOf(last),
    wanted: `${pictureOf(first)}, where the ring began`,
    ...(at ? { at } : {}),
  });
}

function readPosition(value: unknown, place: Place, list: ProblemList): Position | null {
  if (!Array.isArray(value)) {
    const code = typeof value === 'number' ? 'not-nested-enough' : 'not-a-position';
    list.refuse(code, place, { seen: pictureOf(value), wanted: '[longitude, latitude]' });
    return null;
  }
  if (value.length < 2) {
    list.refuse('too-few-numbers', place, { seen: pictureOf(value), wanted: '[longitude, latitude]' });
    return null;
  }
  const wrong = value.findIndex((number) => !Number.isFinite(number));
  if (wrong !== -1) {
    const path = `${place.path}[${wrong}]`;
    list.refuse(
      'not-a-number',
      { ...place, path },
      { seen: pictureOf(value[wrong]), wanted: 'a finite number' },
    );
    return null;
  }
  return [value[0] as number, value[1] as number];
}

/** True if the position lies in the world: longitude −180…180, latitude −90…90. */
export function isInWorld([lon, lat]: AnyPosition): boolean {
  return Math.abs(lon as number) <= 180 && Math.abs(lat as number) <= 90;
}
