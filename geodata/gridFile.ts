/**
 * A file of grids as somebody drew it → grids that can be stored, and every fault in it at once, each with its place.
 *
 * **Refused** is what cannot be read as land: no JSON, wrong types, coordinates that are no numbers or not on earth, open
 * rings, sizes over the limits, codes that are missing, doubled or too long. **Repaired** is what can be put right without
 * changing the land: winding, heights, repeated positions, codes where the file has none at all. **Warned** is what somebody
 * has to look at before publishing: rings that meet themselves, features that are no areas, files without a grid.
 */
import { type ReadArea, readArea, repairArea, reportOutside } from './areas.ts';
import { isInWorld, readLists } from './coordinates.ts';
import { distanceMeters } from './distances.ts';
import { type FoundGeometry, findGeometries, isObject, type RawObject } from './geojsonObjects.ts';
import { codesOf } from './gridCodes.ts';
import { reportOverlapsAndGaps } from './gridFileCoverage.ts';
import { scanJson } from './jsonText.ts';
import type { Area, Position } from './model.ts';
import { type Problem, ProblemList } from './problems.ts';

export type { Problem, ProblemCode } from './problems.ts';

export type ParsedGrid = {
  gridCode: string;
  name: string;
  geometry: Area;
  properties: Record<string, unknown>;
};

export type GridFileOptions = {
  /** The property that holds the grid's code. Default 'gridCode'. */
  codeKey?: string;
  /** The property that holds the grid's name. Default 'name'; without one the code is the name. */
  nameKey?: string;
  /** UTF-8 bytes of the text. Default 20 MB. */
  maxBytes?: number;
  maxFeatures?: number;
  /** All positions of all grids. */
  maxVertices?: number;
  /** Files with more positions are not clipped for overlaps and gaps here; publishing checks them. Default 10,000. */
  maxClippedVertices?: number;
  /** Where the grids should be (WGS-84): with it swapped coordinates are recognised everywhere. */
  near?: Position;
};
type Limits = Required<Omit<GridFileOptions, 'near'>>;
const defaults: Limits = {
  codeKey: 'gridCode',
  nameKey: 'name',
  maxBytes: 20_000_000,
  maxFeatures: 20_000,
  maxVertices: 2_000_000,
  maxClippedVertices: 10_000,
};

/** `isRefused`: at least one problem is 'refused', and `grids` is empty. */
export type GridFile = { isRefused: boolean; grids: ParsedGrid[]; problems: Problem[] };

/**
 * Reads a grid file: GeoJSON text or an object that was already parsed; WGS-84 degrees. FeatureCollection, Feature and bare
 * geometries are accepted (RFC 7946). Never throws because of the input. One refused problem refuses the whole file, so
 * that half a community is never imported.
 */
export function parseGridFile(input: unknown, options: GridFileOptions = {}): GridFile {
  const limits = { ...defaults, ...options };
  const list = new ProblemList();
  const root = typeof input === 'string' ? readText(input, limits.maxBytes, list) : input;
  const grids = root === undefined ? [] : readRoot(root, { ...limits, near: options.near }, list);
  const isRefused = list.refusals > 0;
  return { isRefused, grids: isRefused ? [] : grids, problems: list.listed() };
}

/** The parsed text, or undefined if it is none. */
function readText(text: string, maxBytes: number, list: ProblemList): unknown {
  const bytes = text.length > maxBytes ? text.length : new TextEncoder().encode(text).length;
  if (bytes > maxBytes) {
    list.refuse('too-large', { path: '' }, { seen: `${bytes} bytes`, wanted: `at most ${maxBytes} bytes` });
    return undefined;
  }
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const { fault, duplicates } = scanJson(json);
  for (const { line, name } of duplicates)
    list.warn(
      'duplicate-member',
      { path: '' },
      { line, seen: `"${name}" twice in one object`, wanted: 'once; the last one counts' },
    );
  if (!fault) return JSON.parse(json);
  const seen = `${fault.seen} in column ${fault.column}`;
  list.refuse('not-json', { path: '' }, { line: fault.line, seen, wanted: 'JSON (RFC 8259)' });
  return undefined;
}

