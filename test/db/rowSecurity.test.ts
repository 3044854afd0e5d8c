import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asReader } from '#db/asReader.ts';
import type { Tx } from '#db/connect.ts';
import { person, reportContact } from '#db/schema.ts';
import { type Api, aReport, openApi } from '#support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const report = aReport({ reporter: { name: '金丝雀', phone: '100-7777-7777' } });
  await api.send(report);
  await api.request(
    '/api/reports',
    {
      method: 'POST',
      body: JSON.stringify(aReport({ reporter: { name: '邻居' } })),
      headers: { 'content-type': 'application/json' },
    },
    api.other,
  );
});
afterAll(() => api.close());

/** The first wall switched off: queries without any condition of their own. */
const everyone = (tx: Tx) => tx.select({ communityId: person.communityId, name: person.name }).from(person);
const everyContact = (tx: Tx) => tx.select().from(reportContact);
const as = <Result>(communityId: string, readsContact: boolean, run: (tx: Tx) => Promise<Result>) =>
  asReader(api.database.db, { communityId, readsContact }, run);

describe('a query that forgot every condition', () => {
  it('finds the people of the reader’s community and of no other', async () => {
    for (const communityId of [api.communityId, api.otherId]) {
      const rows = await as(communityId, false, everyone);
      expect(rows.length).toBeGreaterThan(20);
      expect(new Set(rows.map((row) => row.communityId))).toEqual(new Set([communityId]));
    }
  });

  it('finds no contact of anybody unless the reader may open contacts, and then only those of the community', async () => {
    expect(await as(api.communityId, false, everyContact)).toEqual([]);
    expect(await as(api.communityId, true, everyContact)).toMatchObject([{ name: '金丝雀' }]);
    expect(await as(api.otherId, true, everyContact)).toMatchObject([{ name: '邻居' }]);
  });

  it('finds nothing when it does not say whose eyes it uses', async () => {
    const found = await api.database.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('role', 'mangrid_reader', true)`);
      return [await everyone(tx), await everyContact(tx)];
    });
    expect(found).toEqual([[], []]);
  });

  it('reads neither accounts nor the log, and writes nothing', async () => {
    for (const statement of [
      'select * from auth_user',
      'select * from auth_session',
      'select * from auth_verification',
      'select * from audit_entry',
      'update person set name = name',
      'delete from report_contact',
      `insert into feed (community_id, sequence, at, kind, ticket_id) select id, 1, now(), 'x', id from community`,
    ])
      await expect(
        as(api.communityId, true, (tx) => tx.execute(sql.raw(statement))),
        statement,
      ).rejects.toThrow();
  });

  it('leaves nothing behind: side by side, two hundred readers never see through each other’s eyes', async () => {
    const seen = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        index % 4 === 3
          ? api.database.db.select({ communityId: person.communityId }).from(person)
          : as(index % 2 === 0 ? api.communityId : api.otherId, index % 3 === 0, async (tx) => ({
              people: await everyone(tx),
              contacts: await everyContact(tx),
            })),
      ),
    );
    seen.forEach((one, index) => {
      if (index % 4 === 3) {
        // The owner is not bound: it writes for all communities.
        expect(
          new Set((one as { communityId: string }[]).map((row) => row.communityId)).size,
        ).toBeGreaterThan(1);
        return;
      }
      const { people, contacts } = one as { people: { communityId: string }[]; contacts: unknown[] };
      expect(new Set(people.map((row) => row.communityId))).toEqual(
        new Set([index % 2 === 0 ? api.communityId : api.otherId]),
      );
      expect(contacts).toHaveLength(index % 3 === 0 ? 1 : 0);
    });
  });
});
