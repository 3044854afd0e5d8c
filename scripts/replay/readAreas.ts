import { type GridFile, type Problem, parseGridFile } from '#geodata/gridFile.ts';
import { InputFault, readText } from './inputFault.ts';

type Feature = {
  type: 'Feature';
  properties: Record<string, unknown> | null;
  geometry: { type: string; coordinates: unknown[] } | null;
};

/**
 * Reads areas as grids. Cities often draw one area as several features; those with one code become one MultiPolygon.
 * Refused is what holds no areas, and what has no such key: numbering the areas anew would agree with no label.
 */
export function readAreas(path: string, areaKey: string): GridFile {
  const text = readText(path);
  const options = {
    codeKey: areaKey,
    nameKey: areaKey,
    maxBytes: 500_000_000,
    maxFeatures: 200_000,
    maxVertices: 20_000_000,
  };
  const asDrawn = parseGridFile(text, options);
  const isOnlyDoubled =
    asDrawn.isRefused &&
    asDrawn.problems.every(({ severity, code }) => severity !== 'refused' || code === 'code-duplicate');
  const file = isOnlyDoubled
    ? parseGridFile(joined(JSON.parse(text) as { features: Feature[] }, areaKey), options)
    : asDrawn;
  refuse(path, file);
  return checked(path, areaKey, { file, text });
}

function refuse(path: string, { isRefused, problems }: GridFile): void {
  if (!isRefused) return;
  const refused = problems.filter(({ severity }) => severity === 'refused');
  const [first, ...others] = refused as [Problem, ...Problem[]];
  const more = others.length === 0 ? '' : ` (and ${others.length} more faults)`;
  const line = first.line === undefined ? '' : `, line ${first.line}`;
  throw new InputFault({
    where: `${path}${line}: ${first.path || 'the file'}: ${first.code}`,
    seen: first.seen ?? 'something else',
    wanted: `${first.wanted ?? 'GeoJSON areas'}${more}`,
  });
}

function checked(path: string, areaKey: string, { file, text }: { file: GridFile; text: string }): GridFile {
  const features = (JSON.parse(text) as { features?: Feature[] }).features ?? [];
  if (file.grids.length === 0) {
    const seen = features.length === 0 ? '0 features' : `${features.length} features, 0 areas`;
    throw new InputFault({
      where: `${path}: features`,
      seen,
      wanted: 'at least one Polygon or MultiPolygon',
    });
  }
  if (file.problems.some(({ code, severity }) => code === 'code-missing' && severity === 'repaired')) {
    const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))];
    throw new InputFault({
      where: `${path}: properties.${areaKey}`,
      seen: keys.length === 0 ? 'no properties' : keys.join(', '),
      wanted: '--area-key that the areas have',
    });
  }
  return file;
}

function joined({ features }: { features: Feature[] }, areaKey: string) {
  const byCode = new Map<unknown, Feature>();
  for (const feature of features) {
    const code = feature.properties?.[areaKey];
    const known = byCode.get(code);
    const polygons = polygonsOf(feature);
    if (known) (known.geometry as { coordinates: unknown[] }).coordinates.push(...polygons);
    else byCode.set(code, { ...feature, geometry: { type: 'MultiPolygon', coordinates: polygons } });
  }
  return { type: 'FeatureCollection', features: [...byCode.values()] };
}

const polygonsOf = ({ geometry }: Feature): unknown[] =>
  geometry?.type === 'MultiPolygon'
    ? geometry.coordinates
    : geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : [];
