import { uuidv7 } from 'uuidv7';
import { categoryOf, uncategorised } from '#contract/categories.ts';
import type { Db, Tx } from '#db/connect.ts';
import * as rows from '#db/queries/postings.ts';
import { readPublicColumns } from '#db/queries/tickets.ts';
import { type Actor, actorRef } from '#domain/actor.ts';
import { assign } from '#domain/assign.ts';
import type { NewEntry } from '#domain/auditChain.ts';
import { Refusal } from '#domain/errors.ts';
import type { Ground } from '#domain/ground.ts';
import { complaintSubject, organisationOf } from '#domain/openTicket.ts';
import { publicTicket } from '#domain/publicTicket.ts';
import { mayEnd, reasonsAfterLeaving } from '#domain/reassign.ts';
import { type CommunityRow, readGround } from './readGround.ts';
import { appendAudit } from './recordAudit.ts';

export type EndContext = { db: Db; clock: () => Date; serverKey: string; actor: Actor; requestId: string };
export type EndInput = { community: CommunityRow; postingId: string; reason: string };
export type Ended = { endedAt: Date; movedTickets: number };

/**
 * Ends a posting: the right ends with the row, and every open ticket it held is assigned anew by the same rules as a report,
 * in the same transaction. Reports that arrive meanwhile wait, and then see the ground without it. Null when there is no
 * such current posting; refused where mayEnd says so.
 */
export async function endPosting(context: EndContext, input: EndInput): Promise<Ended | null> {
  const { db, clock, serverKey, actor, requestId } = context;
  const { community, postingId, reason } = input;
  const communityId = community.id;
  const at = clock();
  return db.transaction(async (tx) => {
    await rows.holdCommunity(tx, communityId);
    const posting = await rows.readCurrentPosting(tx, communityId, { id: postingId, at });
    if (!posting) return null;
    await rows.setPostingEnd(tx, communityId, { id: postingId, at });
    await rows.moveGround(tx, communityId);
    const ground = await readGround(tx, community);
    const by = actor.kind === 'person' ? actor.postings.map((one) => one.post) : [];
    const verdict = mayEnd(posting, { roster: ground.roster, at: at.getTime(), by });
    if (!verdict.ok) throw new Refusal('not_possible_now', [{ path: '', code: verdict.because }]);
    const moved = await moveTickets(tx, { ground, posting, at, requestId });
    const done = { actor: actorRef(actor), requestId };
    const entries: NewEntry[] = [
      {
        ...done,
        action: 'posting-ended',
        subject: { kind: 'posting', id: postingId },
        details: { reason, post: posting.post, personId: posting.personId, movedTickets: moved.length },
      },
      ...moved.map(
        (ticketId): NewEntry => ({
          ...done,
          action: 'ticket-reassigned',
          subject: { kind: 'ticket', id: ticketId },
          details: { fromPostingId: postingId },
        }),
      ),
    ];
    await appendAudit(tx, { communityId, at, serverKey }, entries);
    return { endedAt: at, movedTickets: moved.length };
  });
}

type Move = { ground: Ground; posting: rows.CurrentPosting; at: Date; requestId: string };

/** Hands every open ticket of the posting to whoever holds it now, and tells the feed. Returns their ids. */
async function moveTickets(tx: Tx, { ground, posting, at, requestId }: Move): Promise<string[]> {
  const { communityId, boundaryVersion } = ground;
  const held = await rows.readHeldTickets(tx, communityId, posting.id);
  for (const ticket of held) {
    const to = handoverOf(ticket, { ground, posting, at });
    await rows.handOver(tx, communityId, { id: uuidv7(), at, boundaryVersionId: boundaryVersion.id, to });
  }
  const ids = held.map(({ id }) => id);
  const columns = await readPublicColumns(tx, communityId, ids);
  const changes = columns.map((one) => ({
    ticketId: one.id,
    payload: one.isRestricted ? null : { ...publicTicket(one), number: String(one.number) },
  }));
  await rows.appendChanges(tx, communityId, { at, requestId, changes });
  return ids;
}

function handoverOf(
  ticket: rows.HeldTicket,
  { ground, posting, at }: Omit<Move, 'requestId'>,
): rows.Handover {
  const category = categoryOf(ticket.category) ?? uncategorised;
  const assigned = assign(
    {
      at,
      category,
      severity: ticket.severity,
      gridCode: ticket.gridCode,
      unitId: ticket.unitId,
      buildingGroupId: (ticket.unitId && ground.buildingGroupOfUnit.get(ticket.unitId)) || null,
      neighbours: [],
      complaintAbout: complaintSubject(ticket.complaintAbout, category),
    },
    organisationOf(ground),
  );
  return {
    ticketId: ticket.id,
    holder: assigned.holder,
    informed: assigned.informed,
    shiftId: assigned.shiftId,
    leaveId: assigned.leaveId,
    why: reasonsAfterLeaving(ticket.why, posting.post, assigned.why),
  };
}
