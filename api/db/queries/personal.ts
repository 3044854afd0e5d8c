import { and, eq } from 'drizzle-orm';
import type { TicketScope } from '#domain/scope.ts';
import type { Db, Reader } from '../connect.ts';
import { reportContact, reportPhoto, ticket, ticketReport } from '../schema.ts';
import { withinScope } from './scope.ts';

export type ContactRow = { reportId: string; name: string | null; phone: string | null };

const ofTicket = and(
  eq(ticketReport.communityId, reportContact.communityId),
  eq(ticketReport.reportId, reportContact.reportId),
);
const ticketOf = and(eq(ticket.communityId, ticketReport.communityId), eq(ticket.id, ticketReport.ticketId));

/** Who reported to a ticket within the scope. Inside asReader that reads contacts; elsewhere there is nothing. */
export const readContactsOfTicket = (
  tx: Reader,
  scope: TicketScope,
  ticketId: string,
): Promise<ContactRow[]> =>
  tx
    .select({ reportId: reportContact.reportId, name: reportContact.name, phone: reportContact.phone })
    .from(reportContact)
    .innerJoin(ticketReport, ofTicket)
    .innerJoin(ticket, ticketOf)
    .where(and(withinScope(scope), eq(ticket.id, ticketId)));

/** The contact of one report whose ticket is within the scope, or null. Inside asReader that reads contacts. */
export async function readContactOfReport(
  tx: Reader,
  scope: TicketScope,
  reportId: string,
): Promise<ContactRow | null> {
  const [row] = await tx
    .select({ reportId: reportContact.reportId, name: reportContact.name, phone: reportContact.phone })
    .from(reportContact)
    .innerJoin(ticketReport, ofTicket)
    .innerJoin(ticket, ticketOf)
    .where(and(withinScope(scope), eq(reportContact.reportId, reportId)));
  return row ?? null;
}

/** Whether the scope covers the ticket that a photo's report joined. */
export async function isPhotoInScope(db: Db, scope: TicketScope, photoId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: ticket.id })
    .from(reportPhoto)
    .innerJoin(
      ticketReport,
      and(
        eq(ticketReport.communityId, reportPhoto.communityId),
        eq(ticketReport.reportId, reportPhoto.reportId),
      ),
    )
    .innerJoin(ticket, ticketOf)
    .where(and(withinScope(scope), eq(reportPhoto.photoId, photoId)))
    .limit(1);
  return row !== undefined;
}
