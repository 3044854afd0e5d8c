import type { Polygon } from 'geojson';
import type { Datum } from '#geodata/crs.ts';
import { parseGridFile } from '#geodata/gridFile.ts';
import type { Land } from '#geodata/model.ts';
import { converted, declaredDatum, isShifted } from './datum.ts';
import { type Findings, picture, textOf } from './findings.ts';
import { gridSchema } from './landSchemas.ts';
import { rowsOf, tellConversion } from './readLayer.ts';
import { type RawRow, readRow } from './schemaFindings.ts';

type Reading = { file: string; datum: Datum; findings: Findings };
export type GridLayer = { grids: Land['grids']; rows: RawRow[]; isUsable: boolean };

/** Reads the grids as the ground does; their number and short name are made up from order and name where they are left out. */
export function readGrids(root: unknown, { file, datum, findings }: Reading): GridLayer {
  const own = declaredDatum(root, { file, fallback: datum, findings });
  // Overlaps and gaps are looked for later, together with the boundary.
  const parsed = parseGridFile(root, { maxClippedVertices: 0 });
  findings.take(
    file,
    parsed.problems.filter(({ code }) => code !== 'no-grid'),
  );
  const rows = rowsOf(root, file);
  if (!parsed.isRefused && parsed.grids.length === 0)
    findings.refuse({
      file,
      path: 'features',
      code: 'no-grid',
      seen: `${rows.length} features, 0 grids`,
      wanted: 'at least one Polygon or MultiPolygon',
    });
  for (const row of rows) readRow(gridSchema, row.raw, { where: row, findings });
  if (isShifted(own) && parsed.grids.length > 0)
    tellConversion(file, own, { count: parsed.grids.length, findings });
  const features = parsed.grids.map(({ gridCode, name, geometry, properties }, index) => {
    const number = Number.isInteger(properties.number) ? (properties.number as number) : index + 1;
    const shortName = textOf(properties.shortName) ?? name;
    return {
      type: 'Feature' as const,
      properties: { gridCode: gridCode.normalize('NFC'), number, name, shortName },
      geometry: converted(geometry, own),
    };
  });
  return { grids: { type: 'FeatureCollection', features }, rows, isUsable: features.length > 0 };
}

type Whole = { code: string; name: string };

/** The one polygon around everything; null after the reason was written down. */
export function readBoundary(
  root: unknown,
  { file, datum, findings }: Reading,
  { code, name }: Whole,
): Land['boundary'] | null {
  const own = declaredDatum(root, { file, fallback: datum, findings });
  // No property of this name: one polygon needs no code, and two are told below.
  const parsed = parseGridFile(root, { codeKey: '', maxClippedVertices: 0 });
  findings.take(
    file,
    parsed.problems.filter(({ code: problem }) => problem !== 'no-grid' && problem !== 'code-missing'),
  );
  const declared = textOf(rowsOf(root, file)[0]?.raw.communityCode);
  if (declared !== null && declared !== code)
    findings.warn({
      file,
      path: 'features[0].properties.communityCode',
      code: 'other-community',
      seen: picture(declared),
      wanted: `${picture(code)}, as community.json says`,
    });
  if (parsed.isRefused) return null;
  const areas = parsed.grids.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  );
  const [only] = areas;
  if (!only || areas.length > 1) {
    findings.refuse({
      file,
      path: 'features',
      code: 'not-one-boundary',
      seen: `${areas.length} polygons`,
      wanted: 'one Polygon around the whole community',
    });
    return null;
  }
  if (isShifted(own)) tellConversion(file, own, { count: 1, findings });
  const geometry = converted<Polygon>({ type: 'Polygon', coordinates: only }, own);
  // The word is the demo's own; nothing that is stored says it.
  return { type: 'Feature', properties: { communityCode: code, name, invented: true }, geometry };
}
