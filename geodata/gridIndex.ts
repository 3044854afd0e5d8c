/**
 * Which grid is a position in? Millions of answers a second, the same as PostGIS.
 *
 * **The edge rule.** A position on the border of a grid, hole borders included, is covered by it, like `ST_Covers`. If
 * several grids cover a position – a shared edge, a corner, an overlap – it belongs to the one with the lowest code in
 * text order (`COLLATE "C"`). Inside a hole is outside.
 */
import { buildCells, type CellOptions, defaultCellOptions, rankAt } from './cells.ts';
import type { Position } from './model.ts';
import { type IndexedGrid, inCodeOrder, layOutRings } from './rings.ts';
import {
  bordersOf,
  coverTest,
  extentOf,
  type GridShare,
  type NearestGrid,
  nearestOf,
  type SharedBorder,
  searchByBox,
  sharesOf,
} from './surroundings.ts';

export type { IndexedGrid } from './rings.ts';
export type { GridShare, NearestGrid, SharedBorder } from './surroundings.ts';

export type GridIndex = {
  /** All grids in the order of their codes. */
  grids: readonly IndexedGrid[];
  /** The code of the grid that the position belongs to by the edge rule, or null outside all grids. */
  locate(position: Position): string | null;
  /** The codes of all grids that cover the position, lowest first: several on a shared border and where grids overlap. */
  covering(position: Position): string[];
  /**
   * The grid whose area is nearest, if it is within the tolerance in metres; equally near: the lowest code. A position
   * inside a grid is 0 m from it.
   */
  nearest(position: Position, toleranceMeters: number): NearestGrid | null;
  /** The grids that share a border with this one and for how many metres, longest first. Refuses an unknown code. */
  sharedBorders(gridCode: string): SharedBorder[];
  /**
   * The share of the accuracy circle in every grid it touches, largest first (equal: lowest code), and what is left as
   * `gridCode: null`. Where grids overlap, both have their share and the sum is above 1. Exact on the local flat map.
   */
  shares(position: Position, radiusMeters: number): GridShare[];
  /** How far it is from corner to corner of the box around all grids, in metres; 0 without grids. */
  extentMeters(): number;
};

/**
 * Builds the index. Comes in: grids with unique codes, areas in WGS-84 degrees whose rings do not cross themselves (by
 * the even-odd rule where they do), none across the 180° meridian. Refused: a code seen twice. 100,000 grids of 64
 * vertices take about three seconds (test/bench/locate.ts).
 */
export function buildGridIndex(grids: readonly IndexedGrid[], options: Partial<CellOptions> = {}): GridIndex {
  const sorted = inCodeOrder(grids);
  const codes = sorted.map((grid) => grid.gridCode);
  const rings = layOutRings(sorted);
  const cells = buildCells(rings, { ...defaultCellOptions, ...options });
  const around = lazily(() => searchByBox(sorted));
  const covers = lazily(() => coverTest(rings, sorted));
  const extent = lazily(() => ({ meters: extentOf(sorted) }));
  const borders = new Map<string, SharedBorder[]>();
  return {
    grids: sorted,
    locate(position) {
      const rank = rankAt(cells, position);
      return rank === -1 ? null : (codes[rank] as string);
    },
    covering(position) {
      const found = around()(position, 0).filter((grid) => covers()(grid, position));
      return found.map((grid) => grid.gridCode);
    },
    nearest(position, toleranceMeters) {
      const rank = rankAt(cells, position);
      if (rank !== -1) return { gridCode: codes[rank] as string, distanceMeters: 0 };
      return nearestOf(around()(position, toleranceMeters), position, toleranceMeters);
    },
    sharedBorders(gridCode) {
      const known = borders.get(gridCode);
      if (known) return known;
      const grid = sorted[codes.indexOf(gridCode)];
      if (!grid) throw new RangeError(`gridCode seen: ${gridCode}; wanted: a code of this index`);
      const found = bordersOf(grid, around());
      borders.set(gridCode, found);
      return found;
    },
    shares: (position, radiusMeters) => sharesOf(around()(position, radiusMeters), position, radiusMeters),
    extentMeters: () => extent().meters,
  };
}

function lazily<Value extends object>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
