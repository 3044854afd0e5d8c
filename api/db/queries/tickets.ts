import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Point } from 'geojson';
import type { Confidence, Mark, Post, Severity, Status, TicketKind } from '#contract/lists.ts';
import type { TicketQuery } from '#contract/tickets.ts';
import type { Why } from '#contract/why.ts';
import type { PublicColumns } from '#domain/publicTicket.ts';
import type { ScopedTicket, TicketScope } from '#domain/scope.ts';
import type { Db, Reader } from '../connect.ts';
import { boundaryVersion, person, posting, report, ticket, ticketReport } from '../schema.ts';
import { geoJson } from './ground.ts';
import { scopedColumns, withinScope } from './scope.ts';

export const publicColumns = {
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
export function publicRow(row: Row): PublicColumns {
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

export const withBoundary = and(
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

/** Public columns of these tickets, restricted ones included: publicTicket decides what of them may be shown. */
export async function readPublicColumns(
  db: Reader,
  communityId: string,
  ids: string[],
): Promise<PublicColumns[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select(publicColumns)
    .from(ticket)
    .innerJoin(boundaryVersion, withBoundary)
    .where(and(eq(ticket.communityId, communityId), inArray(ticket.id, ids)));
  return rows.map(publicRow);
}

export type StaffRow = PublicColumns & {
  version: number;
  holderName: string | null;
  /** The beginning of the first report's words, and of its words for the place. */
  textExcerpt: string | null;
  placeExcerpt: string | null;
  scoped: ScopedTicket;
};
export type PageKey = { value: string; id: string };
export type TicketFilter = Omit<TicketQuery, 'community' | 'cursor' | 'limit'> & {
  now: Date;
  after: PageKey | null;
  limit: number;
};

/** The desk's list: one page in a stable order over (sort value, id). Staff shape: holders by name; inside asReader. */
export async function readTicketPage(
  db: Reader,
  scope: TicketScope,
  filter: TicketFilter,
): Promise<StaffRow[]> {
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
      textExcerpt: firstReport(sql`left(${report.text}, 80)`),
      placeExcerpt: firstReport(sql`left(${report.placeText}, 80)`),
      scoped: scopedColumns,
    })
    .from(ticket)
    .innerJoin(boundaryVersion, withBoundary)
    .leftJoin(
      posting,
      and(eq(posting.communityId, ticket.communityId), eq(posting.id, ticket.holderPostingId)),
    )
    .leftJoin(person, and(eq(person.communityId, posting.communityId), eq(person.id, posting.personId)))
    .where(and(withinScope(scope), ...conditions(filter), after ?? undefined))
    .orderBy(...(isAscending ? [asc(sortColumn), asc(ticket.id)] : [desc(sortColumn), desc(ticket.id)]))
    .limit(filter.limit);
  return rows.map((row) => ({
    ...publicRow(row),
    version: row.version,
    holderName: row.holderName,
    textExcerpt: row.textExcerpt,
    placeExcerpt: row.placeExcerpt,
    scoped: row.scoped,
  }));
}

const firstReport = (column: SQL) => sql<string | null>`(select ${column} from ${ticketReport} join ${report}
  on ${report.communityId} = ${ticketReport.communityId} and ${report.id} = ${ticketReport.reportId}
  where ${ticketReport.communityId} = ${ticket.communityId} and ${ticketReport.ticketId} = ${ticket.id} order by ${report.receivedAt} limit 1)`;

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

/** Of these tickets, the ones within a scope. */
export async function readSeen(db: Reader, scope: TicketScope, ids: string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: ticket.id })
    .from(ticket)
    .where(and(withinScope(scope), inArray(ticket.id, ids)));
  return new Set(rows.map(({ id }) => id));
}
