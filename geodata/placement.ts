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
   * inside: at least 95 % of the circle lies in the grid and no other grid has 5 %. border: the grid that the point lies
   * in, the neighbours are to be told. nearest: in no grid, but one is within reach. outside: no grid. unlocated: the circle
   * is so large that it says nothing.
   */
  confidence: 'inside' | 'border' | 'nearest' | 'outside' | 'unlocated';
  gridCode: string | null;
  /** Only for 'nearest': how far the grid is. */
  distanceMeters?: number;
  /** The share of the circle 0…1 in the likeliest grid, whether it is named or not. */
  share: number;
  /** Somebody has to ask where it was: less than half of the circle lies in the likeliest grid. */
  isVague: boolean;
  /** Shares of the circle, largest first; for a point the grid that has it. */
  shares: GridShare[];
  /** Other grids to tell, nearest in share first. */
  neighbours: string[];
};

/** A grid with this share of the circle has it for sure; a grid with less than the rest of it need not know. */
const sureShare = 0.95;
const toldShare = 0.05;
/** With less than this the point is more likely elsewhere. */
const likelyShare = 0.5;

/**
 * Places a WGS-84 position in the grids of an index. An accuracy of 0, below 0 or not a number counts as not given.
 *
 * The grid that the point lies in by the edge rule is the best guess, however much of the circle lies in others: half of a
 * circle may be a neighbour's, but no other point in it is as likely as its middle. A circle wider than all grids together,
 * or with less than 5 % of it in that grid, is no guess at all; one within `nearestWithinMeters` always is. A position in no grid is 'nearest' or 'outside', however
 * large its circle is. A point exactly on a shared border is 'border': the lowest code takes it, the others are told.
 */
export function placeInGrids(
  index: GridIndex,
  position: Position,
  options: PlacementOptions = {},
): Placement {
  const { accuracyMeters = 0, nearestWithinMeters = 50 } = options;
  const shares = accuracyMeters > 0 ? index.shares(position, accuracyMeters) : sharesOfPoint(index, position);
  const located = index.locate(position);
  const found = located === null ? index.nearest(position, nearestWithinMeters) : null;
  const gridCode = located ?? found?.gridCode ?? null;
  const share = shares.find((one) => one.gridCode === gridCode && gridCode !== null)?.share ?? 0;
  const neighbours = shares.flatMap((other) =>
    other.gridCode !== null && other.gridCode !== gridCode && other.share >= toldShare
      ? [other.gridCode]
      : [],
  );
  // A circle within reach is as good as a point: in a gap, or in the thin end of a grid, little of it lies in the grid.
  const isWide = accuracyMeters > nearestWithinMeters;
  if (located === null) {
    if (!found) return { confidence: 'outside', gridCode, share, isVague: false, shares, neighbours };
    const isVague = isWide && share < likelyShare;
    return { confidence: 'nearest', ...found, share, isVague, shares, neighbours };
  }
  if (isWide && (share < toldShare || 2 * accuracyMeters > index.extentMeters()))
    return { confidence: 'unlocated', gridCode: null, share, isVague: true, shares, neighbours: [] };
  const confidence = share >= sureShare && neighbours.length === 0 ? 'inside' : 'border';
  return { confidence, gridCode, share, isVague: share < likelyShare, shares, neighbours };
}

/** A point is wholly in every grid that covers it; on a shared border there are several, the lowest code first. */
function sharesOfPoint(index: GridIndex, position: Position): GridShare[] {
  const codes = index.covering(position);
  return codes.length === 0
    ? [{ gridCode: null, share: 1 }]
    : codes.map((gridCode) => ({ gridCode, share: 1 }));
}
