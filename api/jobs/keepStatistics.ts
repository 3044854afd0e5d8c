import type { Sql } from 'postgres';

const minutes = 60_000;

/**
 * The embedded engine has no autovacuum: without statistics every foreign-key check would read a whole community's rows.
 * Gathers them now and every ten minutes until stopped.
 */
export function keepStatistics(sql: Sql, onError: (error: unknown) => void): () => void {
  const gather = () => void sql`analyze`.catch(onError);
  gather();
  const timer = setInterval(gather, 10 * minutes);
  timer.unref();
  return () => clearInterval(timer);
}
