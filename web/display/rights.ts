import type { Post } from '#contract/lists.ts';
import type { Me } from '#contract/session.ts';

const wholeStaff = ['secretary', 'deputy-secretary', 'leader-on-call', 'duty-officer', 'desk-clerk'] as const;
const gridStaff = ['area-officer', 'grid-worker', 'branch-secretary'] as const;

/** Which posts open what, for the sentence that says so. A test holds it against the policy of the server. */
export const postsFor = {
  'tickets.list': [
    ...wholeStaff,
    ...gridStaff,
    'group-leader',
    'unit-leader',
    'organisation-officer',
    'mediator',
    'volunteer',
  ],
  'contact.reveal': wholeStaff,
  'triangle.read': [...wholeStaff, ...gridStaff],
  'people.list': ['administrator', 'secretary'],
  'accounts.manage': ['administrator'],
  'devices.manage': ['administrator'],
  'report.erase': ['administrator'],
  'log.read': ['auditor', 'secretary'],
} as const satisfies Record<string, readonly Post[]>;
export type Needed = keyof typeof postsFor;

export type Right = { ok: boolean; because?: string | undefined };
export const rightTo = (me: Me | undefined, action: string): Right =>
  me?.rights.find((right) => right.action === action) ?? { ok: false, because: 'sign-in-needed' };

/** Nobody is signed in here; somebody who is signed in without a post is a stranger. */
export const isNobody = (me: Me): boolean => me.kind !== 'person' && !me.isStranger;

/** Whether the names of a grid are within what these posts see: asked here first, so that nothing is asked in vain. */
export const seesGrid = (me: Me | undefined, gridCode: string): boolean =>
  rightTo(me, 'triangle.read').ok &&
  (me?.postings ?? []).some(
    (posting) =>
      (wholeStaff as readonly Post[]).includes(posting.post) ||
      ((gridStaff as readonly Post[]).includes(posting.post) && posting.gridCode === gridCode),
  );

/** The screens of staff in the order they are offered; the first one that is open is where signing in leads. */
export const staffScreens = [
  { path: '/desk', needs: 'tickets.list' },
  { path: '/log', needs: 'log.read' },
  { path: '/admin', needs: 'people.list' },
] as const satisfies { path: string; needs: Needed }[];
export const openScreens = (me: Me | undefined) => staffScreens.filter(({ needs }) => rightTo(me, needs).ok);

export const homeOf = (me: Me): string => {
  if (me.postings.some(({ post }) => post === 'administrator')) return '/admin';
  if (me.postings.some(({ post }) => post === 'rider')) return '/report';
  return openScreens(me)[0]?.path ?? '/account';
};
