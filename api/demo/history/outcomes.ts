import { categoryOf, uncategorised } from '#contract/categories.ts';
import { dueMinutes } from '#domain/dueAt.ts';
import { makeRandom } from '../random.ts';
import type { Draft } from './draft.ts';
import { historyEdition } from './model.ts';

const minute = 60_000;

export const dueOf = ({ submission, receivedAt }: Pick<Draft, 'submission' | 'receivedAt'>): Date => {
  const category = (submission.category !== undefined && categoryOf(submission.category)) || uncategorised;
  return new Date(receivedAt.getTime() + dueMinutes(category, category.severity) * minute);
};

/** When the work on a report was done, had nothing come in between: mostly well inside the limit, sometimes late. */
export function usualClose(one: Draft): Date {
  const random = makeRandom(`${historyEdition}:close:${one.submission.id}`);
  const from = one.receivedAt.getTime();
  if (one.isSelfSolved) return new Date(from + random.between(6, 55) * minute);
  const limit = dueOf(one).getTime() - from;
  const isLate = random.next() < 0.05;
  const share = isLate ? 1.05 + random.next() * 0.3 : 0.12 + random.next() * 0.7;
  return new Date(from + Math.round((limit * share) / minute) * minute);
}

/** The same work, but done in time and before a moment. */
export function closeBefore(one: Draft, end: Date): Date {
  const random = makeRandom(`${historyEdition}:close-before:${one.submission.id}`);
  const from = one.receivedAt.getTime();
  const latest = Math.min(end.getTime(), dueOf(one).getTime());
  return new Date(from + Math.floor((latest - from) * (0.3 + random.next() * 0.6)));
}
