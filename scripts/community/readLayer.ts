import type { Geometry } from 'geojson';
import type { z } from 'zod';
import { type ReadArea, readArea, repairArea, reportOutside } from '#geodata/areas.ts';
import type { Datum } from '#geodata/crs.ts';
import { type FoundGeometry, findGeometries, isObject, type RawObject } from '#geodata/geojsonObjects.ts';
import { parseGridFile } from '#geodata/gridFile.ts';
import type { Area } from '#geodata/model.ts';
import { ProblemList } from '#geodata/problems.ts';
import { converted, declaredDatum, isShifted } from './datum.ts';
import { type Findings, textOf } from './findings.ts';
import { type RawRow, readRow } from './schemaFindings.ts';

type Shape = Extract<Geometry['type'], 'Point' | 'LineString' | 'Polygon'>;
export type Layer<Properties> = {
  features: { geometry: Geometry; properties: Properties; path: string }[];
  rows: RawRow[];
};
type Reading<Schema extends z.ZodType> = {
  file: string;
  shapes: readonly Shape[];
  schema: Schema;
  datum: Datum;
  findings: Findings;
};

/**
 * Reads one GeoJSON file of things that have a code: geometries of the wanted shapes in WGS-84, properties by their schema.
 * `rows` are all features as they stand there, also those that could not be read: their codes are known.
 */
export function readLayer<Schema extends z.ZodType>(
  root: unknown,
  { file, shapes, schema, datum, findings }: Reading<Schema>,
): Layer<z.output<Schema>> {
  const list = new ProblemList();
  const own = declaredDatum(root, { file, fallback: datum, findings });
  findings.take(file, systemProblems(root));
  const found = findGeometries(root, list).flatMap((one) => wantedShape(one, { file, shapes, findings }));
  const read = found.map((one) => readArea(one, list));
  const before = list.refusals;
  reportOutside(read, list);
  // What is told to be outside the world is not told again to be far away.
  const isAstray = list.refusals > before;
  const geometries = read.map((one) => (one.isComplete && !isAstray ? geometryOf(one, list) : null));
  findings.take(file, list.listed().map(strictly));
  if (isShifted(own) && found.length > 0) tellConversion(file, own, { count: found.length, findings });
  const features = found.flatMap(({ properties, place }, index) => {
    const row = rowOf(file, featurePath(place.path), properties ?? {});
    const where = { file, path: row.path, about: row.about };
    const parsed = readRow(schema, row.raw, { where, findings });
    const geometry = geometries[index];
    return parsed !== null && geometry
      ? [{ geometry: converted(geometry, own), properties: parsed, path: featurePath(place.path) }]
      : [];
  });
  return { features, rows: rowsOf(root, file) };
}

export function tellConversion(
  file: string,
  datum: Datum,
  { count, findings }: { count: number; findings: Findings },
): void {
  const seen = `${count} ${count === 1 ? 'feature' : 'features'} in ${datum}`;
  findings.repair({ file, code: 'datum-converted', seen, wanted: 'WGS-84: converted once' });
}

/** The rows of a GeoJSON file, whatever is wrong with them. */
export function rowsOf(root: unknown, file: string): RawRow[] {
  if (isObject(root) && root.type === 'Feature' && isObject(root.properties))
    return [rowOf(file, '', root.properties)];
  const features = isObject(root) && Array.isArray(root.features) ? root.features : [];
  return features.flatMap((feature: unknown, index) =>
    isObject(feature) && isObject(feature.properties)
      ? [rowOf(file, `features[${index}]`, feature.properties)]
      : [],
  );
}

function rowOf(file: string, path: string, raw: RawObject): RawRow {
  const about = textOf(raw.code) ?? textOf(raw.gridCode) ?? 'no code';
  return { file, path: path === '' ? 'properties' : `${path}.properties`, raw, about };
}

const featurePath = (path: string): string => path.replace(/\.?geometry.*$/, '');

/** The ground reads the reference system of a whole file only for grids. */
function systemProblems(root: unknown) {
  if (!isObject(root) || root.crs === undefined) return [];
  const { problems } = parseGridFile({ type: 'FeatureCollection', crs: root.crs, features: [] });
  return problems.filter(({ severity }) => severity === 'refused');
}

/** As it is, or out of a multi-geometry of one part: drawing programmes write those where one geometry is meant. */
function wantedShape(
  found: FoundGeometry,
  { file, shapes, findings }: Pick<Reading<z.ZodType>, 'file' | 'shapes' | 'findings'>,
): FoundGeometry[] {
  const { geometry, place } = found;
  const type = String(geometry.type);
  const single = type.replace(/^Multi/, '');
  const parts = Array.isArray(geometry.coordinates) ? geometry.coordinates : [];
  if (shapes.includes(single as Shape)) {
    if (type === single) return [found];
    if (parts.length === 1) return [{ ...found, geometry: { type: single, coordinates: parts[0] } }];
  }
  const seen = shapes.includes(single as Shape) ? `a ${type} of ${parts.length} parts` : type;
  findings.refuse({ file, path: place.path, code: 'wrong-geometry', seen, wanted: shapes.join(' or ') });
  return [];
}

function geometryOf(area: ReadArea, list: ProblemList): Geometry | null {
  const type = area.found.geometry.type as Shape;
  if (type === 'Polygon') return repairArea(area, list) as Area | null;
  const positions = area.parts.flat().flatMap((ring) => ring.positions);
  return type === 'Point'
    ? { type, coordinates: positions[0] as number[] }
    : { type, coordinates: positions };
}

/** What is only left out of a grid file would leave other rows here without what they name. */
const strictly = (problem: ReturnType<ProblemList['listed']>[number]) =>
  problem.code === 'no-geometry'
    ? { ...problem, severity: 'refused' as const, seen: 'null', wanted: 'a geometry' }
    : problem;
