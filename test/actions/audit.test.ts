import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit, recordAudit, sealWith } from '#actions/recordAudit.ts';
import { verifyAudit } from '#actions/verifyAudit.ts';
import type { AuditAction } from '#contract/lists.ts';
import { emptyHead, findBreaks, type Head, type NewEntry } from '#domain/auditChain.ts';
import { type Api, openApi } from '#support/api.ts';

const tamperings = 1000;
const entryCount = 40;
let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const entry = (index: number): NewEntry => ({
  action: index % 3 === 0 ? 'signed-in' : 'contact-revealed',
  actor: { kind: 'person', id: `person-${index % 5}` },
  subject: index % 2 === 0 ? null : { kind: 'report', id: `report-${index}` },
  details: index % 2 === 0 ? {} : { purpose: 'call-back', ordinal: index },
  requestId: index % 4 === 0 ? null : `request-${index}`,
});
const log = () => ({
  communityId: api.communityId,
  at: api.deps.clock(),
  serverKey: api.deps.serverKey,
});
const verify = () => verifyAudit(api.database.db, api.communityId, api.deps.serverKey);

describe('the log of a community', () => {
  it('is gapless and intact however many write to it at once', async () => {
    await Promise.all(
      Array.from({ length: entryCount }, (_, index) => recordAudit(api.database.db, log(), [entry(index)])),
    );
    expect(await verify()).toEqual({ entries: entryCount, breaks: [] });
    expect(
      (await verifyAudit(api.database.db, api.communityId, 'another key'.repeat(4))).breaks,
    ).toHaveLength(entryCount);
  });

  it('is written with what it speaks of or not at all', async () => {
    await expect(
      api.database.db.transaction(async (tx) => {
        await appendAudit(tx, log(), [entry(0)]);
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    expect((await verify()).entries).toBe(entryCount);
  });

  it(`shows each of ${tamperings} tamperings by somebody who owns the database`, async () => {
    const { sql } = api.database;
    const id = api.communityId;
    let seed = 7;
    const chance = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const kinds = [
      'action',
      'actor',
      'subject',
      'details',
      'time',
      'seal',
      'remove',
      'insert',
      'swap',
      'end',
    ] as const;
    const found = new Map<string, number>();
    for (let round = 0; round < tamperings; round++) {
      const kind = kinds[round % kinds.length] as (typeof kinds)[number];
      const at = 1 + chance(entryCount - 1);
      await sql
        .begin(async (tx) => {
          // What the trigger forbids, an owner can switch off.
          await tx`set local session_replication_role = replica`;
          const here = tx`community_id = ${id} and sequence = ${at}`;
          if (kind === 'action') await tx`update audit_entry set action = action || 'x' where ${here}`;
          if (kind === 'actor')
            await tx`update audit_entry set actor_id = ${`forged-${round}`} where ${here}`;
          if (kind === 'subject')
            await tx`update audit_entry set subject_kind = 'ticket', subject_id = ${`forged-${round}`} where ${here}`;
          if (kind === 'details')
            await tx`update audit_entry set details = details || '{"forged":1}' where ${here}`;
          if (kind === 'time') await tx`update audit_entry set at = at + interval '1 second' where ${here}`;
          if (kind === 'seal') await tx`update audit_entry set seal = reverse(seal) where ${here}`;
          if (kind === 'remove') await tx`delete from audit_entry where ${here}`;
          if (kind === 'insert')
            await tx`insert into audit_entry select community_id, ${entryCount + 1 + chance(9)}, at, action, actor_kind, actor_id, subject_kind, subject_id, details, request_id, seal from audit_entry where ${here}`;
          if (kind === 'swap') {
            await tx`update audit_entry set sequence = -1 where ${here}`;
            await tx`update audit_entry set sequence = ${at} where community_id = ${id} and sequence = ${at + 1}`;
            await tx`update audit_entry set sequence = ${at + 1} where community_id = ${id} and sequence = -1`;
          }
          if (kind === 'end')
            await tx`delete from audit_entry where community_id = ${id} and sequence > ${at}`;
          // Looked at inside the transaction, which is then taken back: the log stays as it was.
          const breaks = (await breaksSeenBy(tx)).length;
          if (breaks > 0) found.set(kind, (found.get(kind) ?? 0) + 1);
          throw new Error('taken back');
        })
        .catch((error: Error) => {
          if (error.message !== 'taken back') throw error;
        });
    }
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(kinds.map((kind) => [kind, tamperings / kinds.length])),
    );
    expect(await verify()).toEqual({ entries: entryCount, breaks: [] });
  }, 120_000);

  /** What verifying finds through one transaction's own eyes. */
  async function breaksSeenBy(tx: TransactionSql) {
    const rows = await tx<Row[]>`
      select sequence::int as sequence, at, action, actor_kind, actor_id, subject_kind, subject_id, details, request_id, seal
      from audit_entry where community_id = ${api.communityId} order by sequence`;
    const [end] = await tx<Head[]>`
      select audit_sequence::int as sequence, audit_seal as seal from community_counter where community_id = ${api.communityId}`;
    const entries = rows.map((row) => ({
      sequence: row.sequence,
      at: row.at.toISOString(),
      action: row.action as AuditAction,
      actor: { kind: row.actor_kind, id: row.actor_id },
      subject: row.subject_kind && row.subject_id ? { kind: row.subject_kind, id: row.subject_id } : null,
      details: row.details,
      requestId: row.request_id,
      seal: row.seal,
    }));
    return findBreaks(entries, { start: emptyHead, end: end as Head }, sealWith(api.deps.serverKey));
  }
});

type Row = {
  sequence: number;
  at: Date;
  action: string;
  actor_kind: string;
  actor_id: string | null;
  subject_kind: string | null;
  subject_id: string | null;
  details: Record<string, unknown>;
  request_id: string | null;
  seal: string;
};
