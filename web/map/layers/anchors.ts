import type { ExpressionSpecification } from 'maplibre-gl';
import type { GridFeature } from '../../client.ts';
import { boundsOf } from '../geometry.ts';

/** West and east of the community, degrees. */
export type Extent = { west: number; east: number };
/** Which edge of the community a place lies near. */
export type Side = 'west' | 'middle' | 'east';
type Outward = 'left' | 'right';
type Anchor = 'top' | 'bottom' | Outward | `${'top' | 'bottom'}-${Outward}`;
type Offset = [x: number, y: number];
const edgeShare = 0.2;

export function extentOf(grids: readonly GridFeature[]): Extent {
  const [west, , east] = boundsOf(grids.map(({ geometry }) => geometry));
  return { west, east };
}

export function sideOf(lon: number, { west, east }: Extent): Side {
  const share = (lon - west) / (east - west);
  if (share < edgeShare) return 'west';
  return share > 1 - edgeShare ? 'east' : 'middle';
}

/** Where a word may stand around its place, best first: near an edge never outwards, where a panel or the screen ends. */
export function anchorsBySide(places: readonly (readonly [Anchor, Offset])[]): ExpressionSpecification {
  const without = (outward?: Outward) => [
    'literal',
    places.filter(([anchor]) => !outward || !anchor.endsWith(outward)).flat(),
  ];
  return [
    'match',
    ['get', 'side'],
    'west',
    without('right'),
    'east',
    without('left'),
    without(),
  ] as unknown as ExpressionSpecification;
}
