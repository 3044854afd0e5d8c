import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#support/database.ts';
import type { Database } from '../../api/db/connect.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

describe('the database on either engine', () => {
  it('gives every one of many parallel queries its own rows, with and without prepared statements', async () => {
    const numbers = Array.from({ length: 400 }, (_, index) => index);
    const seen = await Promise.all(
      numbers.map(async (number) => {
        if (number % 2 === 0)
          return (
            await database.sql<
              { value: number }[]
            >`select ${number}::int as value, pg_typeof(${String(number)}::text)`
          )[0]?.value;
        const rows = await database.db.execute(
          sql`select ${number}::int as value, ${`text ${number}`}::text as text`,
        );
        expect(rows[0]?.text).toBe(`text ${number}`);
        return rows[0]?.value;
      }),
    );
    expect(seen).toEqual(numbers);
  });

  it('isolates transactions that run side by side', async () => {
    const balances = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        database.sql.begin(async (tx) => {
          await tx`select set_config('mangrid.test', ${String(index)}, true)`;
          await tx`select 1`;
          const [row] = await tx<{ value: string }[]>`select current_setting('mangrid.test') as value`;
          return row?.value;
        }),
      ),
    );
    expect(balances).toEqual(balances.map((_, index) => String(index)));
  });

  it('takes a failed statement back without troubling the others', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) =>
        index % 3 === 0 ? database.sql`select 1 / ${0}::int` : database.sql`select ${index}::int as value`,
      ),
    );
    results.forEach((result, index) => {
      expect(result.status).toBe(index % 3 === 0 ? 'rejected' : 'fulfilled');
    });
  });

  it('has PostGIS, trigram search and a locale in which Han text has trigrams', async () => {
    const [row] = await database.sql<{ covers: boolean; trigrams: number }[]>`
      select ST_Covers(ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 1,0 0))', 4326), ST_SetSRID(ST_MakePoint(1, 1), 4326)) as covers, cardinality(show_trgm('公共卫生间')) as trigrams`;
    expect(row?.covers).toBe(true);
    expect(row?.trigrams).toBeGreaterThan(0);
  });

  it('gives every table community_id first in every key, but for the exceptions named here', async () => {
    // The community itself, pure catalogues, the sign-in library's tables, and what PostGIS and the migrator keep.
    const library = ['auth_user', 'auth_session', 'auth_account', 'auth_verification', 'auth_two_factor'];
    const exceptions = ['community', 'calendar_day', ...library, 'spatial_ref_sys', '__drizzle_migrations'];
    const keys = await database.sql<{ table: string; kind: string; name: string; first: string }[]>`
      select c.relname as table, k.contype::text as kind, k.conname as name, a.attname as first
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype in ('p', 'u', 'f') and n.nspname = 'public'`;
    expect(keys.length).toBeGreaterThan(40);
    expect(
      keys.filter(({ table, first }) => !exceptions.includes(table) && first !== 'community_id'),
    ).toEqual([]);
  });

  it('cannot store an open ticket without a holder', async () => {
    const [row] = await database.sql<
      { checks: string[] }[]
    >`select array_agg(conname::text) as checks from pg_constraint where contype = 'c'`;
    expect(row?.checks).toContain('open_ticket_has_holder');
  });
});
