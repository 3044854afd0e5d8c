/**
 * Is a point covered by a polygon, when only the edges near the point are looked at?
 *
 * A cell keeps, for each polygon whose border touches it, an *entry*: the runs of consecutive edges that touch the
 * cell, and one bit for all the rest. Crossings to the left of the point are counted, as any ray-casting test does.
 * The edges that were left out never touch the cell, so a chain of them from vertex `e` to vertex `s` adds
 * `[e.lat <= lat] xor [s.lat <= lat]` where it runs left of the cell and nothing that changes where it does not:
 * the chain telescopes to its two ends. Hence a run whose end lies left of the cell carries a flag, the constant
 * remainder is the entry's base bit, and no arithmetic is ever done with an edge that is not near.
 *
 * Layout of an entry in `words`: rank, runCount << 1 | base, then per run: first vertex,
 * edgeCount << 2 | startsLeft << 1 | endsLeft.
 */

import type { Position } from './model.ts';

/** Words before the runs of an entry, and words of one run. */
export const entryWords = 2;
export const runWords = 2;

/** What the reading functions need: the index's words and the vertices they point to. */
export type EdgeStore = { words: Uint32Array; coordinates: Float64Array };

/** Where the entry that starts at `entry` ends. */
export function entryEnd(words: Uint32Array, entry: number): number {
  return entry + entryWords + ((words[entry + 1] as number) >>> 1) * runWords;
}

/**
 * True if the point is inside the polygon of this entry or on its border, hole borders included.
 *
 * On which side of an edge a point lies is decided by the same double arithmetic, in the same direction of the ring,
 * as PostGIS does it (liblwgeom `determineSide` and `isOnSegment`), so the answer is that of `ST_Covers` to the last
 * bit. The two differences are exact for coordinates this close together, so a side is never wrong; it can only be
 * called "on the edge" about 1e-19 degrees too early, where exact predicates (Turf) would still see a side.
 */
export function isCovered(store: EdgeStore, entry: number, [lon, lat]: Position): boolean {
  const { words, coordinates } = store;
  const header = words[entry + 1] as number;
  const end = entry + entryWords + (header >>> 1) * runWords;
  let isInside = (header & 1) === 1;
  for (let run = entry + entryWords; run < end; run += runWords) {
    const first = 2 * (words[run] as number);
    const shape = words[run + 1] as number;
    const last = first + 2 * (shape >>> 2);
    let lon1 = coordinates[first] as number;
    let lat1 = coordinates[first + 1] as number;
    if ((shape & 2) !== 0 && lat1 <= lat) isInside = !isInside;
    for (let vertex = first + 2; vertex <= last; vertex += 2) {
      const lon2 = coordinates[vertex] as number;
      const lat2 = coordinates[vertex + 1] as number;
      if (lat1 <= lat ? lat2 >= lat : lat2 <= lat) {
        const side = (lon2 - lon1) * (lat - lat1) - (lon - lon1) * (lat2 - lat1);
        if (side === 0) {
          if (lon1 <= lon ? lon2 >= lon : lon2 <= lon) return true;
        } else if (lat1 <= lat !== lat2 <= lat && side > 0 !== lat1 <= lat) isInside = !isInside;
      }
      lon1 = lon2;
      lat1 = lat2;
    }
    if ((shape & 1) !== 0 && lat1 <= lat) isInside = !isInside;
  }
  return isInside;
}

/** The rank of the first entry of a list that covers the point, or -1. A list is its entry count, then its entries by rank. */
export function firstCovering(store: EdgeStore, list: number, position: Position): number {
  const { words } = store;
  let entry = list + 1;
  for (let left = words[list] as number; left > 0; left -= 1) {
    if (isCovered(store, entry, position)) return words[entry] as number;
    entry = entryEnd(words, entry);
  }
  return -1;
}
