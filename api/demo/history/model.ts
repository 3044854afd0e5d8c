import type { Outcome } from '#actions/intakeRow.ts';
import type { SubmitReport } from '#contract/reports.ts';

export const historySources = [
  'grid-worker',
  'courier',
  'delivery',
  'taxi',
  'resident',
  'hotline',
  'unit-leader',
] as const;
export type HistorySource = (typeof historySources)[number];
export const riderSources = ['courier', 'delivery', 'taxi'] as const satisfies HistorySource[];

/** One report of the demo's past as its sender sent it, and how its ticket stands today. */
export type HistoricReport = {
  submission: SubmitReport;
  /** `demo-courier-3`: says the trade, which the channel does not, and nothing personal. Null for the hotline and the desk. */
  senderId: string | null;
  receivedAt: Date;
  outcome: Outcome;
  source: HistorySource;
  /** Which line of the yearly story it counts for, or which small mark of a real place it is; null in daily work. */
  item: string | null;
};

/**
 * Part of every seed and so of every report id. Change it with what is generated: a demo that an older edition loaded is
 * then left as it is, instead of being mixed with the new one.
 */
export const historyEdition = 'mangrid:history:1';

/** The source of a stored report, from what is stored: its channel and its sender id. */
export function sourceOf(channel: string, senderId: string | null): HistorySource {
  if (channel === 'hotline') return 'hotline';
  const bySender = historySources.find((source) => senderId?.startsWith(`demo-${source}-`));
  return bySender ?? 'resident';
}
