import { meanWidthMeters } from '#geodata/clip.ts';
import { type Coverage, checkCoverage } from '#geodata/coverage.ts';
import { buildGridIndex } from '#geodata/gridIndex.ts';
import type { Land } from '#geodata/model.ts';
import type { Findings } from './findings.ts';
import { firstPosition, positionsOf } from './positions.ts';

const file = 'grids.geojson';
/** Thinner than this on average is a border that was drawn twice, not land. */
const sliverMeters = 2;

/** Warns about land in no grid or in two, and buildings that a border cuts: they block nothing, but somebody must look. */
export function checkCover({ boundary, grids, buildings }: Land, findings: Findings): void {
  const drawn = grids.features.map(({ properties, geometry }) => ({
    gridCode: properties.gridCode,
    geometry,
  }));
  const { covering } = buildGridIndex(drawn);
  const beside = (gap: Piece) => mostOften(positionsOf(gap.geometry).flatMap(covering)).slice(0, mostBeside);
  try {
    tell(
      checkCoverage(
        boundary.geometry,
        drawn,
        buildings.features.map(({ properties, geometry }) => ({ code: properties.code, geometry })),
        { sliverWidthMeters: sliverMeters },
      ),
      { findings, beside },
    );
  } catch (cause) {
    // Polyclip gives up on some polygons that cross themselves; those were warned about already.
    const seen = cause instanceof Error ? cause.message.slice(0, 60) : 'a fault';
    findings.warn({ file, code: 'not-clipped', seen, wanted: 'rings that meet themselves nowhere' });
  }
}

/** More names than these find no corner faster. */
const mostBeside = 2;

function mostOften(codes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([code]) => code);
}

type Telling = { findings: Findings; beside: (gap: Piece) => string[] };

function tell({ gaps, overlaps, straddling }: Coverage, { findings, beside }: Telling): void {
  for (const gap of gaps)
    findings.warn({
      file,
      about: `beside ${beside(gap).join(', ') || 'the boundary'}`,
      code: 'gap',
      at: firstPosition(gap.geometry),
      seen: `${sizeOf(gap)} in no grid`,
      wanted: wantedOf(gap),
    });
  for (const overlap of overlaps)
    findings.warn({
      file,
      about: overlap.gridCodes[0],
      code: 'grids-overlap',
      at: firstPosition(overlap.geometry),
      seen: `${overlap.gridCodes.join(' and ')} share ${sizeOf(overlap)}`,
      wanted: wantedOf(overlap),
    });
  for (const { code, geometry, shares } of straddling)
    findings.warn({
      file: 'buildings.geojson',
      about: code,
      code: 'straddles',
      at: firstPosition(geometry),
      seen: shares
        .map(({ gridCode, share }) => `${(100 * share).toFixed(0)} % in ${gridCode ?? 'no grid'}`)
        .join(', '),
      wanted: 'one grid, or a border on purpose',
    });
}

type Piece = Coverage['gaps'][number];

const sizeOf = ({ areaSquareMeters }: Piece): string =>
  `${areaSquareMeters < 10 ? areaSquareMeters.toFixed(1) : Math.round(areaSquareMeters)} m²`;

function wantedOf(piece: Piece): string {
  const width = meanWidthMeters(piece);
  return width < sliverMeters
    ? `one border with the same vertices on both sides (this strip is ${width.toFixed(1)} m wide)`
    : 'every spot in one grid';
}
