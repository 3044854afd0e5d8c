/**
 * Grids laid out flat: every ring's vertices one after the other in one Float64Array, so that an index over
 * millions of edges is a few typed arrays and not millions of small ones. Edge `i` runs from vertex `i` to `i + 1`.
 */
import type { Position as AnyPosition } from 'geojson';
import { entryWords, runWords } from './edges.ts';
import type { Area, Position } from './model.ts';

/** A grid as the index takes it: its code (text, unique) and its area in WGS-84 degrees. */
export type IndexedGrid = { gridCode: string; geometry: Area };

export type Rings = {
  /** lon, lat, lon, lat … of all vertices, each ring with its closing vertex. */
  coordinates: Float64Array;
  edgeCount: number;
  /** One entry (edges.ts) per polygon, a run per ring, in the order of the grids; the rank is the grid's place. */
  polygons: Uint32Array;
  polygonCount: number;
};

/** The polygons of an area: one for a Polygon, any number for a MultiPolygon. */
export function polygonsOf(area: Area): AnyPosition[][][] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
}

/** West, south, east, north of an area. */
export function boxOfArea(area: Area): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer = []] of polygonsOf(area))
    for (const [lon, lat] of outer as Position[]) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  return box;
}

/**
 * Grids in the order of their codes: text order by UTF-16 code unit, for plain codes the same as `COLLATE "C"`.
 * Refuses two grids with one code, because then the edge rule would have no answer.
 */
export function inCodeOrder<Grid extends { gridCode: string }>(grids: readonly Grid[]): Grid[] {
  const sorted = [...grids].sort((a, b) => (a.gridCode < b.gridCode ? -1 : a.gridCode > b.gridCode ? 1 : 0));
  sorted.forEach((grid, place) => {
    if (place > 0 && sorted[place - 1]?.gridCode === grid.gridCode)
      throw new Error(`Grid code seen twice: ${grid.gridCode}; wanted: each code once`);
  });
  return sorted;
}

/** Lays out grids that are already in code order. A ring left open is closed; nothing else is repaired. */
export function layOutRings(grids: readonly IndexedGrid[]): Rings {
  const { vertexCount, ringCount, polygonCount } = countAll(grids);
  const coordinates = new Float64Array(2 * vertexCount);
  const polygons = new Uint32Array(entryWords * polygonCount + runWords * ringCount);
  let vertex = 0;
  let at = 0;
  grids.forEach((grid, rank) => {
    for (const polygon of polygonsOf(grid.geometry)) {
      polygons[at++] = rank;
      polygons[at++] = polygon.length << 1;
      for (const ring of polygon) {
        polygons[at++] = vertex;
        const end = copyRing(ring, coordinates, vertex);
        polygons[at++] = Math.max(end - vertex - 1, 0) << 2;
        vertex = end;
      }
    }
  });
  return { coordinates, edgeCount: Math.max(vertexCount - ringCount, 0), polygons, polygonCount };
}

function countAll(grids: readonly IndexedGrid[]) {
  const counts = { vertexCount: 0, ringCount: 0, polygonCount: 0 };
  for (const grid of grids)
    for (const polygon of polygonsOf(grid.geometry)) {
      counts.polygonCount += 1;
      counts.ringCount += polygon.length;
      for (const ring of polygon) counts.vertexCount += ring.length + (isClosed(ring) ? 0 : 1);
    }
  return counts;
}

function isClosed(ring: AnyPosition[]): boolean {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return !first || !last || (first[0] === last[0] && first[1] === last[1]);
}

function copyRing(ring: AnyPosition[], coordinates: Float64Array, start: number): number {
  let at = 2 * start;
  const put = (position: AnyPosition) => {
    coordinates[at++] = position[0] as number;
    coordinates[at++] = position[1] as number;
  };
  for (let place = 0; place < ring.length; place += 1) put(ring[place] as AnyPosition);
  if (!isClosed(ring)) put(ring[0] as AnyPosition);
  return at / 2;
}
