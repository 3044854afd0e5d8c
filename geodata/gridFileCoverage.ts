/** What a grid file can tell about itself without a boundary: land in two grids, and land that grids enclose but none has. */
import type { Polygon } from 'geojson';
import { piecesOf, uniteAreas } from './clip.ts';
import { type CoverageGrid, findOverlaps } from './coverage.ts';
import type { Position } from './model.ts';
import type { ProblemList } from './problems.ts';
import { inCodeOrder, polygonsOf } from './rings.ts';

const minimumSquareMeters = 1;

/** Warns about overlaps and enclosed gaps of at least 1 m². Files with more positions than `mostVertices` are left alone. */
export function reportOverlapsAndGaps(
  grids: readonly CoverageGrid[],
  mostVertices: number,
  list: ProblemList,
): void {
  const vertices = grids.reduce((sum, { geometry }) => sum + polygonsOf(geometry).flat(2).length, 0);
  if (grids.length < 2 || vertices > mostVertices) return;
  try {
    for (const { gridCodes, areaSquareMeters, geometry } of findOverlaps(
      inCodeOrder(grids),
      minimumSquareMeters,
    )) {
      const seen = `${gridCodes.join(' and ')} share ${Math.round(areaSquareMeters)} m²`;
      const wanted = 'every spot in one grid';
      list.warn(
        'grids-overlap',
        { path: '', gridCode: gridCodes[0] },
        { seen, wanted, at: firstOf(geometry) },
      );
    }
    for (const { geometry, areaSquareMeters } of enclosedGaps(grids))
      list.warn(
        'gap',
        { path: '' },
        { seen: `${Math.round(areaSquareMeters)} m² in no grid`, at: firstOf(geometry) },
      );
  } catch (cause) {
    // Polyclip gives up on some polygons that cross themselves; those were warned about already.
    list.warn(
      'not-clipped',
      { path: '' },
      { seen: cause instanceof Error ? cause.message.slice(0, 60) : 'a fault' },
    );
  }
}

function enclosedGaps(grids: readonly CoverageGrid[]) {
  const whole = uniteAreas(grids.map((grid) => grid.geometry));
  const holes = whole ? polygonsOf(whole).flatMap(([, ...inner]) => inner) : [];
  return holes.flatMap((ring) => piecesOf({ type: 'Polygon', coordinates: [ring] }, minimumSquareMeters));
}

function firstOf(geometry: Polygon): Position {
  return geometry.coordinates[0]?.[0] as Position;
}
