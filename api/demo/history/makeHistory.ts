import type { Land } from '#geodata/model.ts';
import { addDays, localDayOf } from '../localDays.ts';
import { dailyDrafts } from './days.ts';
import type { Draft } from './draft.ts';
import type { HistoricReport } from './model.ts';
import { closeBefore, dueOf, usualClose } from './outcomes.ts';
import { slowMatters } from './slowMatters.ts';
import { type Marked, smallMarks } from './smallMarks.ts';
import { makeAtlas } from './spots.ts';
import { standing } from './standing.ts';
import { errandDrafts, hazardDrafts } from './year2024.ts';

const recentDays = 30;
/** 2024 holds its own rows and nothing else. */
const dailyWorkSince = '2025-01-01';

export type { HistoricReport, HistorySource } from './model.ts';

/**
 * What the demo community remembers at an instant: the 46 hazards and 72 errands of 2024, and the last 30 days as they came
 * in, oldest first, with how every ticket stands. Nothing is later than `day`. The same land and instant give the same
 * reports with the same ids.
 */
export function makeHistory(land: Land, day: Date, timeZone: string): HistoricReport[] {
  const atlas = makeAtlas(land);
  const today = localDayOf(day, timeZone);
  const first = [addDays(today, -recentDays), dailyWorkSince].sort().at(-1) as string;
  const year = [...hazardDrafts(atlas, timeZone), ...errandDrafts(atlas, timeZone)];
  const daily = [
    ...dailyDrafts(atlas, [first, today], timeZone),
    ...slowMatters(atlas, today, timeZone),
  ].filter(({ receivedAt }) => receivedAt <= day);
  const marks = smallMarks(atlas, today, timeZone).filter((mark) => mark.draft.receivedAt <= day);
  const open = marks.filter(({ status }) => status === 'suspended' || status === 'returned');
  const alreadyOverdue = open.filter((mark) => dueOf(mark.draft) < day).length;
  const stands = standing({ drafts: daily, day, alreadyOpen: open.length, alreadyOverdue });
  return [
    ...year.map((one) => closedReport(one, dueOf(one))),
    ...daily.map((one) => ({ ...reportOf(one), outcome: stands.get(one) as HistoricReport['outcome'] })),
    ...marks.map((mark) => markedReport(mark, day)),
  ].sort(
    (a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.submission.id < b.submission.id ? -1 : 1),
  );
}

const reportOf = ({ isSelfSolved: _, ...report }: Draft): Omit<HistoricReport, 'outcome'> => report;

const closedReport = (one: Draft, end: Date): HistoricReport => ({
  ...reportOf(one),
  outcome: { status: 'closed', closedAt: closeBefore(one, end) },
});

function markedReport({ draft, status }: Marked, day: Date): HistoricReport {
  if (status === null) return closedReport(draft, usualClose(draft) < day ? usualClose(draft) : day);
  if (status !== 'void') return { ...reportOf(draft), outcome: { status, closedAt: null } };
  return {
    ...reportOf(draft),
    outcome: { status, closedAt: usualClose(draft) < day ? usualClose(draft) : day },
  };
}
