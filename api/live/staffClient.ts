import type { FeedEntry } from '#db/queries/feed.ts';
import type { Client } from './client.ts';
import { controlFrame, hintFrame } from './frames.ts';

/** What decides for one reader: which tickets are theirs, and whether they still are who they were. */
export type StaffReader = {
  /** Of these tickets, the ones within the reader's scope. */
  sees: (ticketIds: string[]) => Promise<ReadonlySet<string>>;
  /** False when the session has ended, or the posts, and with them the scope, have changed. */
  isStill: () => Promise<boolean>;
};
export type StaffClient = {
  client: Client;
  /** Passes entries on in order: a hint for what is the reader's, an empty frame for all else. */
  take: (entries: FeedEntry[]) => Promise<void>;
  /** Ends the stream of somebody who is not any more who they were. */
  check: () => Promise<void>;
};

/** A role-filtered stream: ids and kinds only, what they stand for is fetched through the policy. */
export function makeStaffClient(client: Client, reader: StaffReader): StaffClient {
  let last = Promise.resolve();
  async function pass(entries: FeedEntry[]): Promise<void> {
    const fresh = entries.filter(({ sequence }) => sequence > client.position);
    if (fresh.length === 0 || client.isGone()) return;
    const seen = await reader.sees(fresh.map(({ ticketId }) => ticketId));
    for (const entry of fresh) client.write(hintFrame(entry, seen.has(entry.ticketId)), entry.sequence);
  }
  const end = () => client.end(controlFrame('ended', {}));
  return {
    client,
    take: (entries) => {
      last = last.then(() => pass(entries)).catch(end);
      return last;
    },
    check: async () => {
      if (client.isGone()) return;
      // Who cannot be asked about is not let go on.
      if (!(await reader.isStill().catch(() => false))) end();
    },
  };
}
