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
import { withinScope } from './scope.ts';
import { publicColumns, publicRow, withBoundary } from './tickets.ts';

/** One ticket within the scope, or null: out of scope is as if it did not exist. Inside asReader. */
export async function readStaffTicket(db: Reader, scope: TicketScope, id: string) {
  const [row] = await db
    .select({
      ...publicColumns,
      version: ticket.version,
      proposals: ticket.proposals,
      holderName: person.name,
      holderPostingId: ticket.holderPostingId,
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
        holderPostingId: row.holderPostingId,
      }
    : null;
}

/** The reports joined to a ticket; whether somebody can be called back, never who. */
export const readReportsOfTicket = (db: Reader, communityId: string, ticketId: string) =>
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
      photoIds: sql<
        string[]
      >`coalesce((select array_agg(${reportPhoto.photoId}) from ${reportPhoto} where ${reportPhoto.communityId} = ${report.communityId} and ${reportPhoto.reportId} = ${report.id}), '{}')`,
    })
    .from(ticketReport)
    .innerJoin(
      report,
      and(eq(report.communityId, ticketReport.communityId), eq(report.id, ticketReport.reportId)),
    )
    .where(and(eq(ticketReport.communityId, communityId), eq(ticketReport.ticketId, ticketId)))
    .orderBy(report.receivedAt);

export const readAssignments = (db: Reader, communityId: string, ticketId: string) =>
  db
    .select({
      at: assignment.at,
      why: assignment.why,
      holderPostingId: assignment.holderPostingId,
      informedPostingIds: assignment.informedPostingIds,
    })
    .from(assignment)
    .where(and(eq(assignment.communityId, communityId), eq(assignment.ticketId, ticketId)))
    .orderBy(desc(assignment.at));

/** Posts and names of postings, for staff. Inside asReader. */
export async function readNamedPosts(
  db: Reader,
  communityId: string,
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
