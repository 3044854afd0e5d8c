import type { RevealPurpose } from '#contract/lists.ts';
import type { Contact } from '#contract/personal.ts';
import { asReader } from '#db/asReader.ts';
import type { Db } from '#db/connect.ts';
import { readContactOfReport } from '#db/queries/personal.ts';
import { type Actor, actorRef } from '#domain/actor.ts';
import { contactVerdict } from '#domain/contactRights.ts';
import { Refusal } from '#domain/errors.ts';
import type { TicketScope } from '#domain/scope.ts';
import { recordAudit } from './recordAudit.ts';

export type RevealContext = { db: Db; clock: () => Date; serverKey: string; actor: Actor; requestId: string };
export type Reveal = { scope: TicketScope; reportId: string; purpose: RevealPurpose };

/**
 * Opens the name and phone of somebody who reported, for one purpose. Written down before it is shown: what cannot be
 * logged is not opened. Null when there is none within the scope; who complained stays closed as contactVerdict says.
 */
export async function revealContact(
  { db, clock, serverKey, actor, requestId }: RevealContext,
  { scope, reportId, purpose }: Reveal,
): Promise<Contact | null> {
  const { communityId } = scope;
  const row = await asReader(db, { communityId, readsContact: true }, (tx) =>
    readContactOfReport(tx, scope, reportId),
  );
  if (!row) return null;
  const verdict = contactVerdict(actor, row);
  if (!verdict.ok) throw new Refusal('not_allowed', [{ path: '', code: verdict.because }]);
  if (!verdict.purposes.includes(purpose))
    throw new Refusal('invalid_content', [
      { path: 'purpose', code: 'invalid_value', seen: purpose, wanted: verdict.purposes.join(', ') },
    ]);
  await recordAudit(db, { communityId, at: clock(), serverKey }, [
    {
      action: 'contact-revealed',
      actor: actorRef(actor),
      subject: { kind: 'report', id: reportId },
      details: { purpose },
      requestId,
    },
  ]);
  return { name: row.name, phone: row.phone };
}
