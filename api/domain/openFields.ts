import type { ActingPosting, Actor } from './actor.ts';
import { type Field, fields, fieldsOfPost } from './fields.ts';
import { isActive } from './policy.ts';
import {
  covers,
  coversGrid,
  peopleScope,
  type ScopedTicket,
  type TicketScope,
  ticketScope,
} from './scope.ts';

/** For each key, the tickets on which the reader sees it. */
export type OpenFields = ReadonlyMap<Field, TicketScope>;

/**
 * A post opens its keys on its own tickets alone: who leads a unit and also holds a matter elsewhere as a volunteer reads the
 * words of that matter, and no others.
 */
export const openFields = (actor: Actor, communityId: string): OpenFields =>
  new Map(fields.map((field) => [field, fieldScope(actor, field, communityId)]));

/** The tickets on which the reader sees one key. */
export const fieldScope = (actor: Actor, field: Field, communityId: string): TicketScope =>
  ticketScope(withPostsThatOpen(actor, field), communityId);

/** The keys the reader sees of one ticket. */
export const fieldsOn = (open: OpenFields, ticket: ScopedTicket): ReadonlySet<Field> =>
  new Set(fields.filter((field) => covers(open.get(field) as TicketScope, ticket)));

/** The keys the reader sees of the people of one grid. */
export const fieldsInGrid = (actor: Actor, gridCode: string, communityId: string): ReadonlySet<Field> =>
  new Set(
    fields.filter((field) => coversGrid(peopleScope(withPostsThatOpen(actor, field), communityId), gridCode)),
  );

const withPostsThatOpen = (actor: Actor, field: Field): Actor =>
  actor.kind === 'person'
    ? { ...actor, postings: actor.postings.filter((posting) => opens(posting, field)) }
    : actor;
const opens = (posting: ActingPosting, field: Field): boolean =>
  isActive(posting) && fieldsOfPost[posting.post].includes(field);
