import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { ComplaintSubject, Post, Severity } from '#contract/lists.ts';
import type { Why } from '#contract/why.ts';
import type { UnspokenTicket } from '#domain/publicTicket.ts';
import type { Reader, Tx } from '../connect.ts';
import { assignment, communityCounter, feed, posting, ticket } from '../schema.ts';

/** Holds the community's counter row: reports wait until this transaction has ended, and then look at the ground anew. */
export async function holdCommunity(tx: Tx, communityId: string): Promise<void> {
  await tx
    .select({ id: communityCounter.communityId })
    .from(communityCounter)
    .where(eq(communityCounter.communityId, communityId))
    .for('update');
}

/** Says that land, people or leave have changed. */
export async function moveGround(tx: Tx, communityId: string): Promise<void> {
  await tx
    .update(communityCounter)
    .set({ groundVersion: sql`${communityCounter.groundVersion} + 1` })
    .where(eq(communityCounter.communityId, communityId));
}

export type CurrentPosting = { id: string; personId: string; post: Post };

/** A posting that is current at an instant, or null. */
export async function readCurrentPosting(
  db: Reader,
  communityId: string,
  { id, at }: { id: string; at: Date },
): Promise<CurrentPosting | null> {
  const [row] = await db
    .select({ id: posting.id, personId: posting.personId, post: posting.post })
    .from(posting)
    .where(
      and(
        eq(posting.communityId, communityId),
        eq(posting.id, id),
        lt(posting.startsAt, at),
        or(isNull(posting.endsAt), gt(posting.endsAt, at)),
      ),
    );
  return row ? { ...row, post: row.post as Post } : null;
}

export async function setPostingEnd(
  tx: Tx,
  communityId: string,
  { id, at }: { id: string; at: Date },
): Promise<void> {
  await tx
    .update(posting)
    .set({ endsAt: at })
    .where(and(eq(posting.communityId, communityId), eq(posting.id, id)));
}

export type HeldTicket = {
  id: string;
  category: string;
  severity: Severity;
  gridCode: string | null;
  unitId: string | null;
  why: Why[];
  complaintAbout: ComplaintSubject | null;
};

/** Open tickets that a posting holds, each with whom its first report complained about. */
export async function readHeldTickets(
  db: Reader,
  communityId: string,
  postingId: string,
): Promise<HeldTicket[]> {
  // Table names written out: in a query of one table drizzle leaves them away, and inside a subquery that means another.
  const complaintAbout = sql<ComplaintSubject | null>`(select r.complaint_about from ticket_report tr join report r
    on r.community_id = tr.community_id and r.id = tr.report_id
    where tr.community_id = ticket.community_id and tr.ticket_id = ticket.id order by r.received_at limit 1)`;
  const rows = await db
    .select({
      id: ticket.id,
      category: ticket.category,
      severity: ticket.severity,
      gridCode: ticket.gridCode,
      unitId: ticket.unitId,
      why: ticket.why,
      complaintAbout,
    })
    .from(ticket)
    .where(
      and(
        eq(ticket.communityId, communityId),
        eq(ticket.isOpen, true),
        eq(ticket.holderPostingId, postingId),
      ),
    )
    .orderBy(ticket.number);
  return rows.map((row) => ({ ...row, severity: row.severity as Severity, why: row.why as Why[] }));
}

export type Handover = {
  ticketId: string;
  holder: { id: string; post: Post };
  informed: { id: string; post: Post }[];
  shiftId: string | null;
  leaveId: string | null;
  why: Why[];
};

/** Gives a ticket to another holder: the ticket's own columns, and one more dated row of its assignments. */
export async function handOver(
  tx: Tx,
  communityId: string,
  { id, at, boundaryVersionId, to }: { id: string; at: Date; boundaryVersionId: string; to: Handover },
): Promise<void> {
  await tx
    .update(ticket)
    .set({
      holderPostingId: to.holder.id,
      holderPost: to.holder.post,
      informedPosts: to.informed.map(({ post }) => post),
      why: to.why,
      version: sql`${ticket.version} + 1`,
    })
    .where(and(eq(ticket.communityId, communityId), eq(ticket.id, to.ticketId)));
  await tx.insert(assignment).values({
    communityId,
    id,
    ticketId: to.ticketId,
    at,
    holderPostingId: to.holder.id,
    informedPostingIds: to.informed.map((one) => one.id),
    shiftId: to.shiftId,
    leaveId: to.leaveId,
    boundaryVersionId,
    why: to.why,
  });
}

export type Change = { ticketId: string; payload: UnspokenTicket | null };

/** Appends changes of tickets to the feed, gapless: the counter row is held by this transaction. */
export async function appendChanges(
  tx: Tx,
  communityId: string,
  { at, requestId, changes }: { at: Date; requestId: string; changes: Change[] },
): Promise<void> {
  if (changes.length === 0) return;
  const [counter] = await tx
    .update(communityCounter)
    .set({ feedSequence: sql`${communityCounter.feedSequence} + ${changes.length}` })
    .where(eq(communityCounter.communityId, communityId))
    .returning({ last: communityCounter.feedSequence });
  const first = (counter?.last ?? 0) - changes.length + 1;
  await tx.insert(feed).values(
    changes.map(({ ticketId, payload }, index) => ({
      communityId,
      sequence: first + index,
      at,
      kind: 'ticket.changed',
      ticketId,
      requestId,
      payload,
    })),
  );
}
