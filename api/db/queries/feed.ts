import type { Sql } from 'postgres';
import type { UnspokenTicket } from '#domain/publicTicket.ts';

/** One entry of the public feed; payload null is withheld from public readers. */
export type FeedEntry = {
  sequence: number;
  at: string;
  kind: 'ticket.opened' | 'ticket.changed';
  ticketId: string;
  requestId: string | null;
  payload: UnspokenTicket | null;
};

/** The sequence up to which everything is committed: the counter row moves in the transaction that appends. */
export async function readSequence(sql: Sql, communityId: string): Promise<number> {
  const [row] = await sql<
    { sequence: number }[]
  >`select feed_sequence::float8 as sequence from community_counter where community_id = ${communityId}`;
  return row?.sequence ?? 0;
}

/** Entries after a sequence, in order, at most `limit`. */
export const readFeedAfter = (
  sql: Sql,
  communityId: string,
  after: number,
  limit: number,
): Promise<FeedEntry[]> => sql<FeedEntry[]>`
  select sequence::float8 as sequence, at::text as at, kind, ticket_id as "ticketId", request_id as "requestId", payload
  from feed where community_id = ${communityId} and sequence > ${after} order by sequence limit ${limit}`;
