import type { ServerResponse } from 'node:http';
import type { Sql } from 'postgres';
import type { Language } from '#contract/lists.ts';
import { type FeedEntry, readFeedAfter } from '#db/queries/feed.ts';
import type { Speaker } from '#domain/publicTicket.ts';
import { type Client, makeClient, openStream } from './client.ts';
import { controlFrame, frameOf } from './frames.ts';
import { makeTail, type Tail } from './tail.ts';

export type LiveOptions = {
  sql: Sql;
  clock: () => Date;
  /** How often the feed is looked at without a hint, milliseconds: 200 where several servers write, 1000 embedded. */
  pollMilliseconds: number;
  heartbeatMilliseconds?: number;
  /** A client further behind than this is told to fetch the snapshot anew, entries. */
  furthestBehind?: number;
  onError: (error: unknown) => void;
};

export type Subscription = {
  community: { id: string; speaker: () => Promise<Speaker> };
  after: number | null;
  language: Language;
  headers: Record<string, string>;
};
export type LiveFeed = {
  /** Something was committed for this community in this process. */
  hint: (communityId: string) => void;
  subscribe: (response: ServerResponse, subscription: Subscription) => Promise<void>;
  clients: () => number;
  /** Tells everybody that the server restarts, and stops. */
  close: () => Promise<void>;
};

type Channel = { tail: Tail; clients: Set<Client>; started: Promise<void>; speaker: () => Promise<Speaker> };
const restartMilliseconds = 1000;

/** The public feed to any number of walls: one tail per community, one frame per entry and language, however many read. */
export function makeLiveFeed(options: LiveOptions): LiveFeed {
  const { sql, clock, heartbeatMilliseconds = 10_000, furthestBehind = 1000 } = options;
  const channels = new Map<string, Channel>();

  const heartbeat = setInterval(() => {
    const now = clock().toISOString();
    for (const { tail, clients } of channels.values()) {
      const frame = controlFrame('heartbeat', { asOf: tail.last(), now });
      for (const client of clients) {
        client.check(Date.now());
        client.write(frame);
      }
    }
  }, heartbeatMilliseconds);
  heartbeat.unref();

  function channelOf({ id, speaker }: Subscription['community']): Channel {
    const known = channels.get(id);
    if (known) return known;
    const clients = new Set<Client>();
    // Frames need the ground's names, which may be read anew; deliveries wait for each other so that order holds.
    let queue = Promise.resolve();
    const deliver = (entries: FeedEntry[]) => {
      queue = queue.then(async () => broadcast(entries, clients, await speaker())).catch(options.onError);
    };
    const tail = makeTail({
      sql,
      communityId: id,
      pollMilliseconds: options.pollMilliseconds,
      deliver,
      onError: options.onError,
    });
    const channel = { tail, clients, started: tail.start(), speaker };
    channel.started.catch(() => channels.delete(id));
    channels.set(id, channel);
    return channel;
  }

  /** Brings a client to where the tail is, from the table, then lets it hear the tail: no gap, no entry twice. */
  async function catchUp(client: Client, channel: Channel, communityId: string): Promise<void> {
    while (!client.isGone() && client.position < channel.tail.last()) {
      const entries = await readFeedAfter(sql, communityId, client.position, 200);
      if (entries.length === 0) break;
      broadcast(entries, [client], await channel.speaker());
    }
    if (!client.isGone()) channel.clients.add(client);
  }

  return {
    hint: (communityId) => channels.get(communityId)?.tail.hint(),
    clients: () => [...channels.values()].reduce((sum, { clients }) => sum + clients.size, 0),
    subscribe: async (response, { community, after, language, headers }) => {
      const channel = channelOf(community);
      await channel.started;
      const last = channel.tail.last();
      const isLost = after !== null && (after > last || last - after > furthestBehind);
      openStream(response, headers);
      const client = makeClient(response, {
        language,
        position: after === null || isLost ? last : after,
        onGone: () => channel.clients.delete(client),
      });
      client.write(
        `retry: ${restartMilliseconds}\n${controlFrame('hello', { asOf: last, now: clock().toISOString() })}`,
      );
      if (isLost) client.write(controlFrame('reset', { asOf: last }, last));
      await catchUp(client, channel, community.id);
    },
    close: async () => {
      clearInterval(heartbeat);
      await Promise.all([...channels.values()].map(({ tail }) => tail.stop()));
      const frame = controlFrame('restart', { retryMilliseconds: restartMilliseconds });
      for (const { clients } of channels.values()) for (const client of [...clients]) client.end(frame);
    },
  };
}

function broadcast(entries: FeedEntry[], clients: Iterable<Client>, speaker: Speaker): void {
  const receivers = [...clients];
  for (const entry of entries) {
    const frames = new Map<Language, string>();
    for (const client of receivers) {
      if (entry.sequence <= client.position) continue;
      let frame = frames.get(client.language);
      if (frame === undefined) {
        frame = frameOf(entry, client.language, speaker);
        frames.set(client.language, frame);
      }
      client.write(frame, entry.sequence);
    }
  }
}
