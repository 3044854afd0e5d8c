import { demoSeed } from '#demo/demoCommunity.ts';
import { readDemoLand } from '#demo/readDemoLand.ts';
import { exampleFiles } from '#scripts/community/exampleFiles.ts';
import { linesOf } from '#scripts/community/findings.ts';
import { readCommunity } from '#scripts/community/readCommunity.ts';
import type { Folder } from '#scripts/community/readJson.ts';

/** A Wednesday in working time. */
export const at = new Date('2026-11-25T02:00:00Z');
export const demo = demoSeed(readDemoLand(), at);
const texts = exampleFiles(readDemoLand(), at);

// biome-ignore lint/suspicious/noExplicitAny: files are changed in ways that no type allows
type Json = any;
export type Change = (json: Json) => unknown;

/** The example's folder after somebody worked in it: a function changes what a file holds, a text replaces it, null removes it. */
export function folderWith(changes: Changes = {}): Folder {
  const folder = new Map(
    Object.entries(texts)
      .filter(([name]) => name !== 'README.md')
      .map(([name, text]) => [name, { text }]),
  );
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) folder.delete(name);
    else if (typeof change === 'string') folder.set(name, { text: change });
    else {
      const json: Json = JSON.parse(texts[name] as string);
      change(json);
      folder.set(name, { text: JSON.stringify(json) });
    }
  }
  return folder;
}

export type Changes = Record<string, Change | string | null>;
/** The changed folder, read; and what was found in it, in the lines of the command. */
export const readAfter = (changes: Changes = {}) => readCommunity(folderWith(changes), at);
export const linesAfter = (changes: Changes, severity: 'refused' | 'repaired' | 'warned'): string[] =>
  linesOf(readAfter(changes).findings.list).filter((line) => line.startsWith(severity));
/** A change of every feature of a file. */
export const eachFeature =
  (
    change: (feature: { geometry: { coordinates: unknown }; properties: Record<string, unknown> }) => void,
  ): Change =>
  (json) =>
    json.features.forEach(change);
