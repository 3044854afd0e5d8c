import { and, asc, desc, eq, gt, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { AuditAction } from '#contract/lists.ts';
import type { Head, SealedEntry } from '#domain/auditChain.ts';
import type { LogScope } from '#domain/scope.ts';
import type { Db, Reader, Tx } from '../connect.ts';
import { auditEntry, communityCounter } from '../schema.ts';

/** The newest entry, held for this transaction: who appends next waits until it has ended. */
export async function lockHead(tx: Tx, communityId: string): Promise<Head> {
  const [row] = await tx
    .select({ sequence: communityCounter.auditSequence, seal: communityCounter.auditSeal })
    .from(communityCounter)
    .where(eq(communityCounter.communityId, communityId))
    .for('update');
  if (!row) throw new Error('A community has a counter row.');
  return row;
}

export async function insertEntries(tx: Tx, entries: SealedEntry[]): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  await tx.insert(auditEntry).values(entries.map((entry) => ({ ...entry, at: new Date(entry.at) })));
  await tx
    .update(communityCounter)
    .set({ auditSequence: last.sequence, auditSeal: last.seal })
    .where(eq(communityCounter.communityId, last.communityId));
}

export async function readHead(db: Reader, communityId: string): Promise<Head> {
  const [row] = await db
    .select({ sequence: communityCounter.auditSequence, seal: communityCounter.auditSeal })
    .from(communityCounter)
    .where(eq(communityCounter.communityId, communityId));
  return row ?? { sequence: 0, seal: '' };
}

/** The newest entry of every community that has one. */
export const readHeads = (db: Reader): Promise<(Head & { communityId: string })[]> =>
  db
    .select({
      communityId: communityCounter.communityId,
      sequence: communityCounter.auditSequence,
      seal: communityCounter.auditSeal,
    })
    .from(communityCounter)
    .where(ne(communityCounter.auditSequence, 0));

/** The seal of one entry; null where there is none. */
export async function readSealAt(db: Reader, { communityId, sequence }: Place): Promise<string | null> {
  const [row] = await db
    .select({ seal: auditEntry.seal })
    .from(auditEntry)
    .where(and(eq(auditEntry.communityId, communityId), eq(auditEntry.sequence, sequence)));
  return row?.seal ?? null;
}
type Place = { communityId: string; sequence: number };

/** Whether this is a database with a log at all. */
export async function hasLog(db: Reader): Promise<boolean> {
  const [row] = await db.execute<{ has: boolean }>(sql`select to_regclass('audit_entry') is not null as has`);
  return row?.has ?? false;
}

/** Communities that have entries, whether or not they are still a community. */
export async function listLogs(db: Reader): Promise<string[]> {
  const rows = await db.selectDistinct({ communityId: auditEntry.communityId }).from(auditEntry);
  return rows.map(({ communityId }) => communityId);
}

/** Entries after a sequence, in order; after null, from the lowest there is, whatever its number. */
export async function readEntriesAfter(
  db: Reader,
  communityId: string,
  { after, limit }: { after: number | null; limit: number },
): Promise<SealedEntry[]> {
  const rows = await db
    .select()
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.communityId, communityId),
        after === null ? undefined : gt(auditEntry.sequence, after),
      ),
    )
    .orderBy(asc(auditEntry.sequence))
    .limit(limit);
  return rows.map(entryOf);
}

export const countEntries = (db: Reader, communityId: string): Promise<number> =>
  db.$count(auditEntry, eq(auditEntry.communityId, communityId));

export type LogFilter = {
  action?: AuditAction | undefined;
  actorId?: string | undefined;
  subjectId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  before: number | null;
  limit: number;
};

/** One page of the log, newest first, each entry with the seal before it. */
export async function readLogPage(
  db: Db,
  scope: LogScope,
  filter: LogFilter,
): Promise<(SealedEntry & { previousSeal: string })[]> {
  // Table names written out: in a query of one table drizzle leaves them away.
  const previousSeal = sql<string>`coalesce((select p.seal from audit_entry p
    where p.community_id = audit_entry.community_id and p.sequence = audit_entry.sequence - 1), '')`;
  const rows = await db
    .select({ entry: auditEntry, previousSeal })
    .from(auditEntry)
    .where(and(eq(auditEntry.communityId, scope.communityId), ...conditions(scope, filter)))
    .orderBy(desc(auditEntry.sequence))
    .limit(filter.limit);
  return rows.map(({ entry, previousSeal: seal }) => ({ ...entryOf(entry), previousSeal: seal }));
}

/** What the secretary reads: who opened or erased what, who may act as somebody, and changes of posts. */
const openings: AuditAction[] = [
  'contact-revealed',
  'report-erased',
  'account-created',
  'account-disabled',
  'posting-ended',
  'ticket-reassigned',
];

const conditions = (scope: LogScope, filter: LogFilter): (SQL | undefined)[] => [
  scope.onlyReveals ? inArray(auditEntry.action, openings) : undefined,
  filter.action && eq(auditEntry.action, filter.action),
  filter.actorId === undefined ? undefined : eq(auditEntry.actorId, filter.actorId),
  filter.subjectId === undefined ? undefined : eq(auditEntry.subjectId, filter.subjectId),
  filter.from === undefined ? undefined : gte(auditEntry.at, new Date(filter.from)),
  filter.to === undefined ? undefined : lt(auditEntry.at, new Date(filter.to)),
  filter.before === null ? undefined : lt(auditEntry.sequence, filter.before),
];

/** An owner of the database can store an instant that is none, such as infinity: shown as it is, so that its seal is wrong. */
const instantOf = (at: Date): string => (Number.isNaN(at.getTime()) ? String(at) : at.toISOString());

const entryOf = (row: typeof auditEntry.$inferSelect): SealedEntry => ({ ...row, at: instantOf(row.at) });
