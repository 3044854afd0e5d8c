import type { Land } from '../../model.ts';

/** The text of every file of a land by file name: one feature per line, keys sorted, so that diffs are small. */
export function landFiles(land: Land): Record<string, string> {
  const { boundary, rooms, ...collections } = land;
  const files: Record<string, string> = { 'boundary.geojson': collectionText([boundary]) };
  for (const [name, collection] of Object.entries(collections)) {
    files[`${name}.geojson`] = collectionText(collection.features);
  }
  const units = Object.entries(rooms).map(([code, own]) => `${JSON.stringify(code)}:${stableText(own)}`);
  files['rooms.json'] = `{\n${units.join(',\n')}\n}\n`;
  return files;
}

function collectionText(features: readonly object[]): string {
  return `{"type":"FeatureCollection","features":[\n${features.map(stableText).join(',\n')}\n]}\n`;
}

function stableText(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
