import { and, asc, desc, eq, gt, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { AuditAction } from '#contract/lists.ts';
import type { Head, SealedEntry } from '#domain/auditChain.ts';
import type { LogScope } from '#domain/scope.ts';
import type { Db, Tx } from '../connect.ts';
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

export async function insertEntries(tx: Tx, communityId: string, entries: SealedEntry[]): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  await tx.insert(auditEntry).values(
    entries.map(({ actor, subject, at, ...entry }) => ({
      ...entry,
      communityId,
      at: new Date(at),
      actorKind: actor.kind,
      actorId: actor.id,
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
    })),
  );
  await tx
    .update(communityCounter)
    .set({ auditSequence: last.sequence, auditSeal: last.seal })
    .where(eq(communityCounter.communityId, communityId));
}

export async function readHead(db: Db, communityId: string): Promise<Head> {
  const [row] = await db
    .select({ sequence: communityCounter.auditSequence, seal: communityCounter.auditSeal })
    .from(communityCounter)
    .where(eq(communityCounter.communityId, communityId));
  return row ?? { sequence: 0, seal: '' };
}

/** Entries after a sequence, in order: for verifying. */
export async function readEntriesAfter(
  db: Db,
  communityId: string,
  { after, limit }: { after: number; limit: number },
): Promise<SealedEntry[]> {
  const rows = await db
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.communityId, communityId), gt(auditEntry.sequence, after)))
    .orderBy(asc(auditEntry.sequence))
    .limit(limit);
  return rows.map(entryOf);
}

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

/** What the secretary reads: who opened or erased what, and changes of posts. */
const openings: AuditAction[] = ['contact-revealed', 'report-erased', 'posting-ended', 'ticket-reassigned'];

const conditions = (scope: LogScope, filter: LogFilter): (SQL | undefined)[] => [
  scope.onlyReveals ? inArray(auditEntry.action, openings) : undefined,
  filter.action && eq(auditEntry.action, filter.action),
  filter.actorId === undefined ? undefined : eq(auditEntry.actorId, filter.actorId),
  filter.subjectId === undefined ? undefined : eq(auditEntry.subjectId, filter.subjectId),
  filter.from === undefined ? undefined : gte(auditEntry.at, new Date(filter.from)),
  filter.to === undefined ? undefined : lt(auditEntry.at, new Date(filter.to)),
  filter.before === null ? undefined : lt(auditEntry.sequence, filter.before),
];

const entryOf = (row: typeof auditEntry.$inferSelect): SealedEntry => ({
  sequence: row.sequence,
  at: row.at.toISOString(),
  action: row.action as AuditAction,
  actor: { kind: row.actorKind, id: row.actorId },
  subject:
    row.subjectKind !== null && row.subjectId !== null ? { kind: row.subjectKind, id: row.subjectId } : null,
  details: row.details as Record<string, unknown>,
  requestId: row.requestId,
  seal: row.seal,
});
