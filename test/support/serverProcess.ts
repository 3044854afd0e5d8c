import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgresServer.ts';
import { root } from './sources.ts';

export type ServerProcess = {
  url: string;
  pid: number;
  signal: (name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM') => void;
  /** Resolves when the process is gone. */
  ended: Promise<void>;
};

/** The real server in a process of its own: what a test may kill. On a free port and without pages, unless PORT and WEB_DIR
 * say otherwise. Ready when it answers. */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const port = Number(env.PORT) || (await freePort());
  // Never the folder of whoever runs the tests: a server leaves the heads of its logs there.
  const ownDir = mkdtempSync(join(tmpdir(), 'mangrid-process-'));
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'test/support/serveApi.ts')], {
    cwd: root,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      DEMO: 'off',
      PORT: String(port),
      DATA_DIR: ownDir,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.once('exit', () => rmSync(ownDir, { recursive: true, force: true }));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child);
  return {
    url,
    pid: child.pid as number,
    signal: (name) => void child.kill(name),
    ended: child.exitCode === null ? once(child, 'exit').then(() => undefined) : Promise.resolve(),
  };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended by itself (exit ${child.exitCode}).`);
    const health = await fetch(`${url}/api/health`)
      .then((response) => response.json() as Promise<{ status: string }>)
      .catch(() => null);
    if (health?.status === 'ok') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error('The server was not ready within 60 s.');
}
