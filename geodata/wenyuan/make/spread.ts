import { isInCommunity } from './grids.ts';
import { between, type PlanPoint, shifted } from './plane.ts';
import { makeRandom } from './random.ts';
import { crossingAt, roads, streets } from './streets.ts';

/** Every stretch of street between two crossings that touches the community, with half its width. */
function stretches(): { name: string; ends: readonly [PlanPoint, PlanPoint]; half: number }[] {
  const all = [
    ...streets.flatMap((street, row) =>
      [0, 1, 2].map((column) => ({
        street,
        ends: [crossingAt(row, column), crossingAt(row, column + 1)] as const,
      })),
    ),
    ...roads.flatMap((street, column) =>
      [0, 1, 2, 3].map((row) => ({
        street,
        ends: [crossingAt(row, column), crossingAt(row + 1, column)] as const,
      })),
    ),
  ];
  return all
    .map(({ street, ends }) => ({ name: street.name, ends, half: street.widthMeters / 2 }))
    .filter(({ ends, half }) => insidePoint({ ends, share: 0.5, sideways: half / 2 }) !== null);
}

/** A point along a stretch, on whichever side of it belongs to the community. */
function insidePoint(on: { ends: readonly [PlanPoint, PlanPoint]; share: number; sideways: number }) {
  for (const sideways of [on.sideways, -on.sideways]) {
    const at = between(...shifted(...on.ends, sideways), on.share);
    if (isInCommunity(at)) return at;
  }
  return null;
}

/** `count` points spread over all stretches in turn, each a bit irregular. */
export function spread(
  count: number,
  { sideways, seed }: { sideways: (half: number) => number; seed: number },
) {
  const random = makeRandom(seed);
  const lines = stretches();
  return Array.from({ length: count }, (_, index) => {
    const line = lines[Math.floor((index * lines.length) / count)] as (typeof lines)[number];
    const side = random() < 0.5 ? 1 : -1;
    const at = insidePoint({
      ends: line.ends,
      share: 0.16 + 0.68 * random(),
      sideways: side * sideways(line.half),
    });
    if (!at) throw new Error(`${line.name} has no side in the community`);
    return { at, street: line.name };
  });
}
