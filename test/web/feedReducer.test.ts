import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicTicket } from '#contract/tickets.ts';
import {
  emptyFeed,
  type FeedEntry,
  hasGap,
  openTickets,
  withEntry,
  withReset,
  withSnapshot,
} from '#web/state/feedReducer.ts';

const ticket = (
  id: string,
  status: PublicTicket['status'],
  openedAt = '2026-11-23T10:00:00.000Z',
): PublicTicket => ({
  id,
  number: `T-${id}`,
  status,
  severity: 'normal',
  gridCode: 'one',
  confidence: 'inside',
  marks: [],
  holder: { post: 'grid-worker' },
  informed: [],
  openedAt,
  dueAt: '2026-11-24T10:00:00.000Z',
  closedAt: null,
  why: [],
  boundaryVersion: 1,
  kind: 'hazard',
  category: 'manhole',
});
const entry = (sequence: number, id: string, status: PublicTicket['status']): FeedEntry => ({
  sequence,
  event: {
    kind: 'ticket.changed',
    at: '2026-11-23T10:00:00.000Z',
    requestId: null,
    ticket: ticket(id, status),
  },
});

/** The table as it is after the first `count` entries. */
function tableAfter(entries: readonly FeedEntry[], count: number): PublicTicket[] {
  const rows = new Map<string, PublicTicket>();
  for (const { event } of entries.slice(0, count)) rows.set(event.ticket.id, event.ticket);
  return [...rows.values()];
}

describe('the live list', () => {
  it('equals the table, whenever snapshots are read and however often entries come', () => {
    const statuses = fc.constantFrom('assigned' as const, 'signed' as const, 'closed' as const);
    const changes = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), statuses), { maxLength: 30 });
    const readings = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 6 });
    fc.assert(
      fc.property(changes, readings, (changed, snapshots) => {
        const entries = changed.map(([id, status], at) => entry(at + 1, id, status));
        let state = withSnapshot(emptyFeed, 0, []);
        entries.forEach((one, at) => {
          state = withEntry(withEntry(state, one), one);
          for (const [arrivesAt, readAt] of snapshots) {
            // A snapshot read earlier may arrive late, after entries that it does not know.
            const asOf = Math.min(readAt, at + 1);
            if (arrivesAt === at) state = withSnapshot(state, asOf, tableAfter(entries, asOf));
          }
        });
        const byId = (list: PublicTicket[]) => Object.fromEntries(list.map(({ id, status }) => [id, status]));
        expect(byId([...state.tickets.values()])).toEqual(byId(tableAfter(entries, entries.length)));
        expect(state.asOf).toBe(entries.length);
      }),
    );
  });

  it('does not fall back to a snapshot that a later one has overtaken', () => {
    const later = withSnapshot(emptyFeed, 6, [ticket('a', 'assigned'), ticket('b', 'assigned')]);
    expect(withSnapshot(later, 0, [])).toBe(later);
  });

  it('follows a database that was restored to an earlier state', () => {
    const before = withSnapshot(emptyFeed, 40, [ticket('a', 'assigned'), ticket('b', 'assigned')]);
    const reset = withEntry(withReset(before, 10), entry(11, 'c', 'assigned'));
    const after = withSnapshot(reset, 10, [ticket('a', 'signed')]);
    expect([...after.tickets.values()].map(({ id, status }) => [id, status])).toEqual([
      ['a', 'signed'],
      ['c', 'assigned'],
    ]);
    expect(after.asOf).toBe(11);
  });

  it('shows the newest first and nothing closed or without a category', () => {
    const { category: _category, kind: _kind, ...restricted } = ticket('c', 'assigned');
    const state = withSnapshot(emptyFeed, 3, [
      ticket('a', 'assigned', '2026-11-23T08:00:00.000Z'),
      ticket('b', 'signed', '2026-11-23T09:00:00.000Z'),
      restricted,
      ticket('d', 'closed'),
    ]);
    expect(openTickets(state).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('sees a gap when two heartbeats in a row were further than anything that arrived', () => {
    expect(hasGap(10, [11])).toBe(false);
    expect(hasGap(10, [11, 12])).toBe(true);
    expect(hasGap(11, [11, 12])).toBe(false);
    expect(hasGap(12, [11, 12])).toBe(false);
  });
});
