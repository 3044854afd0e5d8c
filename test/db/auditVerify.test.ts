import { execFile } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anchorAudit, anchorPath } from '#actions/anchorAudit.ts';
import { createCommunity, loadCalendar } from '#actions/createCommunity.ts';
import { recordAudit } from '#actions/recordAudit.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';
import { testEngine } from '#support/database.ts';
import { freePort } from '#support/postgresServer.ts';
import { startServer } from '#support/serverProcess.ts';
import { smallSeed } from '#support/smallCommunity.ts';
import { root } from '#support/sources.ts';
import { connect, type Database } from '../../api/db/connect.ts';
import { completedMarkOf } from '../../api/db/embedded/cluster.ts';
import { acquireLock } from '../../api/db/embedded/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'mangrid-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const serverKey = 'test-key-test-key-test-key-test-key';
const at = new Date('2026-11-23T02:00:00.000Z');

type Ended = { code: number; out: string; error: string };
/** The command as a person types it, with nothing in its environment but this. */
const auditVerify = (env: Record<string, string>): Promise<Ended> =>
  new Promise((resolve) => {
    const { PATH = '', HOME = '' } = process.env;
    execFile(
      process.execPath,
      ['--import', 'tsx', join(root, 'scripts/auditVerify.ts')],
      { cwd: root, env: { PATH, HOME, ...env } },
      (failure, out, error) => resolve({ code: Number(failure?.code ?? 0), out, error }),
    );
  });
