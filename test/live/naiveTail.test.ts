import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { SubmitAnswer } from '#contract/reports.ts';
import { makeTail } from '#live/tail.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { testEngine } from '#support/database.ts';

const writers = 10;
const roundsEach = 12;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The embedded engine runs one transaction at a time, so there nobody can commit out of order and nothing can be shown. */
describe.skipIf(testEngine() === 'embedded')('slow commits and rollbacks side by side', () => {
  let api: Api;
  let sql: Sql;
  let ticketId: string;
  const table = `naive_feed_${process.pid}`;

  beforeAll(async () => {
    api = await openApi();
    sql = postgres(inject('databaseUrl'), { max: writers + 4, onnotice: () => undefined });
    await sql.unsafe(`create table ${table} (sequence bigserial primary key, entry text not null)`);
    ticketId = ((await (await api.send(aReport())).json()) as SubmitAnswer).ticket.id;
  });
  afterAll(async () => {
    await sql.unsafe(`drop table if exists ${table}`);
    await sql.end();
    await api.close();
  });

  /** One transaction that appends to both feeds: the naive number is drawn first, the counter row is moved last. */
  type Course = { isTakenBack?: boolean; between: (tx: Sql) => Promise<unknown> };
  const write = async (entry: string, { between, isTakenBack = false }: Course) => {
    try {
      await sql.begin(async (tx) => {
        await tx.unsafe(`insert into ${table} (entry) values ($1)`, [entry]);
        await between(tx as unknown as Sql);
        await tx`with moved as (update community_counter set feed_sequence = feed_sequence + 1 where community_id = ${api.communityId} returning feed_sequence)
          insert into feed (community_id, sequence, at, kind, ticket_id, request_id, payload)
          select ${api.communityId}, feed_sequence, now(), 'ticket.changed', ${ticketId}, ${entry}, null from moved`;
        if (isTakenBack) {
          await tx`select pg_sleep(0.002)`;
          throw new Error('taken back');
        }
      });
    } catch (error) {
      if (!isTakenBack) throw error;
    }
  };

  /** What most would write: remember the highest number seen, ask for what is above it. */
  function followNaively() {
    const seen: string[] = [];
    let last = 0;
    let isStopped = false;
    const running = (async () => {
      while (!isStopped) {
        const rows = await sql.unsafe(
          `select sequence::int as sequence, entry from ${table} where sequence > ${last} order by sequence`,
        );
        for (const row of rows) {
          seen.push(row.entry as string);
          last = row.sequence as number;
        }
        await pause(2);
      }
    })();
    return {
      seen,
      stop: async () => {
        await pause(300);
        isStopped = true;
        await running;
      },
    };
  }

  it('make a tail over a sequence lose entries, and ours none, in order, under the same schedule', async () => {
    const naive = followNaively();
    const heard: { sequence: number; requestId: string | null }[] = [];
    const tail = makeTail({
      sql: api.deps.sql,
      communityId: api.communityId,
      pollMilliseconds: 2,
      deliver: (entries) => void heard.push(...entries),
      onError: (error) => expect.unreachable(String(error)),
    });
    await tail.start();
    const start = tail.last();
    // One that draws its number first and is overtaken by others: a naive tail cannot but lose it.
    let hasDrawn = false;
    const overtaken = write('overtaken', {
      between: async () => {
        hasDrawn = true;
        while (naive.seen.length === 0) await pause(5);
      },
    });
    while (!hasDrawn) await pause(5);
    await Promise.all([
      overtaken,
      ...Array.from({ length: writers }, async (_, writer) => {
        for (let round = 0; round < roundsEach; round++)
          await write(`${writer}:${round}`, {
            between: (tx) => tx`select pg_sleep(${((writer * 7 + round * 13) % 20) / 1000})`,
            isTakenBack: (writer + round) % 5 === 0,
          });
      }),
      ...Array.from({ length: 30 }, async () => expect((await api.send(aReport())).status).toBe(201)),
    ]);
    await naive.stop();
    await tail.stop();

    const kept = (await sql.unsafe(`select entry from ${table}`)).map(({ entry }) => entry as string);
    const lost = kept.filter((entry) => !naive.seen.includes(entry));
    expect(kept.length).toBeGreaterThan(90);
    expect(lost).toContain('overtaken');
    expect(lost.length).toBeGreaterThan(0);

    const rows = await sql<{ sequence: number; requestId: string | null }[]>`
      select sequence::int as sequence, request_id as "requestId" from feed where community_id = ${api.communityId} and sequence > ${start} order by sequence`;
    expect(heard.map(({ sequence, requestId }) => ({ sequence, requestId }))).toEqual([...rows]);
    expect(heard.map(({ sequence }) => sequence)).toEqual(heard.map((_, index) => start + 1 + index));
    expect(heard).toHaveLength(kept.length + 30);
    const entries = heard.map(({ requestId }) => requestId);
    for (const entry of kept) expect(entries.filter((one) => one === entry)).toHaveLength(1);
  });
});
