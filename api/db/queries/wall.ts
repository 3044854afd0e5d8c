import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../connect.ts';
import { building, grid, householdFile, place, room, ticket, unit } from '../schema.ts';

/** Figures of the address register and the land: counted from rows, never typed in. */
export async function readBaseFigures(db: Db, communityId: string, boundaryVersionId: string) {
  const count = (query: ReturnType<typeof sql>) => sql<number>`(${query})`.mapWith(Number);
  const [row] = await db
    .select({
      grids: count(
        sql`select count(*) from ${grid} where ${grid.communityId} = ${communityId} and ${grid.boundaryVersionId} = ${boundaryVersionId}`,
      ),
      buildings: count(
        sql`select count(*) from ${building} where ${building.communityId} = ${communityId} and ${building.use} = 'dwelling'`,
      ),
      buildingsWithoutGrid: count(
        sql`select count(*) from ${building} where ${building.communityId} = ${communityId} and ${building.use} = 'dwelling' and ${building.gridId} is null`,
      ),
      units: count(sql`select count(*) from ${unit} where ${unit.communityId} = ${communityId}`),
      rooms: count(sql`select count(*) from ${room} where ${room.communityId} = ${communityId}`),
      householdFiles: count(
        sql`select count(*) from ${householdFile} where ${householdFile.communityId} = ${communityId}`,
      ),
      venues: count(
        sql`select count(*) from ${place} where ${place.communityId} = ${communityId} and ${place.kind} = 'venue'`,
      ),
    })
    .from(sql`(select 1) as one`);
  if (!row) throw new Error('A count always has a row.');
  return row;
}

export const readUnitsByGrid = (db: Db, communityId: string) =>
  db
    .select({ unitId: unit.id, gridCode: grid.gridCode })
    .from(unit)
    .leftJoin(grid, and(eq(grid.communityId, unit.communityId), eq(grid.id, unit.gridId)))
    .where(eq(unit.communityId, communityId));

export type Since = { today: Date; year: Date; now: Date };

/** Open work per grid; restricted work as a bare count. */
export const readOpenByGrid = (db: Db, communityId: string, now: Date) =>
  db
    .select({
      gridCode: ticket.gridCode,
      open: sql<number>`count(*) filter (where not ${ticket.isRestricted})`.mapWith(Number),
      restrictedOpen: sql<number>`count(*) filter (where ${ticket.isRestricted})`.mapWith(Number),
      overdue:
        sql<number>`count(*) filter (where not ${ticket.isRestricted} and ${ticket.dueAt} < ${now.toISOString()})`.mapWith(
          Number,
        ),
      urgent:
        sql<number>`count(*) filter (where not ${ticket.isRestricted} and ${ticket.severity} = 'urgent')`.mapWith(
          Number,
        ),
    })
    .from(ticket)
    .where(and(eq(ticket.communityId, communityId), eq(ticket.isOpen, true)))
    .groupBy(ticket.gridCode);

/** Open work by how sure its place is. Public work alone: from a total with restricted work one could count what is suppressed. */
export const readOpenByConfidence = (db: Db, communityId: string) =>
  db
    .select({
      confidence: ticket.confidence,
      count: sql<number>`count(*)`.mapWith(Number),
      withHolder: sql<number>`count(${ticket.holderPostingId})`.mapWith(Number),
    })
    .from(ticket)
    .where(and(eq(ticket.communityId, communityId), eq(ticket.isOpen, true), eq(ticket.isRestricted, false)))
    .groupBy(ticket.confidence);

/** What came in and was closed since an instant; public work alone, as above. */
export async function readFlow(db: Db, communityId: string, since: Date) {
  const at = since.toISOString();
  const [row] = await db
    .select({
      // Names written out: in a select without joins columns lose their table, and here two tables share theirs.
      reports:
        sql<number>`(select count(*) from report r where r.community_id = ${communityId} and r.received_at >= ${at} and not exists (
        select 1 from ticket_report l join ticket t on t.community_id = l.community_id and t.id = l.ticket_id
        where l.community_id = r.community_id and l.report_id = r.id and t.is_restricted))`.mapWith(Number),
      opened:
        sql<number>`(select count(*) from ${ticket} where ${ticket.communityId} = ${communityId} and ${ticket.openedAt} >= ${at} and not ${ticket.isRestricted})`.mapWith(
          Number,
        ),
      closed:
        sql<number>`(select count(*) from ${ticket} where ${ticket.communityId} = ${communityId} and ${ticket.closedAt} >= ${at} and not ${ticket.isRestricted})`.mapWith(
          Number,
        ),
    })
    .from(sql`(select 1) as one`);
  if (!row) throw new Error('A count always has a row.');
  return row;
}
