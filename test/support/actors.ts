import type { ActingPosting, Actor } from '#domain/actor.ts';

/** Somebody with these postings, numbered as they come. */
export const person = (...postings: Partial<ActingPosting>[]): Actor & { kind: 'person' } => ({
  kind: 'person',
  personId: 'a person',
  accountId: 'an account',
  postings: postings.map((one, index) => posting({ id: `posting-${index}`, ...one })),
});

/** A grid worker's of no grid, but for what is said. */
export const posting = (more: Partial<ActingPosting>): ActingPosting => ({
  id: 'a posting',
  post: 'grid-worker',
  gridCode: null,
  buildingGroupId: null,
  unitId: null,
  organisationId: null,
  isOnShift: false,
  ...more,
});
