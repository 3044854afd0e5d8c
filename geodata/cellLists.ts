/** Sorts what was painted by cell: a list per cell that a border crosses, the entries of a list by rank. */
import { entryEnd, entryWords } from './edges.ts';
import { cellKind } from './frame.ts';
import type { WordList } from './wordList.ts';

/** What a painter leaves: staged entries, the filling rank + 1 per cell, zeros for the list sizes, and where lists go. */
type Painted = { staged: WordList; filledBy: Uint32Array; sizes: Uint32Array; lists: WordList };

/**
 * Turns staged entries (each preceded by its cell, in the order of their ranks) and the ranks that fill cells (rank + 1,
 * 0 for none) into the cells of a frame, and appends their lists. Where a grid fills a cell, entries of higher ranks can
 * never be the answer: they are left out, and the filling grid ends the list as an entry without edges.
 */
export function gatherLists({ staged, filledBy, sizes, lists }: Painted): Uint32Array {
  measureLists(staged, filledBy, sizes);
  const cells = new Uint32Array(filledBy.length);
  let next = lists.length;
  for (let cell = 0; cell < cells.length; cell += 1) {
    const filled = filledBy[cell] as number;
    const size = sizes[cell] as number;
    if (size === 0) {
      if (filled !== 0) cells[cell] = ((filled - 1) << 2) | cellKind.full;
      continue;
    }
    cells[cell] = (next << 2) | cellKind.list;
    next += 1 + size + (filled === 0 ? 0 : entryWords);
  }
  lists.reserve(next - lists.length);
  lists.length = next;
  writeFillings(lists.words, { cells, sizes, filledBy });
  writeEntries(staged, lists.words, { cells, sizes, filledBy });
  return cells;
}

type Plan = {
  cells: Uint32Array /** Of each list; then where to write next. */;
  sizes: Uint32Array;
  filledBy: Uint32Array;
};

function measureLists({ words, length }: WordList, filledBy: Uint32Array, sizes: Uint32Array): void {
  for (let at = 0; at < length; ) {
    const cell = words[at] as number;
    const end = entryEnd(words, at + 1);
    const isKept = canAnswer(words[at + 1] as number, filledBy[cell] as number);
    if (isKept) sizes[cell] = (sizes[cell] as number) + end - at - 1;
    at = end;
  }
}

function canAnswer(rank: number, filledBy: number): boolean {
  return filledBy === 0 || rank + 1 < filledBy;
}

function writeFillings(lists: Uint32Array, { cells, sizes, filledBy }: Plan): void {
  for (let cell = 0; cell < cells.length; cell += 1) {
    const value = cells[cell] as number;
    if ((value & 3) !== cellKind.list) continue;
    const list = value >>> 2;
    const filled = filledBy[cell] as number;
    lists[list] = filled === 0 ? 0 : 1;
    if (filled !== 0) {
      const entry = list + 1 + (sizes[cell] as number);
      lists[entry] = filled - 1;
      lists[entry + 1] = 1;
    }
    sizes[cell] = list + 1;
  }
}

function writeEntries(staged: WordList, lists: Uint32Array, { cells, sizes, filledBy }: Plan): void {
  const { words, length } = staged;
  for (let at = 0; at < length; ) {
    const cell = words[at] as number;
    const end = entryEnd(words, at + 1);
    if (canAnswer(words[at + 1] as number, filledBy[cell] as number)) {
      const list = (cells[cell] as number) >>> 2;
      lists[list] = (lists[list] as number) + 1;
      let to = sizes[cell] as number;
      for (let from = at + 1; from < end; from += 1) lists[to++] = words[from] as number;
      sizes[cell] = to;
    }
    at = end;
  }
}
