import { type TicketAction, ticketActions } from '#contract/lists.ts';
import type { Actor } from './actor.ts';
import { may } from './policy.ts';

export type AllowedAction = { action: TicketAction; ok: boolean; because?: string };

/**
 * What the reader may do with a ticket, each with its reason. Tickets cannot be worked on yet: their holder is told so, and
 * everybody else that only the holder will be able to.
 */
export function allowedActions(actor: Actor, ticket: { holderPostingId: string | null }): AllowedAction[] {
  const because = closedBecause(actor, ticket);
  return ticketActions.map((action) => ({ action, ok: false, because }));
}

function closedBecause(actor: Actor, { holderPostingId }: { holderPostingId: string | null }): string {
  const verdict = may(actor, 'tickets.read');
  if (!verdict.ok) return verdict.because;
  const isHolder = actor.kind === 'person' && actor.postings.some(({ id }) => id === holderPostingId);
  return isHolder ? 'not-available-yet' : 'not-holder';
}
