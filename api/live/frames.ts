import type { Language } from '#contract/lists.ts';
import type { LiveEvent } from '#contract/wall.ts';
import type { FeedEntry } from '#db/queries/feed.ts';
import { type Speaker, spokenTicket } from '#domain/publicTicket.ts';

/** One entry as a server-sent event in one language. A withheld entry moves the id and says nothing. */
export function frameOf(entry: FeedEntry, language: Language, ground: Speaker): string {
  if (entry.payload === null) return `id: ${entry.sequence}\n\n`;
  const event: LiveEvent = {
    kind: entry.kind,
    at: new Date(entry.at).toISOString(),
    requestId: entry.requestId,
    ticket: spokenTicket(entry.payload, Number(entry.payload.number), { language, ground }),
  };
  return `id: ${entry.sequence}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** For staff: that a ticket of theirs changed, or an empty frame that only moves the id. */
export const hintFrame = ({ sequence, kind, at, ticketId }: FeedEntry, isSeen: boolean): string =>
  isSeen
    ? `id: ${sequence}\ndata: ${JSON.stringify({ kind, at: new Date(at).toISOString(), ticketId })}\n\n`
    : `id: ${sequence}\n\n`;

export const controlFrame = (
  event: 'hello' | 'heartbeat' | 'reset' | 'restart' | 'ended',
  data: unknown,
  id?: number,
): string => `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
