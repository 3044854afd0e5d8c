import { between, type Frame, inFrame, meters, type PlanPoint, type Quad } from './plane.ts';
import { type BlockKey, block } from './streets.ts';

/** West, south, east and north edge of a plot, in metres from the block's south-west corner. */
export type PlotEdges = readonly [west: number, south: number, east: number, north: number];

/** A point so many metres east and north inside a block; the block's own slants are followed. */
export function inBlock(key: BlockKey, [east, north]: PlanPoint): PlanPoint {
  const [southWest, southEast, northEast, northWest] = block(key);
  const across = east / ((meters(southWest, southEast) + meters(northWest, northEast)) / 2);
  const up = north / ((meters(southWest, northWest) + meters(southEast, northEast)) / 2);
  return between(between(southWest, southEast, across), between(northWest, northEast, across), up);
}

export function plot(key: BlockKey, [west, south, east, north]: PlotEdges): Quad {
  const at = (x: number, y: number) => inBlock(key, [x, y]);
  return [at(west, south), at(east, south), at(east, north), at(west, north)];
}

/** The frame in a plot's middle, its x axis along the mean of the south and north edges. */
export function plotFrame(quad: Quad, turnDegrees = 0): Frame {
  const [southWest, southEast, northEast, northWest] = quad;
  const [west, east] = [between(southWest, northWest, 0.5), between(southEast, northEast, 0.5)];
  const angle = Math.atan2(east[1] - west[1], east[0] - west[0]) + (turnDegrees * Math.PI) / 180;
  return { origin: between(west, east, 0.5), angle };
}

/** A frame at a block point, turned with the block. */
export function blockFrame(key: BlockKey, at: PlanPoint): Frame {
  return { origin: inBlock(key, at), angle: plotFrame(block(key)).angle };
}

/** A point on a quad's side, `share` from west to east or from south to north, `inwards` metres inside. */
export function onSide(
  quad: Quad,
  {
    side,
    share,
    inwards = 0,
  }: { side: 'north' | 'south' | 'east' | 'west'; share: number; inwards?: number },
): PlanPoint {
  const [southWest, southEast, northEast, northWest] = quad;
  const ends = {
    south: [southWest, southEast],
    north: [northWest, northEast],
    west: [southWest, northWest],
    east: [southEast, northEast],
  }[side] as [PlanPoint, PlanPoint];
  const angle = Math.atan2(ends[1][1] - ends[0][1], ends[1][0] - ends[0][0]);
  const inside = side === 'south' || side === 'east' ? inwards : -inwards;
  return inFrame({ origin: between(ends[0], ends[1], share), angle }, [0, inside]);
}
