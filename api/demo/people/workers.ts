import type { LocalDay } from '../localDays.ts';
import type { Book } from './book.ts';
import { gridCodesOf } from './staff.ts';

export type Workers = {
  /** The first worker of each grid, by grid code. */
  first: Map<string, string>;
  /** The second worker of the largest grids, largest first. */
  second: { gridCode: string; person: string }[];
  /** Which of these grids has no second worker any more. */
  withoutSecond: string;
};

const workersSince = '2023-06-01';
/** Grids, by number, whose worker took over from somebody else: the posting rows keep both. */
const takenOver: { gridNumber: number; on: LocalDay }[] = [
  { gridNumber: 5, on: '2024-07-01' },
  { gridNumber: 8, on: '2024-10-08' },
  { gridNumber: 13, on: '2025-03-03' },
];
const secondWorkers = 3;

/** One worker in every grid, a second one in the largest three; one of those left yesterday. */
export function makeWorkers(book: Book, today: LocalDay): Workers {
  const first = new Map<string, string>();
  gridCodesOf(book).forEach((gridCode, index) => {
    const person = book.person(`grid-worker-${index + 1}`, ['middle', 'younger']);
    const change = takenOver.find(({ gridNumber }) => gridNumber === index + 1);
    book.post(person, 'grid-worker', { from: change?.on ?? workersSince, gridCode });
    if (change) {
      const former = book.person(`former-grid-worker-${index + 1}`, ['middle']);
      book.post(former, 'grid-worker', { from: workersSince, until: change.on, gridCode });
    }
    first.set(gridCode, person);
  });
  const largest = largestGrids(book).slice(0, secondWorkers);
  const withoutSecond = largest[1] as string;
  const second = largest.map((gridCode, index) => {
    const person = book.person(`second-grid-worker-${index + 1}`, ['younger']);
    const until = gridCode === withoutSecond ? { until: today } : {};
    book.post(person, 'grid-worker', { from: workersSince, ...until, gridCode, rank: 2 });
    return { gridCode, person };
  });
  return { first, second, withoutSecond };
}

/** Grid codes by the number of their household files. */
function largestGrids({ land }: Book): string[] {
  const files = new Map<string, number>();
  for (const { properties } of land.units.features) {
    const count = land.rooms[properties.code]?.files.length ?? 0;
    files.set(properties.gridCode, (files.get(properties.gridCode) ?? 0) + count);
  }
  return [...files].sort(([, a], [, b]) => b - a).map(([gridCode]) => gridCode);
}
