import type { erasable } from '#contract/personal.ts';
import type { Db } from '#db/connect.ts';
import { eraseContact, erasePhotos, markErased } from '#db/queries/erase.ts';
import { type Actor, actorRef } from '#domain/actor.ts';
import { appendAudit } from './recordAudit.ts';

export type EraseContext = { db: Db; clock: () => Date; serverKey: string; actor: Actor; requestId: string };
export type EraseInput = {
  communityId: string;
  reportId: string;
  what: readonly (typeof erasable)[number][];
  reason: string;
};

/**
 * Erases what one sender told about themselves: contact, words, photos, as asked. The ticket and its reasons stay, for they
 * hold nothing personal. Null when there is no such report; the log keeps who did it and why, in the same transaction.
 */
export async function eraseReport(
  { db, clock, serverKey, actor, requestId }: EraseContext,
  { communityId, reportId, what, reason }: EraseInput,
): Promise<Date | null> {
  const at = clock();
  const erasure = { communityId, reportId, at };
  return db.transaction(async (tx) => {
    if (!(await markErased(tx, erasure, what.includes('text')))) return null;
    if (what.includes('contact')) await eraseContact(tx, erasure);
    if (what.includes('photos')) await erasePhotos(tx, erasure);
    await appendAudit(tx, { communityId, at, serverKey }, [
      {
        action: 'report-erased',
        actor: actorRef(actor),
        subject: { kind: 'report', id: reportId },
        details: { what: [...what].sort(), reason },
        requestId,
      },
    ]);
    return at;
  });
}
