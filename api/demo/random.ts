export type Random = {
  /** 0 ≤ value < 1 */
  next: () => number;
  /** A whole number, both ends included. */
  between: (least: number, most: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
  /** One of the items, as often as its weight says. */
  weighted: <Item>(items: readonly Item[], weightOf: (item: Item) => number) => Item;
  shuffle: <Item>(items: readonly Item[]) => Item[];
};

/** The same words give the same sequence: the demo is one story, told again on every machine. */
export function makeRandom(seed: string): Random {
  let state = hashOf(seed);
  const next = () => {
    // mulberry32 (public domain, Tommy Ettinger).
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new Error('Nothing to pick from (seen: 0 items, wanted: at least 1).');
    return items[between(0, items.length - 1)] as Item;
  };
  return {
    next,
    between,
    pick,
    weighted: (items, weightOf) => {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of items) {
        left -= weightOf(item);
        if (left < 0) return item;
      }
      return pick(items.filter((item) => weightOf(item) > 0));
    },
    shuffle: (items) => {
      const mixed = [...items];
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        [mixed[last], mixed[other]] = [mixed[other] as never, mixed[last] as never];
      }
      return mixed;
    },
  };
}

/** FNV-1a, 32 bits. */
function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 0x01000193);
  return hash >>> 0;
}
