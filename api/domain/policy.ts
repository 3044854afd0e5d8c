import type { Post } from '#contract/lists.ts';
import type { ActingPosting, Actor } from './actor.ts';

/** Posts that see the work of every grid. */
export const wholeStaff = [
  'secretary',
  'deputy-secretary',
  'leader-on-call',
  'duty-officer',
  'desk-clerk',
] as const;
/** Posts that see the work of their grids. */
export const gridStaff = ['area-officer', 'grid-worker', 'branch-secretary'] as const;
const handlers = [
  ...wholeStaff,
  ...gridStaff,
  'group-leader',
  'unit-leader',
  'organisation-officer',
  'mediator',
  'volunteer',
] as const;

/** 'public': anybody, without a look at who asks. 'anybody': anybody, but the answer depends on who asks. */
type Rule = 'public' | 'anybody' | 'signed-in' | readonly Post[];

/**
 * Who may do what at all. Every route names one of these rows; a route without one fails the tests. Which tickets and
 * people an allowed reader then sees is decided by scopes (scope.ts), which keys of them by fields.ts.
 */
export const policy = {
  'document.read': 'public',
  'health.read': 'public',
  'land.read': 'public',
  'wall.read': 'public',
  'feed.read': 'public',
  'reports.send': 'public',
  'photos.send': 'public',
  'report.follow': 'public',
  'devices.ask': 'public',
  'session.open': 'public',
  'session.demo': 'public',
  'me.read': 'anybody',
  'session.own': 'signed-in',
  'tickets.list': handlers,
  'tickets.read': handlers,
  'photos.read': handlers,
  'triangle.read': [...wholeStaff, ...gridStaff],
  'contact.reveal': wholeStaff,
  'report.erase': ['administrator'],
  'people.list': ['administrator', 'secretary'],
  'accounts.manage': ['administrator'],
  'posting.end': ['administrator', 'secretary'],
  'devices.manage': ['administrator'],
  'log.read': ['auditor', 'secretary'],
} as const satisfies Record<string, Rule>;
export type Action = keyof typeof policy;
export const actions = Object.keys(policy) as Action[];

export type Verdict =
  | { ok: true }
  | { ok: false; because: 'sign-in-needed' | 'post-does-not-allow' | 'off-shift' };
const yes: Verdict = { ok: true };

/** A duty officer's rights last as long as the shift. */
const onlyOnShift: readonly Action[] = ['contact.reveal', 'triangle.read'];

export const ruleOf = (action: Action): Rule => policy[action];

/** Whether this actor may do this at all; the reason is for the screen, and becomes 401 or 403. */
export function may(actor: Actor, action: Action): Verdict {
  const rule = ruleOf(action);
  if (rule === 'public' || rule === 'anybody') return yes;
  if (actor.kind !== 'person') return { ok: false, because: 'sign-in-needed' };
  if (rule === 'signed-in') return yes;
  const acting = actor.postings.filter(({ post }) => rule.includes(post));
  if (acting.length === 0) return { ok: false, because: 'post-does-not-allow' };
  if (onlyOnShift.includes(action) && !acting.some(isActive)) return { ok: false, because: 'off-shift' };
  return yes;
}

/** Whether a posting counts now: a duty officer's only during the shift. */
export const isActive = ({ post, isOnShift }: ActingPosting): boolean => post !== 'duty-officer' || isOnShift;

/** Everything an actor may do, for the screens: they show what is closed and why instead of failing on a tap. */
export const rightsOf = (actor: Actor): { action: string; ok: boolean; because?: string }[] =>
  actions.map((action) => {
    const verdict = may(actor, action);
    return verdict.ok ? { action, ok: true } : { action, ok: false, because: verdict.because };
  });
