import { readFileSync } from 'node:fs';
import { type GridFile, parseGridFile } from '#geodata/gridFile.ts';

type Feature = {
  type: 'Feature';
  properties: Record<string, unknown> | null;
  geometry: { type: string; coordinates: unknown[] } | null;
};

/** Reads areas as grids. Cities often draw one area as several features; those with one code become one MultiPolygon. */
export function readAreas(path: string, areaKey: string): GridFile {
  const text = readFileSync(path, 'utf8');
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
  return isOnlyDoubled
    ? parseGridFile(joined(JSON.parse(text) as { features: Feature[] }, areaKey), options)
    : asDrawn;
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
