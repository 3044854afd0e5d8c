import type { Post } from '#contract/lists.ts';

/** One current posting of the person who asks. Rights follow these rows and nothing else. */
export type ActingPosting = {
  id: string;
  post: Post;
  gridCode: string | null;
  buildingGroupId: string | null;
  unitId: string | null;
  organisationId: string | null;
  /** On the duty roster at this moment; what a duty officer may do lasts as long as the shift. */
  isOnShift: boolean;
};

/** Who asks, within the community that receives the request. */
export type Actor =
  | { kind: 'public' }
  /** Holds the follow token of one report. */
  | { kind: 'reporter'; reportId: string }
  /** A paired screen. */
  | { kind: 'device'; deviceId: string; views: readonly string[] }
  /** Signed in. Without a current posting here a person may do no more than the public. */
  | { kind: 'person'; personId: string; accountId: string; postings: readonly ActingPosting[] };

export const publicActor: Actor = { kind: 'public' };

/** What the log writes down about who asked. */
export function actorRef(actor: Actor): { kind: Actor['kind']; id: string | null } {
  switch (actor.kind) {
    case 'person':
      return { kind: 'person', id: actor.personId };
    case 'device':
      return { kind: 'device', id: actor.deviceId };
    case 'reporter':
      return { kind: 'reporter', id: actor.reportId };
    case 'public':
      return { kind: 'public', id: null };
  }
}
