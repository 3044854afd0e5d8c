import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Point } from 'geojson';
import type { Confidence, Mark, Post, Severity, Status, TicketKind } from '#contract/lists.ts';
import type { TicketQuery } from '#contract/tickets.ts';
import type { Why } from '#contract/why.ts';
import type { PublicColumns } from '#domain/publicTicket.ts';
import type { Db } from '../connect.ts';
import {
  assignment,
  boundaryVersion,
  organisation,
  person,
  posting,
  report,
  reportContact,
  reportPhoto,
  ticket,
  ticketReport,
} from '../schema.ts';
import { geoJson } from './ground.ts';

const publicColumns = {
  id: ticket.id,
  number: ticket.number,
  status: ticket.status,
  severity: ticket.severity,
  kind: ticket.kind,
  category: ticket.category,
  isRestricted: ticket.isRestricted,
  gridCode: ticket.gridCode,
  buildingId: ticket.buildingId,
  unitId: ticket.unitId,
  position: geoJson<Point>(ticket.position),
  confidence: ticket.confidence,
  marks: ticket.marks,
  holderPost: ticket.holderPost,
  informedPosts: ticket.informedPosts,
  boundaryVersion: boundaryVersion.number,
  why: ticket.why,
  openedAt: ticket.openedAt,
  dueAt: ticket.dueAt,
  closedAt: ticket.closedAt,
};

type Row = { [Key in keyof typeof publicColumns]: unknown };
function publicRow(row: Row): PublicColumns {
  return {
    id: row.id as string,
    number: row.number as number,
    status: row.status as Status,
    severity: row.severity as Severity,
    kind: row.kind as TicketKind,
    category: row.category as string,
    isRestricted: row.isRestricted as boolean,
    gridCode: row.gridCode as string | null,
    buildingId: row.buildingId as string | null,
    unitId: row.unitId as string | null,
    position: ((row.position as Point | null)?.coordinates as [number, number] | undefined) ?? null,
    confidence: row.confidence as Confidence,
    marks: row.marks as Mark[],
    holderPost: row.holderPost as Post | null,
    informedPosts: row.informedPosts as Post[],
    boundaryVersion: row.boundaryVersion as number,
    why: row.why as Why[],
    openedAt: (row.openedAt as Date).toISOString(),
    dueAt: (row.dueAt as Date).toISOString(),
    closedAt: (row.closedAt as Date | null)?.toISOString() ?? null,
  };
}

const withBoundary = and(
  eq(boundaryVersion.communityId, ticket.communityId),
  eq(boundaryVersion.id, ticket.boundaryVersionId),
);

/** Public columns of everything open and public, and of what was closed since an instant, newest first. */
export async function readWallTickets(
  db: Db,
  communityId: string,
  closedSince: Date,
  limit: number,
): Promise<PublicColumns[]> {
  const rows = await db
    .select(publicColumns)
    .from(ticket)
    .innerJoin(boundaryVersion, withBoundary)
    .where(
      and(
        eq(ticket.communityId, communityId),
        eq(ticket.isRestricted, false),
        or(eq(ticket.isOpen, true), gte(ticket.closedAt, closedSince)),
      ),
    )
    .orderBy(desc(ticket.openedAt), desc(ticket.id))
    .limit(limit);
  return rows.map(publicRow);
}

export type StaffRow = PublicColumns & { version: number; holderName: string | null; excerpt: string | null };
export type PageKey = { value: string; id: string };
export type TicketFilter = Omit<TicketQuery, 'community' | 'cursor' | 'limit'> & {
  now: Date;
  after: PageKey | null;
  limit: number;
};

/** The desk's list: one page in a stable order over (sort value, id). Staff shape: holders by name. */
export async function readTicketPage(db: Db, communityId: string, filter: TicketFilter): Promise<StaffRow[]> {
  const sortColumn = filter.sort === 'dueAt' ? ticket.dueAt : ticket.openedAt;
  const isAscending = filter.sort === 'dueAt';
  const after =
    filter.after &&
    (isAscending
      ? sql`(${sortColumn}, ${ticket.id}) > (${filter.after.value}::timestamptz, ${filter.after.id}::uuid)`
      : sql`(${sortColumn}, ${ticket.id}) < (${filter.after.value}::timestamptz, ${filter.after.id}::uuid)`);
  const rows = await db
    .select({
      ...publicColumns,
      version: ticket.version,
      holderName: person.name,
      excerpt: sql<
        string | null
      >`(select left(coalesce(${report.text}, ${report.placeText}), 80) from ${ticketReport} join ${report}
      on ${report.communityId} = ${ticketReport.communityId} and ${report.id} = ${ticketReport.reportId}
      where ${ticketReport.communityId} = ${ticket.communityId} and ${ticketReport.ticketId} = ${ticket.id} order by ${report.receivedAt} limit 1)`,
    })
    .from(ticket)
    .innerJoin(boundaryVersion, withBoundary)
    .leftJoin(
      posting,
      and(eq(posting.communityId, ticket.communityId), eq(posting.id, ticket.holderPostingId)),
    )
    .leftJoin(person, and(eq(person.communityId, posting.communityId), eq(person.id, posting.personId)))
    .where(and(eq(ticket.communityId, communityId), ...conditions(filter), after ?? undefined))
    .orderBy(...(isAscending ? [asc(sortColumn), asc(ticket.id)] : [desc(sortColumn), desc(ticket.id)]))
    .limit(filter.limit);
  return rows.map((row) => ({
    ...publicRow(row),
    version: row.version,
    holderName: row.holderName,
    excerpt: row.excerpt,
  }));
}

