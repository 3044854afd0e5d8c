import { statusGroup } from '#contract/lists.ts';
import type { PublicTicket } from '#contract/tickets.ts';
import type { LiveEvent } from '#contract/wall.ts';

/** What the feed said, kept long enough to be applied again over a snapshot that is older than it. */
export type FeedEntry = { sequence: number; event: LiveEvent };
export type FeedState = {
  asOf: number;
  tickets: ReadonlyMap<string, PublicTicket>;
  recent: readonly FeedEntry[];
  /** `recent` holds every entry after this one: an older snapshot cannot be brought up to date any more. */
  since: number;
};

/** Enough for a snapshot that took its time while a storm of reports came in. */
const keptEntries = 2000;

export const emptyFeed: FeedState = { asOf: 0, tickets: new Map(), recent: [], since: 0 };

/** A snapshot read at `asOf`, with everything the feed has said after it laid over. One that is overtaken changes nothing. */
export function withSnapshot(state: FeedState, asOf: number, tickets: readonly PublicTicket[]): FeedState {
  if (asOf < state.since) return state;
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const later = state.recent.filter(({ sequence }) => sequence > asOf);
  for (const { event } of later) byId.set(event.ticket.id, event.ticket);
  return { asOf: Math.max(asOf, state.asOf), tickets: byId, recent: later, since: asOf };
}

/** The feed begins anew at `asOf`, which may lie before what was seen (a restored database): the next snapshot decides. */
export const withReset = (state: FeedState, asOf: number): FeedState => ({
  ...state,
  asOf,
  recent: [],
  since: asOf,
});

/** One frame of the feed; a frame seen before changes nothing. */
export function withEntry(state: FeedState, entry: FeedEntry): FeedState {
  if (entry.sequence <= state.asOf) return state;
  const tickets = new Map(state.tickets).set(entry.event.ticket.id, entry.event.ticket);
  const recent = [...state.recent, entry];
  const forgotten = recent.at(-keptEntries - 1);
  return {
    asOf: entry.sequence,
    tickets,
    recent: recent.slice(-keptEntries),
    since: forgotten?.sequence ?? state.since,
  };
}

/** Open tickets that may be shown, newest first; without a category it is only counted, never shown. */
export const openTickets = ({ tickets }: FeedState): PublicTicket[] =>
  [...tickets.values()]
    .filter((ticket) => ticket.category !== undefined && statusGroup(ticket.status) === 'open')
    .sort((one, other) => other.openedAt.localeCompare(one.openedAt) || other.id.localeCompare(one.id));

/**
 * A gap: two heartbeats in a row said the feed was further than anything that reached this page. One alone may
 * overtake entries still on their way.
 */
export const hasGap = (reached: number, heartbeats: readonly number[]): boolean =>
  heartbeats.length >= 2 && heartbeats.slice(-2).every((asOf) => asOf > reached);
