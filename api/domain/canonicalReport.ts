import type { SubmitReport } from '#contract/reports.ts';

/**
 * A validated report in the one form that its sender may write in several: empty lists and an empty reporter left out, the
 * moment in UTC to the millisecond. Two reports with the same content have the same form; the order of lists is content.
 */
export function canonicalReport({ occurredAt, ...report }: SubmitReport): Record<string, unknown> {
  const entries = Object.entries(report).filter(([, value]) => !isEmpty(value));
  return {
    ...Object.fromEntries(entries),
    ...(occurredAt === undefined ? {} : { occurredAt: new Date(occurredAt).toISOString() }),
  };
}

/** Without a member that is defined. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => one === undefined);
