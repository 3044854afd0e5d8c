import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { createCommunity, loadCalendar } from '#actions/createCommunity.ts';
import { connect } from '#db/connect.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';
import { startPostgres } from '../support/postgresServer.ts';
import { smallSeed } from '../support/smallCommunity.ts';
import { middleOf } from '../support/smallLand.ts';
import { type LoadResult, postLoad } from './httpLoad.ts';
import { type Ids, pgbench } from './pgbench.ts';
import { type BenchRow, median } from './rows.ts';

const seconds = 5;
const rounds = 3;
const goals = [
  { clients: 8, goal: 0.8 },
  { clients: 64, goal: 5 },
];
const p99Goal = 250;

/** A report as the phone page sends it, to our server over HTTP, against the same inserts by pgbench without a server. */
export async function benchIntake(): Promise<BenchRow[]> {
  const postgres = await startPostgres();
  const directory = mkdtempSync(join(tmpdir(), 'mangrid-bench-'));
  const ids = await prepare(postgres.url);
  const server = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [], {
    execArgv: ['--max-semi-space-size=32', '--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: postgres.url, DATA_DIR: directory },
  });
  try {
    const [port] = (await once(server, 'message')) as [number];
    const ours = (clients: number) =>
      postLoad({ port, path: '/api/reports?community=bench', clients, seconds, makeBody });
    const rival = (script: 'same-inserts' | 'one-row', clients: number) =>
      pgbench({ url: postgres.url, directory, ids, script, clients, seconds });
    await postLoad({ port, path: '/api/reports?community=bench', clients: 8, seconds: 2, makeBody });
    await settle(postgres.url);
    const rows: BenchRow[] = [];
    for (const { clients, goal } of goals) {
      rows.push(...(await sideBySide(clients, goal, { ours, rival })));
      await settle(postgres.url);
    }
    return rows;
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

type Sides = {
  ours: (clients: number) => Promise<LoadResult>;
  rival: (script: 'same-inserts' | 'one-row', clients: number) => Promise<number>;
};

async function sideBySide(clients: number, goal: number, { ours, rival }: Sides): Promise<BenchRow[]> {
  const taken: LoadResult[] = [];
  const same: number[] = [];
  const single: number[] = [];
  for (let round = 0; round < rounds; round++) {
    taken.push(await ours(clients));
    same.push(await rival('same-inserts', clients));
  }
  // Last, for its hundreds of thousands of rows keep the server's vacuum and checkpoints busy long after it has ended.
  for (let round = 0; round < rounds; round++) single.push(await rival('one-row', clients));
  const failed = taken.reduce((sum, one) => sum + one.failed, 0);
  if (failed > 0) throw new Error(`${failed} reports were not created.`);
  const perSecond = median(taken.map((one) => one.perSecond));
  const p99 = median(taken.map((one) => one.p99Milliseconds));
  const against = (name: string, rates: number[], wanted: number | null): BenchRow => {
    const ratio = median(taken.map((one, round) => one.perSecond / (rates[round] as number)));
    return {
      name: `intake, ${clients} clients, ${name}`,
      ours: perSecond,
      rival: median(rates),
      ratio,
      goal: wanted,
      unit: '/s',
      passed: wanted === null || ratio >= wanted,
    };
  };
  return [
    against('against pgbench with the same inserts', same, goal),
    against('against pgbench with a one-row insert', single, null),
    {
      name: `intake, ${clients} clients, p99`,
      ours: p99,
      rival: null,
      ratio: null,
      goal: p99Goal,
      unit: 'ms',
      passed: p99 <= p99Goal,
    },
  ];
}

function makeBody(): string {
  const [lon, lat] = middleOf(1 + Math.floor(Math.random() * 6));
  return JSON.stringify({
    id: uuidv7(),
    channel: 'phone-page',
    category: 'light-out',
    text: '路灯不亮',
    position: { lon: lon + 0.0004, lat: lat + 0.0004, crs: 'WGS84', accuracyMeters: 8, source: 'gps' },
  });
}

/** What autovacuum and the checkpointer would do within minutes, in the middle of somebody's round. */
async function settle(url: string): Promise<void> {
  const database = await connect({ databaseUrl: url, dataDir: '' });
  await database.sql`vacuum analyze`;
  await database.sql`checkpoint`;
  await database.close();
}

async function prepare(url: string): Promise<Ids> {
  const database = await connect({ databaseUrl: url, dataDir: '' });
  await loadCalendar(database.db, [...publishedCalendarDays]);
  const communityId = await createCommunity(database.db, smallSeed('bench'), new Date());
  await database.sql`create sequence bench_number start 100000000`;
  const [row] = await database.sql<{ postingId: string; boundaryVersionId: string }[]>`
    select p.id as "postingId", b.id as "boundaryVersionId" from posting p join boundary_version b using (community_id) where p.community_id = ${communityId} and p.post = 'grid-worker' limit 1`;
  await database.close();
  if (!row) throw new Error('The bench community has no worker.');
  return { communityId, gridCode: 'SMALL-002', ...row };
}
