import type { Post } from '#contract/lists.ts';
import type { Why } from '#contract/why.ts';
import type { Roster } from './roster.ts';

/** Reasons about who holds a ticket; everything else is about where it is and by when, and stays true. */
const aboutHolder: ReadonlySet<Why['code']> = new Set([
  'working-time',
  'outside-working-time',
  'calendar-not-published',
  'worker-on-shift',
  'worker-away',
  'no-worker',
  'stand-in',
  'stand-in-away',
  'second-worker',
  'no-second-worker',
  'neighbour-worker',
  'no-neighbour-worker',
  'area-officer',
  'no-area-officer',
  'mediator',
  'duty-officer',
  'no-duty-officer',
  'desk-holds',
  'secretary',
  'leader-on-call-informed',
  'volunteers-informed',
  'neighbour-told',
  'complaint-passes-holder',
  'holder-left',
]);

/** The reasons of a ticket whose holder left: where it is as before, that they left, and who has it now. */
export function reasonsAfterLeaving(before: readonly Why[], left: Post, assigned: readonly Why[]): Why[] {
  const first = before.findIndex(({ code }) => aboutHolder.has(code));
  const kept = before.filter(({ code }) => !aboutHolder.has(code));
  const place = first < 0 ? kept.length : before.slice(0, first).length;
  return [
    ...kept.slice(0, place),
    { code: 'holder-left', params: { post: left } },
    ...assigned,
    ...kept.slice(place),
  ];
}

/** Whether a posting may end: a community always has somebody at the desk, so that a holder always exists. */
export function mayEnd(
  { id, post }: { id: string; post: Post },
  roster: Roster,
  at: number,
): { ok: true } | { ok: false; because: 'last-at-the-desk' } {
  if (post !== 'desk-clerk') return { ok: true };
  const others = roster.inPost('desk-clerk', null, at).filter((one) => one.id !== id);
  return others.length > 0 ? { ok: true } : { ok: false, because: 'last-at-the-desk' };
}
