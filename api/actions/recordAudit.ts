import { createHmac } from 'node:crypto';
import type { Db, Tx } from '#db/connect.ts';
import { insertEntries, lockHead } from '#db/queries/audit.ts';
import { chain, type NewEntry, type Seal } from '#domain/auditChain.ts';

/** The server's own seal: HMAC-SHA-256 under its key. */
export const sealWith =
  (serverKey: string): Seal =>
  (text) =>
    createHmac('sha256', serverKey).update('audit:').update(text).digest('base64url');

export type Log = { communityId: string; at: Date; serverKey: string };

/** Appends to a community's log in a transaction that does something else, as its last statements: the counter row stays locked until it ends. */
export async function appendAudit(tx: Tx, log: Log, entries: NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const head = await lockHead(tx, log.communityId);
  const { communityId, at, serverKey } = log;
  await insertEntries(
    tx,
    chain(head, entries, { communityId, at: at.toISOString(), seal: sealWith(serverKey) }),
  );
}

/** Appends by itself: for what has no transaction of its own, such as a sign-in. */
export const recordAudit = (db: Db, log: Log, entries: NewEntry[]): Promise<void> =>
  db.transaction((tx) => appendAudit(tx, log, entries));
