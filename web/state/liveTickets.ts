import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { PublicTicket } from '#contract/tickets.ts';
import type { LiveEvent, Wall } from '#contract/wall.ts';
import { getWall } from '../client.ts';
import { keepFeed } from './feedConnection.ts';
import { emptyFeed, openTickets, withEntry, withReset, withSnapshot } from './feedReducer.ts';
import { waitBefore } from './retry.ts';
import { makeSchedule } from './schedule.ts';
import type { ServerClock } from './serverClock.ts';

type Connection = 'connecting' | 'live' | 'lost';
export type LiveTickets = {
  /** The last snapshot: figures, checks, duty. */
  wall: Accessor<Wall | undefined>;
  /** Open and public, newest first. */
  tickets: Accessor<PublicTicket[]>;
  /** The ticket that has just been opened, for the pulse. */
  arrival: Accessor<PublicTicket | undefined>;
  /** Moves with every change, also with those whose words are withheld. */
  asOf: Accessor<number>;
  ageMilliseconds: Accessor<number>;
  connection: Accessor<Connection>;
  error: Accessor<unknown>;
};

/** Figures follow an event within this time; many events share one reading. */
const settleMilliseconds = 1500;
/** Posts, shifts and deadlines change without an event. */
const refresh = { firstMilliseconds: 30_000, mostMilliseconds: 30_000 };
const afterFailure = { firstMilliseconds: 1000, mostMilliseconds: 15_000 };

/** The picture of the community: a snapshot, the feed laid over it, and how old it is. */
export function createLiveTickets(
  isReady: Accessor<boolean>,
  clock: ServerClock,
  language: Accessor<string>,
): LiveTickets {
  const [wall, setWall] = createSignal<Wall>();
  const [feed, setFeed] = createSignal(emptyFeed);
  const [arrival, setArrival] = createSignal<PublicTicket>();
  const [heardAt, setHeardAt] = createSignal(performance.now());
  const [connection, setConnection] = createSignal<Connection>('connecting');
  const [error, setError] = createSignal<unknown>();
  const reading = makeSchedule(() => void read());
  let [attempt, turn] = [0, 0];
  let endFeed: (() => void) | undefined;

  const heard = (now?: string) => {
    setHeardAt(performance.now());
    if (now) clock.learn(now);
  };
  const take = (snapshot: Wall, tookMilliseconds: number) => {
    clock.learn(snapshot.now, tookMilliseconds);
    setWall(snapshot);
    setFeed((state) => withSnapshot(state, snapshot.asOf, snapshot.tickets));
    setError(undefined);
    heard();
    endFeed ??= keepFeed(snapshot.asOf, listener);
  };
  async function read(): Promise<void> {
    reading.cancel();
    const mine = ++turn;
    const sentAt = performance.now();
    const result = await getWall().catch((problem: unknown) => ({ problem }));
    if (mine !== turn) return;
    const isFailed = 'problem' in result;
    attempt = isFailed ? attempt + 1 : 0;
    if (isFailed) setError(result.problem);
    else take(result, performance.now() - sentAt);
    reading.plan(isFailed ? waitBefore(attempt, afterFailure) : waitBefore(1, refresh));
  }
  const listener = {
    onHeard: heard,
    onGap: () => void read(),
    onReset: (asOf: number) => {
      setFeed((state) => withReset(state, asOf));
      void read();
    },
    onState: (state: Connection) => {
      if (state === 'live' && connection() === 'lost') reading.plan(0);
      setConnection(state);
    },
    onEntry: (sequence: number, event: LiveEvent) => {
      const isKnown = feed().tickets.has(event.ticket.id);
      setFeed((state) => withEntry(state, { sequence, event }));
      if (event.kind === 'ticket.opened' && !isKnown) setArrival(event.ticket);
      reading.plan(settleMilliseconds);
    },
  };
  const stop = () => {
    turn += 1;
    reading.cancel();
    endFeed?.();
    endFeed = undefined;
  };
  createEffect(
    on([isReady, language], ([ready]) => {
      stop();
      if (ready) void read();
    }),
  );
  onCleanup(stop);
  const ageMilliseconds = createMemo(() => {
    clock.now();
    return Math.max(0, performance.now() - heardAt());
  });
  const tickets = createMemo(() => openTickets(feed()));
  return { wall, tickets, arrival, asOf: () => feed().asOf, ageMilliseconds, connection, error };
}
