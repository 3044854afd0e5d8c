import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { SubmitAnswer } from '#contract/reports.ts';
import { loadSeed } from '#scripts/community/loadSeed.ts';
import { openDatabase, testEngine } from '#support/database.ts';
import { prepareEngine } from '#support/demoServer.ts';
import { startServer } from '#support/serverProcess.ts';
import { root } from '#support/sources.ts';
import { acquireLock } from '../../api/db/embedded/lock.ts';
import { demo } from './exampleFolder.ts';

const home = mkdtempSync(join(tmpdir(), 'mangrid-community-'));
const dataDir = join(home, 'data');
const dir = join(home, 'example');
/** The database of the PostgreSQL run has other communities in it. */
const code = `own-${Math.random().toString(36).slice(2, 8)}`;
const env: Record<string, string> =
  testEngine() === 'postgresql'
    ? { DATABASE_URL: inject('databaseUrl'), DATA_DIR: dataDir }
    : { DATABASE_URL: '', DATA_DIR: dataDir };

type Ended = { exitCode: number; lines: string[]; errors: string };
const run = (...argv: string[]): Promise<Ended> => runWith({}, ...argv);
const runWith = (more: Record<string, string>, ...argv: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', join(root, 'scripts/community.ts'), ...argv],
      { cwd: root, env: { ...process.env, ...env, ...more } },
      (error, stdout, stderr) =>
        resolve({
          exitCode: error ? Number(error.code) : 0,
          lines: stdout.split('\n'),
          errors: stderr.trim(),
        }),
    );
  });
const peopleFile = join(dir, 'community.json');
const change = (edit: (json: { community: { code: string }; persons: { phone: string }[] }) => void) => {
  const json = JSON.parse(readFileSync(peopleFile, 'utf8'));
  edit(json);
  writeFileSync(peopleFile, JSON.stringify(json));
};
const { grids, buildings, units, rooms } = demo.land;
const roomCount = Object.values(rooms).flatMap((unit) => unit.rooms).length;
const countLines = [
  `grids: ${grids.features.length}`,
  `buildings: ${buildings.features.length}`,
  `units: ${units.features.length}`,
  `rooms: ${roomCount}`,
  `people: ${demo.people.persons.length}`,
  `postings: ${demo.people.postings.length}`,
  `organisations: ${demo.people.organisations.length}`,
];
const oneLine = /^community: [^\n]+$/;

const rowsOf = async (sql: Sql, of: string) => [...(await sql`select id from community where code = ${of}`)];

