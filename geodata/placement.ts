/**
 * From a position and its accuracy to a grid, and how sure that is. A phone's position is a circle, not a point: near a
 * border the neighbour has to be told, in a hole or gap the nearest grid takes the matter, so that it is never nobody's.
 */
import type { GridIndex, GridShare } from './gridIndex.ts';
import type { Position } from './model.ts';

export type PlacementOptions = {
  /** Radius of the accuracy circle in metres, as the phone said; left out: the position is a point. */
  accuracyMeters?: number;
  /** How far a position in no grid may lie from the nearest one. Default 50 metres. */
  nearestWithinMeters?: number;
};

export type Placement = {
  /**
   * inside: at least 95 % of the circle lies in the grid and no other grid has 5 %. border: the best grid, the neighbours
   * are to be told. nearest: in no grid, but one is within reach. outside: no grid.
   */
  confidence: 'inside' | 'border' | 'nearest' | 'outside';
  gridCode: string | null;
  /** Only for 'nearest': how far the grid is. */
  distanceMeters?: number;
  /** Shares of the circle, largest first; for a point the grid that has it. */
  shares: GridShare[];
  /** Other grids to tell, nearest in share first. */
  neighbours: string[];
};

/** A grid with this share of the circle has it for sure; a grid with less than the rest of it need not know. */
const sureShare = 0.95;
const toldShare = 0.05;

/**
 * Places a WGS-84 position in the grids of an index. An accuracy of 0, below 0 or not a number counts as not given.
 * A position in no grid is 'nearest' or 'outside', however large its circle is. A point exactly on a shared border is
 * 'border': the lowest code takes it (the edge rule), the others are told.
 */
export function placeInGrids(
  index: GridIndex,
  position: Position,
  options: PlacementOptions = {},
): Placement {
  const { accuracyMeters = 0, nearestWithinMeters = 50 } = options;
  const shares = accuracyMeters > 0 ? index.shares(position, accuracyMeters) : sharesOfPoint(index, position);
  const told = shares.flatMap(({ gridCode, share }) =>
    gridCode !== null && share >= toldShare ? [gridCode] : [],
  );
  const othersThan = (best: string | null) => told.filter((gridCode) => gridCode !== best);
  const located = index.locate(position);
  if (located === null) {
    const nearest = index.nearest(position, nearestWithinMeters);
    const neighbours = othersThan(nearest?.gridCode ?? null);
    if (!nearest) return { confidence: 'outside', gridCode: null, shares, neighbours };
    return { confidence: 'nearest', ...nearest, shares, neighbours };
  }
  const best = shares.find((share) => share.gridCode !== null) ?? { gridCode: located, share: 0 };
  const neighbours = othersThan(best.gridCode);
  const isSure = best.share >= sureShare && neighbours.length === 0;
  return { confidence: isSure ? 'inside' : 'border', gridCode: best.gridCode, shares, neighbours };
}

/** A point is wholly in every grid that covers it; on a shared border there are several, the lowest code first. */
function sharesOfPoint(index: GridIndex, position: Position): GridShare[] {
  const codes = index.covering(position);
  return codes.length === 0
    ? [{ gridCode: null, share: 1 }]
    : codes.map((gridCode) => ({ gridCode, share: 1 }));
}
