import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Post } from '#contract/lists.ts';
import type { Why } from '#contract/why.ts';
import type { TicketScope } from '#domain/scope.ts';
import type { Reader } from '../connect.ts';
import {
  assignment,
  boundaryVersion,
  organisation,
  person,
  posting,
  report,
  reportPhoto,
  ticket,
  ticketReport,
} from '../schema.ts';
import { scopedColumns, withinScope } from './scope.ts';
import { publicColumns, publicRow, withBoundary } from './tickets.ts';

/** One ticket within the scope, or null: out of scope is as if it did not exist. Inside asReader. */
export async function readStaffTicket(db: Reader, scope: TicketScope, id: string) {
  const [row] = await db
    .select({
      ...publicColumns,
      version: ticket.version,
      proposals: ticket.proposals,
      holderName: person.name,
      scoped: scopedColumns,
    })
    .from(ticket)
    .innerJoin(boundaryVersion, withBoundary)
    .leftJoin(
      posting,
      and(eq(posting.communityId, ticket.communityId), eq(posting.id, ticket.holderPostingId)),
    )
    .leftJoin(person, and(eq(person.communityId, posting.communityId), eq(person.id, posting.personId)))
    .where(and(withinScope(scope), eq(ticket.id, id)));
  return row
    ? {
        ...publicRow(row),
        version: row.version,
        proposals: row.proposals as { organisationId: string; because: Why }[],
        holderName: row.holderName,
        scoped: row.scoped,
      }
    : null;
}

/** The reports joined to a ticket within the scope; whether somebody can be called back, never who. */
export const readReportsOfTicket = (db: Reader, scope: TicketScope, ticketId: string) =>
  db
    .select({
      id: report.id,
      channel: report.channel,
      receivedAt: report.receivedAt,
      occurredAt: report.occurredAt,
      text: report.text,
      placeText: report.placeText,
      sentPosition: report.sentPosition,
      hasContact: report.hasContact,
      complaintAbout: report.complaintAbout,
      photoIds: sql<
        string[]
      >`array(select ${reportPhoto.photoId} from ${reportPhoto} where ${reportPhoto.communityId} = ${report.communityId} and ${reportPhoto.reportId} = ${report.id})`,
    })
    .from(ticketReport)
    .innerJoin(
      report,
      and(eq(report.communityId, ticketReport.communityId), eq(report.id, ticketReport.reportId)),
    )
    .innerJoin(
      ticket,
      and(eq(ticket.communityId, ticketReport.communityId), eq(ticket.id, ticketReport.ticketId)),
    )
    .where(and(withinScope(scope), eq(ticket.id, ticketId)))
    .orderBy(report.receivedAt);

export const readAssignments = (db: Reader, scope: TicketScope, ticketId: string) =>
  db
    .select({
      at: assignment.at,
      why: assignment.why,
      holderPostingId: assignment.holderPostingId,
      informedPostingIds: assignment.informedPostingIds,
    })
    .from(assignment)
    .innerJoin(
      ticket,
      and(eq(ticket.communityId, assignment.communityId), eq(ticket.id, assignment.ticketId)),
    )
    .where(and(withinScope(scope), eq(ticket.id, ticketId)))
    .orderBy(desc(assignment.at));

/** Posts and names of those who hold or were told of what is within the scope. Inside asReader. */
export async function readNamedPosts(
  db: Reader,
  { communityId }: TicketScope,
  postingIds: string[],
): Promise<Map<string, { post: Post; name: string }>> {
  if (postingIds.length === 0) return new Map();
  const rows = await db
    .select({ id: posting.id, post: posting.post, name: person.name })
    .from(posting)
    .innerJoin(person, and(eq(person.communityId, posting.communityId), eq(person.id, posting.personId)))
    .where(and(eq(posting.communityId, communityId), inArray(posting.id, postingIds)));
  return new Map(rows.map(({ id, post, name }) => [id, { post: post as Post, name }]));
}

export const readOrganisationNames = (db: Reader, communityId: string, ids: string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({
          id: organisation.id,
          name: organisation.name,
          service: organisation.service,
          hotline: organisation.hotline,
        })
        .from(organisation)
        .where(and(eq(organisation.communityId, communityId), inArray(organisation.id, ids)));
