/** What lies around a position: the slower questions of the grid index, answered from the grids' boxes and outlines. */
import Flatbush from 'flatbush';
import { shareOfCircle } from './accuracy.ts';
import { sharedBorderMeters } from './borders.ts';
import { distanceMeters, distanceToLineMeters, reachInDegrees } from './distances.ts';
import { type EdgeStore, entryEnd, isCovered } from './edges.ts';
import type { Position } from './model.ts';
import { boxOfArea, type IndexedGrid, polygonsOf, type Rings } from './rings.ts';

export type NearestGrid = { gridCode: string; distanceMeters: number };
export type SharedBorder = { gridCode: string; meters: number };
/** The share 0…1 of an accuracy circle in a grid; `gridCode: null` is the share in no grid. */
export type GridShare = { gridCode: string | null; share: number };

/** Finds the grids whose boxes come within so many metres of a position (or of a grid's box), in code order. */
export type BoxSearch = (at: Position | IndexedGrid, meters: number) => IndexedGrid[];

export function searchByBox(grids: IndexedGrid[]): BoxSearch {
  if (grids.length === 0) return () => [];
  const boxes = grids.map((grid) => boxOfArea(grid.geometry));
  const tree = new Flatbush(grids.length);
  for (const [minLon, minLat, maxLon, maxLat] of boxes) tree.add(minLon, minLat, maxLon, maxLat);
  tree.finish();
  return (at, meters) => {
    const [minLon, minLat, maxLon, maxLat] = Array.isArray(at) ? [...at, ...at] : boxOfArea(at.geometry);
    const [lon, lat] = reachInDegrees([minLon, (minLat + maxLat) / 2], meters);
    const found = tree.search(minLon - lon, minLat - lat, maxLon + lon, maxLat + lat);
    return found.sort((a, b) => a - b).map((rank) => grids[rank] as IndexedGrid);
  };
}

export function nearestOf(
  grids: IndexedGrid[],
  position: Position,
  toleranceMeters: number,
): NearestGrid | null {
  let nearest: NearestGrid | null = null;
  for (const { gridCode, geometry } of grids) {
    const rings = polygonsOf(geometry).flat();
    const distanceMeters = Math.min(...rings.map((ring) => distanceToLineMeters(position, ring)));
    if (distanceMeters <= toleranceMeters && distanceMeters < (nearest?.distanceMeters ?? Infinity))
      nearest = { gridCode, distanceMeters };
  }
  return nearest;
}

export function bordersOf(grid: IndexedGrid, around: BoxSearch): SharedBorder[] {
  const borders: SharedBorder[] = [];
  for (const other of around(grid, 1)) {
    if (other.gridCode === grid.gridCode) continue;
    const meters = sharedBorderMeters(grid.geometry, other.geometry);
    if (meters > 0) borders.push({ gridCode: other.gridCode, meters });
  }
  return borders.sort((a, b) => b.meters - a.meters);
}

/** A millionth of a circle is rounding: two halves are equal, and a touch is no share. */
function roundShare(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

export function sharesOf(grids: IndexedGrid[], position: Position, radiusMeters: number): GridShare[] {
  const shares: GridShare[] = [];
  let left = 1;
  for (const { gridCode, geometry } of grids) {
    const share = roundShare(shareOfCircle(geometry, position, radiusMeters));
    left -= share;
    if (share > 0) shares.push({ gridCode, share });
  }
  shares.sort((a, b) => b.share - a.share);
  if (roundShare(left) > 0) shares.push({ gridCode: null, share: roundShare(left) });
  return shares;
}

/** From corner to corner of the box around all grids, metres; 0 without grids. */
export function extentOf(grids: readonly IndexedGrid[]): number {
  if (grids.length === 0) return 0;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of grids) {
    const [west, south, east, north] = boxOfArea(geometry);
    box[0] = Math.min(box[0], west);
    box[1] = Math.min(box[1], south);
    box[2] = Math.max(box[2], east);
    box[3] = Math.max(box[3], north);
  }
  return distanceMeters([box[0], box[1]], [box[2], box[3]]);
}

/** Finds the grids that cover a position by the arithmetic of edges.ts, whole outlines, no cells. */
export function coverTest({ polygons, coordinates, polygonCount }: Rings, grids: readonly IndexedGrid[]) {
  const store: EdgeStore = { words: polygons, coordinates };
  const entries = new Map<IndexedGrid, number[]>(grids.map((grid) => [grid, []]));
  let entry = 0;
  for (let left = polygonCount; left > 0; left -= 1) {
    entries.get(grids[polygons[entry] as number] as IndexedGrid)?.push(entry);
    entry = entryEnd(polygons, entry);
  }
  return (grid: IndexedGrid, position: Position): boolean =>
    entries.get(grid)?.some((polygon) => isCovered(store, polygon, position)) ?? false;
}
