import type { ISql, Sql } from 'postgres';

const deadlineSeconds = 30;

/**
 * Resolves once a statement that contains `words` waits for a lock the backend `pid` holds. By who blocks it, because
 * other test files wait for locks of theirs on the same server at the same moment. PostgreSQL only.
 */
export async function untilBlockedBy(sql: Sql, pid: number, words: string): Promise<void> {
  const deadline = Date.now() + deadlineSeconds * 1000;
  while (Date.now() < deadline) {
    const waiting = await sql`
      select 1 from pg_stat_activity where ${pid} = any(pg_blocking_pids(pid)) and position(${words} in query) > 0`;
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Nothing with “${words}” was blocked by backend ${pid} within ${deadlineSeconds} s.`);
}

/** The backend a transaction runs on. */
export async function backendOf(tx: ISql): Promise<number> {
  const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row?.pid as number;
}
