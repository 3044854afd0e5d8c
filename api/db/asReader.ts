import { sql } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';

export type ReaderRights = {
  communityId: string;
  /** Rows with the name and phone of somebody who reported. */
  readsContact: boolean;
};

/**
 * The second wall: personal tables (people, who reported) are read inside this alone, as a role that row-level security binds
 * to one community and to what it was let do. A query that forgets its own condition still finds nothing that is not its
 * reader's. On the embedded engine all connections are one session, so everything is LOCAL to the transaction.
 */
export function asReader<Result>(
  db: Db,
  { communityId, readsContact }: ReaderRights,
  run: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('mangrid.community', ${communityId}, true),
        set_config('mangrid.reads_contact', ${readsContact ? 'yes' : 'no'}, true), set_config('role', 'mangrid_reader', true)`);
      return run(tx);
    },
    { accessMode: 'read only' },
  );
}
