import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock, lockHolder } from '../../api/db/embedded/lock.ts';

let directory: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mangrid-lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

type Answer = { ready?: boolean; released?: boolean; won?: boolean; refusedBy?: number | null };
const answer = async (child: ChildProcess): Promise<Answer> => (await once(child, 'message'))[0] as Answer;
async function startRacer(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'lockRacer.ts'), { execArgv: ['--import', 'tsx'] });
  children.push(child);
  expect(await answer(child)).toEqual({ ready: true });
  return child;
}
function ask(child: ChildProcess, order: object): Promise<Answer> {
  const answered = answer(child);
  child.send(order);
  return answered;
}
const locksIn = () => readdirSync(directory).filter((name) => name.startsWith('engine.lock.'));
const held = () => JSON.parse(readFileSync(join(directory, locksIn()[0] as string), 'utf8'));

describe('the lock of a data directory', () => {
  it('refuses a second holder within a second and names the first by its pid', () => {
    const first = acquireLock(directory);
    expect(first.ok).toBe(true);
    const startedAt = Date.now();
    const second = acquireLock(directory);
    expect(Date.now() - startedAt).toBeLessThan(1000);
    expect(second).toMatchObject({ ok: false, because: { pid: process.pid, serverPid: process.pid } });
    expect(lockHolder(directory)).toMatchObject({ serverPid: process.pid });
  });

  it('names the server, not the engine’s own process, where the two differ', () => {
    acquireLock(directory, 4711);
    expect(acquireLock(directory)).toMatchObject({
      ok: false,
      because: { pid: process.pid, serverPid: 4711 },
    });
  });

  it('when released lets the next in, again and again, and leaves one file', () => {
    for (let round = 0; round < 20; round++) {
      const result = acquireLock(directory);
      expect(result.ok).toBe(true);
      if (result.ok) result.lock.release();
      expect(lockHolder(directory)).toBeNull();
    }
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it('left by a killed process is taken over', async () => {
    const child = await startRacer();
    expect(await ask(child, { do: 'acquire', directory })).toMatchObject({ won: true });
    expect(acquireLock(directory)).toMatchObject({ ok: false, because: { pid: child.pid } });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(acquireLock(directory).ok).toBe(true);
  });

  it('is not fooled by a recycled pid: another process of that number, or another boot', () => {
    acquireLock(directory);
    const mine = held();
    for (const other of [
      { ...mine, startedAt: String(Number(mine.startedAt) - 1) },
      { ...mine, boot: '00000000-0000-0000-0000-000000000000' },
      { ...mine, pid: 2 ** 22 + 1 },
    ]) {
      const name = locksIn()[0] as string;
      writeFileSync(join(directory, name), JSON.stringify(other));
      const result = acquireLock(directory);
      expect(result.ok, JSON.stringify(other)).toBe(true);
    }
  });

  it('never goes by age: a holder that runs since long is still the holder', () => {
    acquireLock(directory);
    const name = locksIn()[0] as string;
    const before = readFileSync(join(directory, name), 'utf8');
    rmSync(join(directory, name));
    writeFileSync(join(directory, name), before, { mode: 0o600 });
    expect(acquireLock(directory).ok).toBe(false);
  });

  it('is not confused by a stray file whose name only begins like a lock', () => {
    for (const stray of ['engine.lock.bak', 'engine.lock.', 'engine.lock.7~', 'engine.lock.1e9'])
      writeFileSync(join(directory, stray), 'stray');
    const first = acquireLock(directory);
    expect(first.ok).toBe(true);
    expect(acquireLock(directory).ok).toBe(false);
    if (first.ok) first.lock.release();
    expect(acquireLock(directory).ok).toBe(true);
  });

  it('that cannot be read is not taken over but named', () => {
    writeFileSync(join(directory, 'engine.lock.3'), '{"pid":');
    expect(() => acquireLock(directory)).toThrow(/engine\.lock\.3 cannot be read/);
    expect(locksIn()).toEqual(['engine.lock.3']);
  });

  it('has exactly one winner in each of 100 races of six processes, and every loser knows who', async () => {
    const racers = await Promise.all(Array.from({ length: 6 }, startRacer));
    for (let round = 0; round < 100; round++) {
      // In turn: a released lock, a lock left by a dead process, a fresh folder.
      if (round % 3 === 1)
        writeFileSync(
          join(directory, `engine.lock.${round * 100}`),
          JSON.stringify({ pid: 2 ** 22 + 1, serverPid: 1, startedAt: '1', boot: 'x' }),
        );
      if (round % 3 === 2) for (const name of locksIn()) rmSync(join(directory, name));
      const answers = await Promise.all(racers.map((racer) => ask(racer, { do: 'acquire', directory })));
      const winners = racers.filter((_, index) => answers[index]?.won);
      expect(winners.length, `round ${round}`).toBe(1);
      for (const { won, refusedBy } of answers) if (!won) expect(refusedBy).toBe(winners[0]?.pid);
      expect(await ask(winners[0] as ChildProcess, { do: 'release' })).toEqual({ released: true });
    }
  }, 60_000);
});
