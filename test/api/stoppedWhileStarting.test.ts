import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testEngine } from '#support/database.ts';
import { freePort } from '#support/postgresServer.ts';
import { root } from '#support/sources.ts';
import { lockHolder } from '../../api/db/embedded/lock.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'mangrid-stop-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

type Started = { child: ChildProcess; said: () => string };
/** The server as `npm start` runs it, without pages and demo, up to the moment its engine begins to open. */
async function begin(): Promise<Started> {
  const code = `const { start } = await import('./api/server.ts');
    await start({ onProgress: ({ step }) => console.log('step', step) }); console.log('started');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      DEMO: 'off',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      PORT: String(await freePort()),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  await until(
    () => /step engine-(create|start)/.test(text),
    () => text,
  );
  return { child, said: () => text };
}

async function until(isSo: () => boolean, said: () => string): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain. It said: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A first start on a busy machine. */
const patience = { timeout: 100_000 };

describe.runIf(testEngine() === 'embedded')('a server stopped while its engine opens', patience, () => {
  it('closes the engine, gives the directory back and ends well', async () => {
    const { child, said } = await begin();
    child.kill('SIGTERM');
    const [exitCode] = await once(child, 'exit');
    expect([exitCode, said()]).toEqual([0, expect.stringMatching(/closed\.\s*$/)]);
    expect(said()).not.toMatch(/Error/);
    expect(lockHolder(dataDir)).toBeNull();
  });

  it('and killed leaves no engine behind, and no complaint', async () => {
    const { child, said } = await begin();
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until(() => lockHolder(dataDir) === null, said);
    expect(said()).not.toMatch(/Error/);
  });
});
