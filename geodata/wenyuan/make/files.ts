import type { Land } from '../../model.ts';

/** A file is passed on without its folder: each says itself what it is not. */
const notice = {
  'zh-CN': '本文件全部为虚构示例：道路、楼栋、网格、管线和门牌都不对应任何真实地点，网格编码只是示例。',
  en: 'Everything in this file is invented: its streets, buildings, grids, pipes and door numbers are no map of any real place, and its grid codes are examples.',
};

/**
 * The text of every file of a land by file name: a notice, then one feature per line, keys sorted, so that diffs are small.
 */
export function landFiles(land: Land): Record<string, string> {
  const { boundary, rooms, ...collections } = land;
  const files: Record<string, string> = { 'boundary.geojson': collectionText([boundary]) };
  for (const [name, collection] of Object.entries(collections)) {
    files[`${name}.geojson`] = collectionText(collection.features);
  }
  const units = Object.entries(rooms).map(([code, own]) => `${JSON.stringify(code)}:${stableText(own)}`);
  files['rooms.json'] = `{"notice":${JSON.stringify(notice)},"units":{\n${units.join(',\n')}\n}}\n`;
  return files;
}

function collectionText(features: readonly object[]): string {
  return `{"type":"FeatureCollection","notice":${JSON.stringify(notice)},"features":[\n${features.map(stableText).join(',\n')}\n]}\n`;
}

function stableText(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
