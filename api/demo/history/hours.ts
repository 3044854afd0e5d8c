import type { Random } from '../random.ts';
import type { HistorySource } from './model.ts';

type Hours = readonly [hour: number, weight: number][];

/** When a source writes: the peaks of the day are 9–11 and 19–21. */
const office: Hours = [
  [8, 2],
  [9, 6],
  [10, 6],
  [11, 3],
  [14, 1],
  [15, 3],
  [16, 3],
  [17, 1],
];
const street: Hours = [
  [8, 1],
  [9, 3],
  [10, 3],
  [11, 2],
  [12, 2],
  [13, 1],
  [17, 1],
  [18, 2],
  [19, 4],
  [20, 4],
  [21, 1],
];
const home: Hours = [
  [7, 1],
  [8, 2],
  [9, 5],
  [10, 4],
  [11, 2],
  [14, 1],
  [16, 1],
  [18, 2],
  [19, 6],
  [20, 6],
  [21, 2],
];
const calls: Hours = [
  [8, 2],
  [9, 5],
  [10, 5],
  [11, 2],
  [14, 2],
  [15, 2],
  [16, 2],
  [19, 4],
  [20, 4],
  [21, 1],
];
const hoursOf: Record<HistorySource, Hours> = {
  'grid-worker': office,
  courier: street,
  delivery: street,
  taxi: street,
  resident: office,
  hotline: calls,
  'unit-leader': home,
};

/** A minute of the day. Offices begin at half past eight. */
export function minuteFor(source: HistorySource, random: Random): number {
  const [hour] = random.weighted(hoursOf[source], ([, weight]) => weight);
  const firstMinute = hour === 8 && hoursOf[source] === office ? 30 : 0;
  return hour * 60 + random.between(firstMinute, 59);
}
