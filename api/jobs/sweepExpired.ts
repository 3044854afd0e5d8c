import type { Db } from '#db/connect.ts';
import { deleteExpired } from '#db/queries/identity.ts';

const hour = 3_600_000;

/** Once an hour removes sessions, one-time values and unpaired screens that have run out, until it is stopped. */
export function sweepExpiredHourly(db: Db, clock: () => Date, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => deleteExpired(db, clock()).catch(onError), hour);
  timer.unref();
  return () => clearInterval(timer);
}
