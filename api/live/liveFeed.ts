import type { ServerResponse } from 'node:http';
import type { Sql } from 'postgres';
import type { Language } from '#contract/lists.ts';
import type { Speaker } from '#domain/publicTicket.ts';
import { type Channel, openChannel } from './channel.ts';
import { makeClient, openStream } from './client.ts';
import { controlFrame } from './frames.ts';
import { makeStaffClient, type StaffReader } from './staffClient.ts';

export type LiveOptions = {
  sql: Sql;
  clock: () => Date;
  /** How often the feed is looked at without a hint, milliseconds: 200 where several servers write, 1000 embedded. */
  pollMilliseconds: number;
  heartbeatMilliseconds?: number;
  /** A client further behind than this is told to fetch the snapshot anew, entries. */
  furthestBehind?: number;
  /** A client that took nothing for so long is dropped. */
  stalledMilliseconds?: number;
  onError: (error: unknown) => void;
};

export type Subscription = {
  community: { id: string; speaker: () => Promise<Speaker> };
  /** Where the client was; null begins now, NaN does not know and must read the snapshot. */
  after: number | null;
  language: Language;
  headers: Record<string, string>;
  /** A signed-in reader: hears of the tickets of their scope, for as long as it is theirs. */
  reader?: StaffReader;
};
export type LiveFeed = {
  /** Something was committed for this community in this process. */
  hint: (communityId: string) => void;
  subscribe: (response: ServerResponse, subscription: Subscription) => Promise<void>;
  clients: () => number;
  /** How far the slowest client is behind, entries. */
  lag: () => number;
  /** Tells everybody that the server restarts, and stops. */
  close: () => Promise<void>;
};

const restartMilliseconds = 1000;
/** How often it is looked whether clients still read, and whether staff still are who they were, milliseconds. */
const checkMilliseconds = 2000;

/** The public feed to any number of walls, and through its scope to staff: one tail per community. */
export function makeLiveFeed(options: LiveOptions): LiveFeed {
  const {
    clock,
    heartbeatMilliseconds = 10_000,
    furthestBehind = 1000,
    stalledMilliseconds = 15_000,
  } = options;
  const channels = new Map<string, Channel>();

  const heartbeat = setInterval(() => {
    const now = clock().toISOString();
    for (const { tail, clients } of channels.values()) {
      const frame = controlFrame('heartbeat', { asOf: tail.last(), now });
      for (const client of clients()) if (!client.isFull()) client.write(frame);
    }
  }, heartbeatMilliseconds);
  const check = setInterval(() => {
    const now = performance.now();
    for (const { clients, checkStaff } of channels.values()) {
      for (const client of clients()) client.check(now);
      checkStaff();
    }
  }, checkMilliseconds);
  for (const timer of [heartbeat, check]) timer.unref();

  function channelOf({ id, speaker }: Subscription['community']): Channel {
    const known = channels.get(id);
    if (known) return known;
    const { sql, pollMilliseconds, onError } = options;
    const channel = openChannel({ sql, communityId: id, pollMilliseconds, speaker, onError });
    channel.started.catch(() => channels.delete(id));
    channels.set(id, channel);
    return channel;
  }

  return {
    hint: (communityId) => channels.get(communityId)?.tail.hint(),
    clients: () => [...channels.values()].reduce((sum, { clients }) => sum + clients().length, 0),
    lag: () => Math.max(0, ...[...channels.values()].map(({ lag }) => lag())),
    subscribe: async (response, { community, after, language, headers, reader }) => {
      const channel = channelOf(community);
      await channel.started;
      const last = channel.tail.last();
      const isLost = after !== null && !(after <= last && last - after <= furthestBehind);
      openStream(response, headers);
      const client = makeClient(response, {
        language,
        position: after === null || isLost ? last : after,
        stalledMilliseconds,
        onGone: () => channel.leave(client),
      });
      client.write(
        `retry: ${restartMilliseconds}\n${controlFrame('hello', { asOf: last, now: clock().toISOString() })}`,
      );
      if (isLost) client.write(controlFrame('reset', { asOf: last }, last));
      await (reader ? channel.joinStaff(makeStaffClient(client, reader)) : channel.join(client));
    },
    close: async () => {
      for (const timer of [heartbeat, check]) clearInterval(timer);
      await Promise.all([...channels.values()].map(({ tail }) => tail.stop()));
      const frame = controlFrame('restart', { retryMilliseconds: restartMilliseconds });
      for (const { clients } of channels.values()) for (const client of clients()) client.end(frame);
    },
  };
}