/** It could not look, and says why in one line. */
const refusal = async (env: Record<string, string>): Promise<string> => {
  const { code, out, error } = await auditVerify(env);
  expect({ code, out, lines: error.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
  return error.trim();
};

describe('audit:verify', () => {
  it('refuses a folder without a database, and creates nothing', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const mistyped = join(folder, 'mistyped');
    for (const dataDir of [empty, mistyped])
      expect(await refusal({ DATA_DIR: dataDir })).toBe(
        `audit:verify could not look: DATA_DIR ${dataDir}: seen no embedded database; wanted the folder the server runs with, or DATABASE_URL`,
      );
    expect(readdirSync(empty)).toEqual([]);
    expect(existsSync(mistyped)).toBe(false);
  });

  it('names the process of a server that runs on the folder', async () => {
    const dataDir = join(folder, 'running');
    const locked = acquireLock(dataDir);
    if (!locked.ok) throw new Error('The folder is new.');
    writeFileSync(completedMarkOf(dataDir), '');
    expect(await refusal({ DATA_DIR: dataDir })).toContain(`in use by Mangrid process ${process.pid}`);
    locked.lock.release();
    expect(await refusal({ DATA_DIR: dataDir })).toContain('server-key: seen no key; wanted the key');
  });

  it('says which setting is wrong', async () => {
    expect(await refusal({ SERVER_KEY: 'short' })).toContain('SERVER_KEY is too short');
  });
});

describe.runIf(testEngine() === 'postgresql')('audit:verify on PostgreSQL', () => {
  const url = new URL(inject('databaseUrl') ?? 'postgres://nowhere');
  url.pathname = `/verify_${Date.now().toString(36)}`;
  const name = url.pathname.slice(1);
  const dataDir = join(folder, 'data');
  const env = { DATABASE_URL: url.href, DATA_DIR: dataDir, SERVER_KEY: serverKey };
  let admin: Database;
  let database: Database;
  let communityId: string;
  beforeAll(async () => {
    admin = await connect({ databaseUrl: inject('databaseUrl'), dataDir: '' });
    await admin.sql.unsafe(`create database ${name}`);
    expect(await refusal(env)).toContain(`the database ${name}: seen no log; wanted a database of Mangrid`);
    database = await connect({ databaseUrl: url.href, dataDir: '' });
    expect(await refusal(env)).toContain('seen no community');
    await loadCalendar(database.db, [...publishedCalendarDays]);
    communityId = await createCommunity(database.db, smallSeed('verified'), at);
    await write(3);
  });
  afterAll(async () => {
    await database.close();
    await admin.sql.unsafe(`drop database ${name} with (force)`);
    await admin.close();
  });
  const write = (count: number) =>
    recordAudit(
      database.db,
      { communityId, at, serverKey },
      Array.from({ length: count }, () => ({
        action: 'signed-in' as const,
        actor: { kind: 'person', id: 'a' },
        subject: null,
        details: {},
        requestId: null,
      })),
    );
  const anchor = () =>
    anchorAudit({ db: database.db, serverKey, dataDir, clock: () => at, onLoss: () => undefined })();

  it('says plainly what it cannot find without the file of heads', async () => {
    const { code, out } = await auditVerify(env);
    expect(out.split('\n')).toEqual([
      `${anchorPath(dataDir)}: not found. Without it a log that was rolled back to an earlier state cannot be found.`,
      `verified: 3 entries, ${at.toISOString()} to ${at.toISOString()}, not anchored: intact`,
      '',
    ]);
    expect(code).toBe(0);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('wants the key, and does not take another one for a falsified log', async () => {
    expect(await refusal({ DATABASE_URL: url.href, DATA_DIR: dataDir })).toContain('seen no key');
    const { code, out } = await auditVerify({ ...env, SERVER_KEY: 'another key'.repeat(4) });
    expect(out).toContain('No entry fits: is this the key the server runs with');
    expect(code).toBe(1);
  });

  it('tells an unreachable database and one that is not there in one line', async () => {
    const closed = `postgres://postgres@127.0.0.1:${await freePort()}/postgres`;
    expect(await refusal({ ...env, DATABASE_URL: closed })).toContain('ECONNREFUSED');
    expect(await refusal({ ...env, DATABASE_URL: `${url.href}_mistyped` })).toContain('does not exist');
    expect(await refusal({ ...env, DATABASE_URL: 'mistyped' })).toContain('audit:verify could not look');
  });

  it('finds a log that was rolled back, and whole again says so', async () => {
    await anchor();
    const intact = await auditVerify(env);
    expect(intact.out).toBe(
      `verified: 3 entries, ${at.toISOString()} to ${at.toISOString()}, anchored at entry 3 of ${at.toISOString()}: intact\n`,
    );
    expect(intact.code).toBe(0);
    const [kept] = await database.sql`select * from audit_entry where sequence = 3`;
    const [counter] = await database.sql`select audit_seal from community_counter`;
    await database.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`delete from audit_entry where sequence = 3`;
      await tx`update community_counter set audit_sequence = 2, audit_seal = (select seal from audit_entry where sequence = 2)`;
    });
    const rolledBack = await auditVerify(env);
    expect(rolledBack.out).toContain('NOT intact, 1 place\n  first at entry 3: it was seen outside');
    expect(rolledBack.code).toBe(1);
    await database.sql`insert into audit_entry ${database.sql(kept as never)}`;
    await database.sql`update community_counter set audit_sequence = 3, audit_seal = ${counter?.audit_seal}`;
    expect((await auditVerify(env)).code).toBe(0);
  });

  it('finds the log anchored by a server that was stopped, up to its last entry', async () => {
    const served = { ...env, DATA_DIR: join(folder, 'served') };
    const server = await startServer(served);
    await write(1);
    server.signal('SIGTERM');
    await server.ended;
    expect((await auditVerify(served)).out).toMatch(
      /^verified: 4 entries, .*, anchored at entry 4 of .*: intact$/m,
    );
  }, 90_000);

  it('names the first wrong entry, and a line of the file of heads that somebody else wrote', async () => {
    appendFileSync(anchorPath(dataDir), '{"communityId":"forged"}\n');
    const forged = await auditVerify(env);
    expect(forged.out).toContain(`${anchorPath(dataDir)}: line 2 was not written with this key.`);
    expect(forged.code).toBe(1);
    await database.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update audit_entry set actor_id = 'b' where sequence = 2`;
    });
    expect((await auditVerify(env)).out).toContain(
      'NOT intact, 1 place\n  first at entry 2: it does not fit its seal',
    );
  });
});
