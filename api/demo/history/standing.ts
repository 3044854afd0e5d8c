import type { Outcome } from '#actions/intakeRow.ts';
import { categoryOf } from '#contract/categories.ts';
import type { Status } from '#contract/lists.ts';
import { makeRandom, type Random } from '../random.ts';
import type { Draft } from './draft.ts';
import { closeBefore, dueOf, usualClose } from './outcomes.ts';

const minute = 60_000;
const hour = 60 * minute;
/** So many are open in all, of which so many are overdue (来源：演示预设: 25–40 and 2–4). */
const openInAll = [28, 36] as const;
const overdueInAll = 3;
/** Kept open beside those that are open anyway: not due so soon that the wall turns red while somebody looks at it. */
const calmHours = 8;
const justNow = 90 * minute;
const overdueWithinHours = 96;

type Question = { drafts: readonly Draft[]; day: Date; alreadyOpen: number; alreadyOverdue: number };

/** How the ticket of every report of the last weeks stands at `day`: the story's numbers of open and overdue ones, the rest closed. */
export function standing({ drafts, day, alreadyOpen, alreadyOverdue }: Question): Map<Draft, Outcome> {
  const random = makeRandom(`mangrid:standing:${day.toISOString()}`);
  const overdue = new Set(lateOnes(drafts, day, random).slice(0, overdueInAll - alreadyOverdue));
  const wanted = random.between(...openInAll) - alreadyOpen - overdue.size;
  const open = new Set(inTime(drafts, day).slice(0, wanted));
  return new Map(
    drafts.map((one) => [
      one,
      overdue.has(one) || open.has(one) ? openOutcome(one, day, random) : closedOutcome(one, day),
    ]),
  );
}

/** Candidates for an overdue ticket: ordinary work of the last days whose limit has just passed. */
function lateOnes(drafts: readonly Draft[], day: Date, random: Random): Draft[] {
  const late = drafts.filter((one) => {
    const overdueFor = day.getTime() - dueOf(one).getTime();
    const category = categoryOf(one.submission.category ?? '');
    const isOrdinary = category !== undefined && category.severity !== 'urgent' && !category.isRestricted;
    return isOrdinary && !one.isSelfSolved && overdueFor > hour && overdueFor < overdueWithinHours * hour;
  });
  return random.shuffle(late);
}

/** Candidates for an open ticket in time, the likeliest first: just come in, open anyway, due last. */
function inTime(drafts: readonly Draft[], day: Date): Draft[] {
  const rank = (one: Draft): number => {
    if (usualClose(one) <= day) return dueOf(one).getTime() - day.getTime() > calmHours * hour ? 2 : 3;
    return day.getTime() - one.receivedAt.getTime() < justNow ? 0 : 1;
  };
  return drafts
    .filter((one) => dueOf(one) > day && (!one.isSelfSolved || usualClose(one) > day))
    .map((one) => ({ one, rank: rank(one), due: dueOf(one).getTime() }))
    .sort((a, b) => a.rank - b.rank || b.due - a.due)
    .map(({ one }) => one);
}

function openOutcome(one: Draft, day: Date, random: Random): Outcome {
  const age = day.getTime() - one.receivedAt.getTime();
  const signMinutes = categoryOf(one.submission.category ?? '')?.limitMinutes.sign ?? 60;
  return { status: openStatusAt(age, signMinutes * minute, random), closedAt: null };
}

function openStatusAt(age: number, signWithin: number, random: Random): Status {
  if (age < signWithin / 2) return 'assigned';
  if (age < signWithin * 2) return 'signed';
  return random.weighted<Status>(['signed', 'in-progress', 'reported-back', 'verifying'], (status) =>
    status === 'in-progress' ? 5 : 1,
  );
}

function closedOutcome(one: Draft, day: Date): Outcome {
  const usual = usualClose(one);
  return { status: 'closed', closedAt: usual <= day ? usual : closeBefore(one, day) };
}