beforeAll(async () => {
  if (testEngine() === 'embedded') await prepareEngine(dataDir);
}, 120_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Steps of one story, in their order: what a city does from an empty folder to its own server. */
describe('a community of one’s own', () => {
  it('begins with an example that says it is invented, and never over files that are there', async () => {
    const { exitCode, lines } = await run('example', dir);
    expect([exitCode, lines[0]]).toEqual([0, expect.stringContaining('all of it invented')]);
    for (const name of readdirSync(dir))
      expect(readFileSync(join(dir, name), 'utf8').slice(0, 400), name).toMatch(/虚构/);
    const again = await run('example', dir);
    expect(again.exitCode).toBe(1);
    expect(again.errors).toMatch(/^community: [^\n]+: seen \d+ files[^\n]*; wanted a new or empty folder$/);
  });

  it('is checked, and counted like the demo', async () => {
    const { exitCode, lines } = await run('check', dir);
    expect(exitCode).toBe(0);
    expect(lines).toEqual(expect.arrayContaining(countLines));
  });

  it('is not loaded while something is refused, and no database is opened for it', async () => {
    change((json) => {
      json.community.code = code;
      (json.persons[3] as { phone: string }).phone = 'unknown';
    });
    for (const verb of ['check', 'load']) {
      // A port where nobody listens: to open it would end with 2.
      const { exitCode, lines } = await runWith(
        { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' },
        verb,
        dir,
      );
      expect(exitCode).toBe(1);
      expect(lines.filter((line) => line.startsWith('refused '))).toHaveLength(1);
    }
    change((json) => {
      (json.persons[3] as { phone: string }).phone = '100-0000-0004';
    });
  });

  it('is not loaded while its grids leave a gap: what is served covers the community', async () => {
    const gridFile = join(dir, 'grids.geojson');
    const whole = readFileSync(gridFile, 'utf8');
    const land = JSON.parse(whole);
    land.features[0].geometry.coordinates[0][1][0] -= 0.0005;
    writeFileSync(gridFile, JSON.stringify(land));
    for (const verb of ['check', 'load']) {
      const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' };
      const { exitCode, lines } = await runWith(nowhere, verb, dir);
      expect(exitCode).toBe(1);
      expect(lines.join('\n')).toMatch(/not loadable: loading publishes the grids; seen [1-9]\d* gaps /);
    }
    writeFileSync(gridFile, whole);
  });

  it.runIf(testEngine() === 'embedded')('waits for a server that runs: its process is named', async () => {
    const held = acquireLock(dataDir, 4242);
    try {
      const { exitCode, errors } = await run('load', dir);
      expect(exitCode).toBe(2);
      expect(errors).toMatch(oneLine);
      expect(errors).toContain('in use by Mangrid process 4242');
    } finally {
      if (held.ok) held.lock.release();
    }
  });

  it('is loaded, with the steps it went through and what to do next', async () => {
    const { exitCode, lines, errors } = await run('load', dir);
    expect([exitCode, errors]).toEqual([0, '']);
    const said = lines.join('\n');
    expect(said).toMatch(/\d s {2}示例社区 \(own-\w+\) is loaded\./);
    expect(said).toContain('DEMO=off npm start');
    expect(said).toContain('/sign-in');
  }, 120_000);

  it('is refused a second time, and nothing changes', async () => {
    const { exitCode, errors } = await run('load', dir);
    expect(exitCode).toBe(1);
    expect(errors).toMatch(oneLine);
    expect(errors).toContain(`seen ${code}, which this database already has`);
  }, 120_000);

  it('is served by a server without the demo: its grids, and a holder for a report in one of them', async () => {
    const server = await startServer({ ...env, DEMO: 'off' });
    try {
      const ask = (path: string, init?: RequestInit) =>
        fetch(`${server.url}${path}?community=${code}`, init).then((response) => response.json());
      const served = (await ask('/api/grids')) as { features: { properties: { gridCode: string } }[] };
      expect(served.features.map(({ properties }) => properties.gridCode).sort()).toEqual(
        grids.features.map(({ properties }) => properties.gridCode).sort(),
      );
      const [door] = units.features;
      const [lon, lat] = door?.geometry.coordinates ?? [];
      const { ticket } = (await ask('/api/reports', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          id: uuidv7(),
          channel: 'phone-page',
          position: { lon, lat, crs: 'WGS84', accuracyMeters: 5, source: 'gps' },
          category: 'light-out',
          text: '楼道灯不亮',
        }),
      })) as SubmitAnswer;
      expect(ticket.gridCode).toBe(door?.properties.gridCode);
      expect(['grid-worker', 'duty-officer']).toContain(ticket.holder?.post);
      expect(ticket.number).toMatch(/^WY-\d{4}-000001$/);
      if (testEngine() === 'embedded') {
        const first = (await fetch(`${server.url}/api/grids`).then((response) => response.json())) as object;
        expect(first).toMatchObject({ isDemo: false });
      }
    } finally {
      server.signal('SIGTERM');
      await server.ended;
    }
  }, 120_000);

  it('leaves no row behind when its last rows cannot be written', async () => {
    const database = await openDatabase();
    try {
      const seed = structuredClone(demo);
      seed.community.code = `${code}-b`;
      (seed.people.leaves.at(-1) as { person: string }).person = 'nobody';
      await expect(loadSeed(database.db, seed, new Date())).rejects.toThrow('nobody');
      expect(await rowsOf(database.sql, seed.community.code)).toEqual([]);
    } finally {
      await database.close();
    }
  });

  it('cannot be looked at where there is no folder, and says so with exit code 2', async () => {
    for (const argv of [
      ['check', join(home, 'nowhere')],
      ['load', peopleFile],
      ['check'],
      ['mend', dir],
      [],
    ]) {
      const { exitCode, errors } = await run(...argv);
      expect(exitCode, argv.join(' ')).toBe(2);
      expect(errors).toMatch(/^community: [^\n]+: seen [^\n]+; wanted [^\n]+$/);
    }
  });
});
