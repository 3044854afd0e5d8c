import type { PublicTicket } from '#contract/tickets.ts';

/**
 * Which tickets the list has room for, from newest-first ones: urgent ones stand on top until they are closed, but
 * leave half of the rows to the others, so that whatever has just come in is seen.
 */
export function pickRows(tickets: readonly PublicTicket[], rows: number): PublicTicket[] {
  const urgent = tickets.filter(({ severity }) => severity === 'urgent').slice(0, Math.ceil(rows / 2));
  const others = tickets.filter((ticket) => !urgent.includes(ticket));
  return [...urgent, ...others].slice(0, rows);
}

/** Urgent tickets that found no room: whoever looks at the wall must know that there are more. */
export const hiddenUrgent = (tickets: readonly PublicTicket[], shown: readonly PublicTicket[]): number =>
  tickets.filter((ticket) => ticket.severity === 'urgent' && !shown.includes(ticket)).length;
