import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../connect.ts';
import { report, ticket, ticketReport } from '../schema.ts';

const followed = (db: Db) =>
  db
    .select({
      id: report.id,
      placement: report.placement,
      number: ticket.number,
      status: ticket.status,
    })
    .from(report)
    .innerJoin(
      ticketReport,
      and(eq(ticketReport.communityId, report.communityId), eq(ticketReport.reportId, report.id)),
    )
    .innerJoin(
      ticket,
      and(eq(ticket.communityId, ticketReport.communityId), eq(ticket.id, ticketReport.ticketId)),
    );

/** A report's first placement with the current status of its ticket. */
export async function readPlacement(db: Db, communityId: string, reportId: string) {
  const [row] = await followed(db).where(and(eq(report.communityId, communityId), eq(report.id, reportId)));
  return row ?? null;
}

/** The same for what one sender has sent, newest first. */
export const readPlacementsOf = (
  db: Db,
  communityId: string,
  { senderId, limit }: { senderId: string; limit: number },
) =>
  followed(db)
    .where(and(eq(report.communityId, communityId), eq(report.senderId, senderId)))
    .orderBy(desc(report.receivedAt), desc(report.id))
    .limit(limit);
