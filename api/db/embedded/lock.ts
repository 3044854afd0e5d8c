import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One engine per data directory: two processes on it corrupt it silently.
 *
 * The lock is the highest-numbered file `engine.lock.N`. Whoever finds its holder gone claims N + 1 by exclusive
 * creation; numbers only grow and the highest file is never deleted, so of any number of racers one wins. A holder is
 * known by pid, process start time and boot, so a recycled pid is not taken for it. Age never matters.
 */
export type Holder = { pid: number; serverPid: number; startedAt: string; boot: string };
export type Lock = { release: () => void };
export type LockResult = { ok: true; lock: Lock } | { ok: false; because: Holder };

const prefix = 'engine.lock.';

export function acquireLock(directory: string, serverPid: number = process.pid): LockResult {
  mkdirSync(directory, { recursive: true });
  const mine: Holder = {
    pid: process.pid,
    serverPid,
    startedAt: processStart(process.pid) ?? '',
    boot: bootId(),
  };
  const draft = join(directory, `.lock-draft-${process.pid}-${Math.random().toString(36).slice(2)}`);
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (;;) {
      const top = highest(directory);
      const holder = top > 0 ? readHolder(join(directory, prefix + top)) : null;
      if (holder && isAlive(holder)) return { ok: false, because: holder };
      if (!linkExclusively(draft, join(directory, prefix + (top + 1)))) continue;
      removeBelow(directory, top + 1);
      return { ok: true, lock: { release: () => release(directory, top + 1) } };
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Who holds the directory now, or null. Reads only: for an early, cheap refusal. */
export function lockHolder(directory: string): Holder | null {
  const top = highest(directory);
  const holder = top > 0 ? readHolder(join(directory, prefix + top)) : null;
  return holder && isAlive(holder) ? holder : null;
}

function release(directory: string, number: number): void {
  const draft = join(directory, `.lock-released-${process.pid}`);
  writeFileSync(draft, 'null');
  renameSync(draft, join(directory, prefix + number));
}

function highest(directory: string): number {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
  return Math.max(0, ...names.map(numberOf));
}

function removeBelow(directory: string, number: number): void {
  for (const name of readdirSync(directory)) {
    if (numberOf(name) > 0 && numberOf(name) < number) rmSync(join(directory, name), { force: true });
  }
}

/** The number in a lock file's name; 0 for any other file, such as a copy somebody made by hand. */
const numberOf = (name: string): number => Number(/^engine\.lock\.(\d+)$/.exec(name)?.[1] ?? 0);

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder | null;
  } catch (error) {
    // Removed by a newer holder between listing and reading: the next round sees the newer one.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`The lock file ${path} cannot be read; remove it if no Mangrid runs on this directory.`, {
      cause: error,
    });
  }
}

function linkExclusively(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const isAlive = (holder: Holder): boolean =>
  holder.boot === bootId() && processStart(holder.pid) === holder.startedAt;

/** When a process started, in the system's own words; null when there is no such process. */
function processStart(pid: number): string | null {
  if (process.platform !== 'linux') return processStartFromPs(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // State Z: a zombie has finished and holds nothing.
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function processStartFromPs(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

function bootId(): string {
  if (process.platform !== 'linux') return process.platform;
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}
