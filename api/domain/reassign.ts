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

/** Posts a community is never without: somebody to hold tickets, to lead, to keep accounts, and to watch over all of them. */
const neverEmpty: readonly Post[] = ['desk-clerk', 'secretary', 'administrator', 'auditor'];
/** Posts that watch over the secretary are not the secretary's to end. */
const watching: readonly Post[] = ['administrator', 'auditor'];

export type EndVerdict =
  | { ok: true }
  | { ok: false; because: 'last-at-the-desk' | 'last-in-post' | 'watches-over-you' };

/**
 * Whether a posting may end, by whom: a community always has somebody at the desk, so that a holder always exists, and never
 * loses the last who leads it, keeps its accounts or reads its log; nobody ends the posts that watch over them.
 */
export function mayEnd(
  { id, post }: { id: string; post: Post },
  { roster, at, by }: { roster: Roster; at: number; by: readonly Post[] },
): EndVerdict {
  if (watching.includes(post) && !by.includes('administrator'))
    return { ok: false, because: 'watches-over-you' };
  if (!neverEmpty.includes(post)) return { ok: true };
  if (roster.inPost(post, null, at).some((one) => one.id !== id)) return { ok: true };
  return { ok: false, because: post === 'desk-clerk' ? 'last-at-the-desk' : 'last-in-post' };
}
