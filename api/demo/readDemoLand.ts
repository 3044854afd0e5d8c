import { readFileSync } from 'node:fs';
import type { Land } from '#geodata/model.ts';
import { type LandFileName, landFileNames, landFromFiles } from '#geodata/wenyuan/read.ts';

const folder = new URL('../../geodata/wenyuan/', import.meta.url);

/** The demo community's land, from the files it is kept in. */
export function readDemoLand(): Land {
  const files = landFileNames.map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]);
  return landFromFiles(Object.fromEntries(files) as Record<LandFileName, unknown>);
}