function conditions(filter: TicketFilter): (SQL | undefined)[] {
  return [
    filter.group && eq(ticket.isOpen, filter.group === 'open'),
    filter.status && inArray(ticket.status, filter.status),
    filter.severity && inArray(ticket.severity, filter.severity),
    filter.kind && inArray(ticket.kind, filter.kind),
    filter.category === undefined ? undefined : eq(ticket.category, filter.category),
    filter.gridCode === undefined ? undefined : eq(ticket.gridCode, filter.gridCode),
    filter.mark && sql`${filter.mark} = any(${ticket.marks})`,
    filter.overdue &&
      (filter.overdue === 'true'
        ? and(eq(ticket.isOpen, true), lt(ticket.dueAt, filter.now))
        : or(eq(ticket.isOpen, false), gte(ticket.dueAt, filter.now))),
    filter.openedFrom === undefined ? undefined : gte(ticket.openedAt, new Date(filter.openedFrom)),
    filter.openedTo === undefined ? undefined : lt(ticket.openedAt, new Date(filter.openedTo)),
    filter.bbox &&
      sql`${ticket.position} && ST_MakeEnvelope(${filter.bbox[0]}, ${filter.bbox[1]}, ${filter.bbox[2]}, ${filter.bbox[3]}, 4326)`,
  ];
}

export async function readStaffTicket(db: Db, communityId: string, id: string) {
  const [row] = await db
    .select({
      ...publicColumns,
      version: ticket.version,
      proposals: ticket.proposals,
      holderName: person.name,
    })
    .from(ticket)
    .innerJoin(boundaryVersion, withBoundary)
    .leftJoin(
      posting,
      and(eq(posting.communityId, ticket.communityId), eq(posting.id, ticket.holderPostingId)),
    )
    .leftJoin(person, and(eq(person.communityId, posting.communityId), eq(person.id, posting.personId)))
    .where(and(eq(ticket.communityId, communityId), eq(ticket.id, id)));
  return row
    ? {
        ...publicRow(row),
        version: row.version,
        proposals: row.proposals as { organisationId: string; because: Why }[],
        holderName: row.holderName,
      }
    : null;
}

/** The reports joined to a ticket; whether somebody can be called back, never who. */
export const readReportsOfTicket = (db: Db, communityId: string, ticketId: string) =>
  db
    .select({
      id: report.id,
      channel: report.channel,
      receivedAt: report.receivedAt,
      occurredAt: report.occurredAt,
      text: report.text,
      placeText: report.placeText,
      sentPosition: report.sentPosition,
      hasContact: sql<boolean>`exists (select 1 from ${reportContact} where ${reportContact.communityId} = ${report.communityId} and ${reportContact.reportId} = ${report.id})`,
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

export const readAssignments = (db: Db, communityId: string, ticketId: string) =>
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

/** Posts and names of postings, for staff. */
export async function readNamedPosts(
  db: Db,
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

export const readOrganisationNames = (db: Db, communityId: string, ids: string[]) =>
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

/** A report's first placement with the current status of its ticket. */
export async function readPlacement(db: Db, communityId: string, reportId: string) {
  const [row] = await db
    .select({ placement: report.placement, number: ticket.number, status: ticket.status })
    .from(report)
    .innerJoin(
      ticketReport,
      and(eq(ticketReport.communityId, report.communityId), eq(ticketReport.reportId, report.id)),
    )
    .innerJoin(
      ticket,
      and(eq(ticket.communityId, ticketReport.communityId), eq(ticket.id, ticketReport.ticketId)),
    )
    .where(and(eq(report.communityId, communityId), eq(report.id, reportId)));
  return row ?? null;
}
