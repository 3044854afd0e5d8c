import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';

export type PostgresServer = {
  url: string;
  dataDir: string | null;
  stop: () => Promise<void>;
  kill: () => void;
  start: () => void;
};

const installed = '/usr/lib/postgresql';

/** Where Debian keeps initdb and pg_ctl, the newest version; null without PostgreSQL. */
export function postgresBin(): string | null {
  if (!existsSync(installed)) return null;
  const versions = readdirSync(installed)
    .filter((version) => existsSync(join(installed, version, 'bin/initdb')))
    .sort((a, b) => Number(b) - Number(a));
  return versions[0] ? join(installed, versions[0], 'bin') : null;
}

/**
 * Starts a cluster of its own in a temporary folder, with fsync on, as it would run in a city; on loopback only. With
 * DATABASE_URL set, makes a fresh database there instead.
 */
export async function startPostgres(settings: Record<string, string> = {}): Promise<PostgresServer> {
  if (process.env.DATABASE_URL) return freshDatabase(process.env.DATABASE_URL);
  const bin = postgresBin();
  if (!bin)
    throw new Error('PostgreSQL is not installed (wanted: postgresql with postgis, or DATABASE_URL).');
  const dataDir = mkdtempSync(join(tmpdir(), 'mangrid-pg-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const [uid = 0, gid = 0] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
    );
    chownSync(dataDir, uid, gid);
  }
  // As root, initdb refuses.
  const run = (command: string, ...args: string[]) =>
    isRoot
      ? execFileSync('runuser', ['-u', 'postgres', '--', join(bin, command), ...args], {
          stdio: 'pipe',
          cwd: '/',
        })
      : execFileSync(join(bin, command), args, { stdio: 'pipe' });
  run('initdb', '-D', dataDir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
  const port = await freePort();
  const options = Object.entries({ max_connections: '200', shared_buffers: '256MB', ...settings })
    .map(([key, value]) => `-c ${key}=${value}`)
    .join(' ');
  const start = () =>
    void run(
      'pg_ctl',
      '-D',
      dataDir,
      '-w',
      '-l',
      join(dataDir, 'log'),
      '-o',
      `-p ${port} -c listen_addresses=127.0.0.1 -k ${dataDir} ${options}`,
      'start',
    );
  start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    dataDir,
    start,
    kill: () => void run('pg_ctl', '-D', dataDir, '-m', 'immediate', 'stop'),
    stop: async () => {
      run('pg_ctl', '-D', dataDir, '-m', 'fast', '-w', 'stop');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freshDatabase(url: string): Promise<PostgresServer> {
  const name = `mangrid_test_${Date.now().toString(36)}`;
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const unsupported = () => {
    throw new Error('A server named by DATABASE_URL is not stopped or killed by tests.');
  };
  return {
    url: own.href,
    dataDir: null,
    start: unsupported,
    kill: unsupported,
    stop: async () => {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
