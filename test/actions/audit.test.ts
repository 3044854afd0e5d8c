import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit, recordAudit } from '#actions/recordAudit.ts';
import { verifyAudit } from '#actions/verifyAudit.ts';
import type { Tx } from '#db/connect.ts';
import { readHead } from '#db/queries/audit.ts';
import type { Anchor } from '#domain/auditAnchor.ts';
import type { NewEntry } from '#domain/auditChain.ts';
import { type Api, openApi } from '#support/api.ts';
import { foundByAnchorsAlone, tamper, tamperings } from '#support/tamperings.ts';

const rounds = 1000;
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
const log = (communityId = api.communityId) => ({
  communityId,
  at: api.deps.clock(),
  serverKey: api.deps.serverKey,
});
const verify = () => verifyAudit(api.database.db, api.communityId, api.deps);
const takenBack = async (run: (tx: Tx) => Promise<void>) => {
  await expect(
    api.database.db.transaction(async (tx) => {
      await run(tx);
      throw new Error('taken back');
    }),
  ).rejects.toThrow('taken back');
};

describe('the log of a community', () => {
  it('is gapless and intact however many write to it at once', async () => {
    await Promise.all(
      Array.from({ length: entryCount }, (_, index) => recordAudit(api.database.db, log(), [entry(index)])),
    );
    const at = api.deps.clock().toISOString();
    expect(await verify()).toEqual({ entries: entryCount, first: at, last: at, breaks: [] });
    const withAnotherKey = { serverKey: 'another key'.repeat(4) };
    expect((await verifyAudit(api.database.db, api.communityId, withAnotherKey)).breaks).toHaveLength(
      entryCount,
    );
  });

  it('is written with what it speaks of or not at all', async () => {
    await takenBack((tx) => appendAudit(tx, log(), [entry(0)]));
    expect((await verify()).entries).toBe(entryCount);
  });

  it('is not emptied, begun before its first entry or written with half a subject', async () => {
    const { sql } = api.database;
    const insert = (sequence: number, subjectKind: string | null) => sql`
      insert into audit_entry (community_id, sequence, at, action, actor_kind, subject_kind, details, seal)
      values (${api.communityId}, ${sequence}, now(), 'signed-in', 'person', ${subjectKind}, '{}', '')`;
    await expect(sql`truncate audit_entry`).rejects.toThrow('The log cannot be emptied.');
    await expect(insert(0, null)).rejects.toThrow('audit_entry_sequence_from_1');
    await expect(insert(entryCount + 1, 'person')).rejects.toThrow('audit_entry_whole_subject');
    expect((await verify()).entries).toBe(entryCount);
  });

  it(`shows each of ${rounds} tamperings by somebody who owns the database`, async () => {
    const { communityId, otherId } = api;
    const { db } = api.database;
    await recordAudit(
      db,
      log(otherId),
      Array.from({ length: entryCount }, (_, index) => entry(index)),
    );
    const { serverKey } = api.deps;
    const at = api.deps.clock().toISOString();
    const anchors: Anchor[] = [{ communityId, at, ...(await readHead(db, communityId)) }];
    let seed = 7;
    const chance = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const kinds = Object.keys(tamperings);
    const [found, foundWithoutAnchors] = [new Map<string, number>(), new Map<string, number>()];
    for (let round = 0; round < rounds; round++) {
      const kind = kinds[round % kinds.length] as string;
      const target = { communityId, otherId, entryCount, at: 1 + chance(entryCount - 1), round };
      // Looked at inside the transaction, which is then taken back: the log stays as it was.
      await takenBack(async (tx) => {
        await tamper(tx, kind, target);
        for (const [counts, known] of [
          [found, anchors],
          [foundWithoutAnchors, []],
        ] as const) {
          const { breaks } = await verifyAudit(tx, communityId, { serverKey, anchors: known });
          if (breaks.length > 0) counts.set(kind, (counts.get(kind) ?? 0) + 1);
        }
      });
    }
    const each = (of: string[]) => Object.fromEntries(of.map((kind) => [kind, rounds / kinds.length]));
    expect(Object.fromEntries(found)).toEqual(each(kinds));
    expect(Object.fromEntries(foundWithoutAnchors)).toEqual(
      each(kinds.filter((kind) => !foundByAnchorsAlone.includes(kind))),
    );
    expect(await verifyAudit(db, communityId, { serverKey, anchors })).toMatchObject({
      entries: entryCount,
      breaks: [],
    });
  }, 240_000);
});
