import { uuidv7 } from 'uuidv7';
import type { Post } from '#contract/lists.ts';
import type { Tx } from '../connect.ts';
import { person, posting } from '../schema.ts';
import { moveGround } from './postings.ts';

export type PostedPersonSeed = { name: string; post: Post; duty: string; at: Date };

/** A new person in a post over the whole community, from now on. The telephone is not known yet. */
export async function insertPostedPerson(
  tx: Tx,
  communityId: string,
  { name, post, duty, at }: PostedPersonSeed,
): Promise<string> {
  const personId = uuidv7();
  await tx.insert(person).values({ communityId, id: personId, name, phone: '' });
  await tx
    .insert(posting)
    .values({ communityId, id: uuidv7(), personId, post, duty, rank: 1, startsAt: at, endsAt: null });
  await moveGround(tx, communityId);
  return personId;
}
