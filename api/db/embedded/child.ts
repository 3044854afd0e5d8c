/**
 * The embedded engine's own process: PostgreSQL compiled to WebAssembly, served on a private Unix socket, so that a slow
 * query never blocks the server's event loop. It holds the lock, ignores signals meant for the group, and closes on
 * the parent's message or when the parent is gone.
 */
import { mkdirSync, mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { postgis } from '@electric-sql/pglite-postgis';
import { clusterDirOf, completedMarkOf, hasCluster } from './cluster.ts';
import { acquireLock } from './lock.ts';
import type { ChildMessage, ParentMessage } from './messages.ts';
import { serveWire } from './wireServer.ts';

const [dataDir = '', loadFrom = ''] = process.argv.slice(2);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
// A parent that dies between the question and the answer is no error: without it this process closes.
const tell = (message: ChildMessage) =>
  process.connected && process.send?.(message, undefined, undefined, () => undefined);

const locked = acquireLock(dataDir, process.ppid);
if (!locked.ok) {
  tell({ kind: 'refused', pid: locked.because.serverPid });
  process.disconnect?.();
  process.exit(3);
}

const clusterDir = clusterDirOf(dataDir);
// A first start that was killed half way leaves a cluster nobody has written to: begin again.
const isNew = !hasCluster(dataDir);
if (isNew) rmSync(clusterDir, { recursive: true, force: true });
mkdirSync(clusterDir, { recursive: true, mode: 0o700 });
tell({ kind: 'progress', step: isNew ? 'engine-create' : 'engine-start' });
const db = await PGlite.create({
  dataDir: clusterDir,
  extensions: { postgis, pg_trgm },
  ...(isNew && loadFrom !== '' ? { loadDataDir: await openAsBlob(loadFrom) } : {}),
});
tell({ kind: 'progress', step: 'engine-extensions' });
await db.exec('create extension if not exists postgis; create extension if not exists pg_trgm;');
writeFileSync(completedMarkOf(dataDir), '');

// Socket paths are limited to 107 bytes, so the socket lives in a short private folder, not in the data directory.
const socketDir = mkdtempSync(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'mangrid-'));
const server = await serveWire(db, join(socketDir, '.s.PGSQL.5432'));
tell({ kind: 'ready', socketDir });

let isClosing = false;
async function close(): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  await server.close();
  await db.close();
  rmSync(socketDir, { recursive: true, force: true });
  if (locked.ok) locked.lock.release();
  tell({ kind: 'closed' });
  process.exit(0);
}

async function dump(file: string): Promise<void> {
  const blob = await db.dumpDataDir('none');
  writeFileSync(file, new Uint8Array(await blob.arrayBuffer()));
  tell({ kind: 'dumped' });
}

process.on(
  'message',
  (message: ParentMessage) => void (message.kind === 'close' ? close() : dump(message.file)),
);
process.on('disconnect', () => void close());
// Gone while the engine was opening: nobody will ever ask.
if (!process.connected) void close();
