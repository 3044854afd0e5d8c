import { and, eq, sql } from 'drizzle-orm';
import type { ComplaintSubject } from '#contract/lists.ts';
import type { Reported } from '#domain/contactRights.ts';
import type { TicketScope } from '#domain/scope.ts';
import type { Db, Reader } from '../connect.ts';
import { photo, reportContact, reportPhoto, ticket, ticketReport } from '../schema.ts';
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

/**
 * The contact of one report whose ticket is within the scope, with what decides whether it may be opened, or null. Inside
 * asReader that reads contacts.
 */
export async function readContactOfReport(
  tx: Reader,
  scope: TicketScope,
  reportId: string,
): Promise<(ContactRow & Reported) | null> {
  const [row] = await tx
    .select({
      reportId: reportContact.reportId,
      name: reportContact.name,
      phone: reportContact.phone,
      complaints: sql<
        ComplaintSubject[]
      >`array(select distinct r.complaint_about from ticket_report l join report r
        on r.community_id = l.community_id and r.id = l.report_id
        where l.community_id = ${ticket.communityId} and l.ticket_id = ${ticket.id} and r.complaint_about is not null)`,
      category: ticket.category,
      holderPostingId: ticket.holderPostingId,
    })
    .from(reportContact)
    .innerJoin(ticketReport, ofTicket)
    .innerJoin(ticket, ticketOf)
    .where(and(withinScope(scope), eq(reportContact.reportId, reportId)));
  return row ?? null;
}

/** The bytes of a photo whose report joined a ticket within the scope, or null. */
export async function readPhotoInScope(
  db: Db,
  scope: TicketScope,
  photoId: string,
): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ content: photo.content })
    .from(photo)
    .innerJoin(
      reportPhoto,
      and(eq(reportPhoto.communityId, photo.communityId), eq(reportPhoto.photoId, photo.id)),
    )
    .innerJoin(
      ticketReport,
      and(
        eq(ticketReport.communityId, reportPhoto.communityId),
        eq(ticketReport.reportId, reportPhoto.reportId),
      ),
    )
    .innerJoin(ticket, ticketOf)
    .where(and(withinScope(scope), eq(photo.id, photoId)))
    .limit(1);
  return row?.content ?? null;
}
