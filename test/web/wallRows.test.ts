import { describe, expect, it } from 'vitest';
import type { PublicTicket } from '#contract/tickets.ts';
import { hiddenUrgent, pickRows } from '#web/wall/pickRows.ts';

const ticket = (id: string, severity: PublicTicket['severity']) => ({ id, severity }) as PublicTicket;
const ids = (tickets: readonly PublicTicket[]) => tickets.map(({ id }) => id).join('');

describe('the rows of the wall', () => {
  it('have urgent tickets on top, also old ones, and then the newest', () => {
    const tickets = [
      ticket('a', 'normal'),
      ticket('b', 'elevated'),
      ticket('c', 'normal'),
      ticket('d', 'urgent'),
    ];
    expect(ids(pickRows(tickets, 3))).toBe('dab');
  });

  it('leave half of the room to the others, so that what has just come in is seen in a storm', () => {
    const storm = Array.from({ length: 9 }, (_, at) => ticket(String(at), 'urgent'));
    expect(ids(pickRows([ticket('n', 'normal'), ...storm], 4))).toBe('01n2');
  });

  it('say how many urgent tickets found no room', () => {
    const storm = Array.from({ length: 9 }, (_, at) => ticket(String(at), 'urgent'));
    const tickets = [ticket('n', 'normal'), ...storm];
    expect(hiddenUrgent(tickets, pickRows(tickets, 4))).toBe(6);
    expect(hiddenUrgent(tickets, pickRows(tickets, 20))).toBe(0);
  });

  it('are as many as there are tickets when there is room for more', () => {
    expect(pickRows([ticket('a', 'urgent')], 10)).toHaveLength(1);
    expect(pickRows([], 10)).toEqual([]);
  });
});
