import type { Sql } from 'postgres';
import type { Language } from '#contract/lists.ts';
import { type FeedEntry, readFeedAfter } from '#db/queries/feed.ts';
import type { Speaker } from '#domain/publicTicket.ts';
import type { Client } from './client.ts';
import { controlFrame, frameOf } from './frames.ts';
import type { StaffClient } from './staffClient.ts';
import { makeTail, type Tail } from './tail.ts';

export type ChannelOptions = {
  sql: Sql;
  communityId: string;
  pollMilliseconds: number;
  /** The names that sentences need; they may be read anew. */
  speaker: () => Promise<Speaker>;
  onError: (error: unknown) => void;
};
export type Channel = {
  tail: Tail;
  started: Promise<void>;
  /** Brings a client up to date and lets it hear what comes. */
  join: (client: Client) => Promise<void>;
  joinStaff: (staff: StaffClient) => Promise<void>;
  leave: (client: Client) => void;
  clients: () => Client[];
  checkStaff: () => void;
  /** How far the slowest client is behind, entries. */
  lag: () => number;
};

/** What a client is told when something failed on the way to it: to come back, and get from the table what it missed. */
const comeBack = controlFrame('restart', { retryMilliseconds: 1000 });
/** Entries read by one query while a client catches up. */
const pageSize = 100;

/** One community's tail and everybody who listens to it. */
export function openChannel({
  sql,
  communityId,
  pollMilliseconds,
  speaker,
  onError,
}: ChannelOptions): Channel {
  const all = new Map<Client, StaffClient | null>();
  /** Those who are up to date and hear the tail itself; the others are catching up. */
  const listening = new Set<Client>();
  // Deliveries wait for each other, so that order holds while names are read.
  let queue = Promise.resolve();

  async function deliver(entries: FeedEntry[]): Promise<void> {
    try {
      broadcast(entries, listening, await speaker());
    } catch (error) {
      onError(error);
      for (const client of [...listening]) client.end(comeBack);
      return;
    }
    const last = entries.at(-1)?.sequence ?? 0;
    // Who was full has missed some of it: it reads on from the table, at its own pace.
    for (const client of [...listening]) if (client.position < last) catchUp(client);
  }

  function catchUp(client: Client): void {
    listening.delete(client);
    join(client).catch((error: unknown) => {
      onError(error);
      client.end(comeBack);
    });
  }

  async function join(client: Client): Promise<void> {
    if (client.isGone()) return;
    all.set(client, null);
    while (!client.isGone() && client.position < tail.last()) {
      const entries = await readFeedAfter(sql, communityId, client.position, pageSize);
      if (entries.length === 0) break;
      const words = await speaker();
      for (const entry of entries) {
        await client.drained();
        // What is read from the table is next, whatever was before it.
        client.position = entry.sequence - 1;
        broadcast([entry], [client], words);
      }
    }
    // In the same step that found it up to date: no gap, no entry twice.
    if (!client.isGone()) listening.add(client);
  }

  async function joinStaff(staff: StaffClient): Promise<void> {
    const { client } = staff;
    while (!client.isGone() && client.position < tail.last()) {
      const entries = await readFeedAfter(sql, communityId, client.position, pageSize);
      if (entries.length === 0) break;
      await staff.take(entries);
    }
    if (!client.isGone()) all.set(client, staff);
  }

  const tail = makeTail({
    sql,
    communityId,
    pollMilliseconds,
    onError,
    deliver: (entries) => {
      queue = queue.then(() => deliver(entries));
      for (const staff of all.values()) void staff?.take(entries);
    },
  });
  return {
    tail,
    started: tail.start(),
    join,
    joinStaff,
    leave: (client) => {
      all.delete(client);
      listening.delete(client);
    },
    clients: () => [...all.keys()],
    checkStaff: () => {
      for (const staff of all.values()) void staff?.check();
    },
    lag: () => Math.max(0, ...[...all.keys()].map(({ position }) => tail.last() - position)),
  };
}

/** One frame per entry and language, however many read. Who is full or has it already is passed over. */
function broadcast(entries: FeedEntry[], clients: Iterable<Client>, speaker: Speaker): void {
  const receivers = [...clients];
  for (const entry of entries) {
    const frames = new Map<Language, string>();
    for (const client of receivers) {
      if (entry.sequence !== client.position + 1 || client.isFull()) continue;
      let frame = frames.get(client.language);
      if (frame === undefined) {
        frame = frameOf(entry, client.language, speaker);
        frames.set(client.language, frame);
      }
      client.write(frame, entry.sequence);
    }
  }
}