function readRoot(
  root: unknown,
  limits: Limits & { near: Position | undefined },
  list: ProblemList,
): ParsedGrid[] {
  if (!isWithinLimits(root, limits, list)) return [];
  checkDatum(root, list);
  const found = findGeometries(root, list);
  const areas = found.filter(isArea).map((geometry) => readArea(geometry, list));
  for (const other of found.filter((geometry) => !isArea(geometry))) reportOther(other, list);
  const grids = areas.filter((area) => !isStray(area, list));
  reportOutside(grids, list);
  const codes = codesOf(
    grids.map((grid) => grid.found),
    limits,
    list,
  );
  const parsed = grids.flatMap((grid, place): ParsedGrid[] => {
    const code = codes[place];
    const geometry = grid.isComplete ? repairArea(grid, list) : null;
    const properties = grid.found.properties ?? {};
    return geometry && code ? [{ ...code, geometry, properties }] : [];
  });
  if (limits.near && list.refusals === 0) checkNearness(parsed, limits.near, list);
  if (grids.length === 0 && list.refusals === 0)
    list.warn(
      'no-grid',
      { path: '' },
      { seen: `${found.length} geometries`, wanted: 'polygons with a code' },
    );
  if (list.refusals === 0) reportOverlapsAndGaps(parsed, limits.maxClippedVertices, list);
  return parsed;
}

function isArea({ geometry }: FoundGeometry): boolean {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

/** Points and lines are no grids; they are checked and left out. */
function reportOther({ geometry, place }: FoundGeometry, list: ProblemList): void {
  const lists = readLists(geometry, place, list);
  list.warn('not-an-area', place, { seen: String(geometry.type), wanted: 'Polygon or MultiPolygon' });
  for (const { positions, place: at } of lists)
    if (!positions.every(isInWorld))
      list.warn('out-of-range', at, { wanted: 'longitude −180…180, latitude −90…90' });
}

/** A bare geometry somewhere off the earth is no grid of anybody's: it is left out with a warning. */
function isStray({ found, parts }: ReadArea, list: ProblemList): boolean {
  if (found.isInFeature || parts.flat(2).every(({ positions }) => positions.every(isInWorld))) return false;
  list.warn('left-out', found.place, {
    seen: 'a bare geometry outside the world',
    wanted: 'a feature with a code, on earth',
  });
  return true;
}

function isWithinLimits(root: unknown, limits: Limits, list: ProblemList): boolean {
  if (!isObject(root) || !Array.isArray(root.features)) return true;
  const { length } = root.features;
  if (length <= limits.maxFeatures) return hasFewVertices(root, limits, list);
  const place = { path: 'features' };
  list.refuse('too-many-features', place, {
    seen: `${length} features`,
    wanted: `at most ${limits.maxFeatures}`,
  });
  return false;
}

function hasFewVertices(root: RawObject, { maxVertices }: Limits, list: ProblemList): boolean {
  let count = 0;
  const counted = (value: unknown, depth: number): void => {
    if (!Array.isArray(value) || depth > 5) return;
    if (typeof value[0] === 'number') count += 1;
    else for (const member of value) counted(member, depth + 1);
  };
  for (const feature of root.features as unknown[])
    if (isObject(feature) && isObject(feature.geometry)) counted(feature.geometry.coordinates, 0);
  if (count <= maxVertices) return true;
  list.refuse(
    'too-many-vertices',
    { path: 'features' },
    { seen: `${count} positions`, wanted: `at most ${maxVertices}` },
  );
  return false;
}

/** Old GeoJSON names its reference system; anything but WGS-84 would be read as if it were. */
function checkDatum(root: unknown, list: ProblemList): void {
  const crs = isObject(root) ? root.crs : undefined;
  if (crs === undefined || crs === null) return;
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : {};
  const name = String(properties.name ?? '');
  if (/CRS84$|EPSG:+(4326|4490)$/i.test(name)) return;
  list.refuse(
    'crs-not-wgs84',
    { path: 'crs' },
    { seen: name || 'an unnamed system', wanted: 'WGS-84 degrees (RFC 7946 §4)' },
  );
}

/** So far from home, and near it the other way round: longitude and latitude are swapped. */
const farMeters = 300_000;

function checkNearness(grids: ParsedGrid[], near: Position, list: ProblemList): void {
  const polygon = grids[0]?.geometry.coordinates.flat(grids[0].geometry.type === 'Polygon' ? 1 : 2)[0] as
    | Position
    | undefined;
  if (!polygon) return;
  const swapped: Position = [polygon[1], polygon[0]];
  if (
    distanceMeters(polygon, near) < farMeters ||
    !isInWorld(swapped) ||
    distanceMeters(swapped, near) > farMeters
  )
    return;
  const more = { seen: `[${polygon.join(', ')}]`, wanted: '[longitude, latitude]', at: swapped };
  list.refuse('swapped', { path: 'features[0]', feature: 0 }, more);
}
