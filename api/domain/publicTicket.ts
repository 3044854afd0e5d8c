import type { Confidence, Language, Mark, Post, Severity, Status, TicketKind } from '#contract/lists.ts';
import type { PublicTicket } from '#contract/tickets.ts';
import type { Why } from '#contract/why.ts';
import type { Position } from '#geodata/model.ts';
import { localYear } from './calendar.ts';
import { type SpeakContext, speak } from './sentences/speak.ts';

/** The public columns of a ticket: nothing in them is personal. Instants are ISO-8601. */
export type PublicColumns = {
  id: string;
  number: number;
  status: Status;
  severity: Severity;
  kind: TicketKind;
  category: string;
  isRestricted: boolean;
  gridCode: string | null;
  buildingId: string | null;
  unitId: string | null;
  position: Position | null;
  confidence: Confidence;
  marks: Mark[];
  holderPost: Post | null;
  informedPosts: Post[];
  boundaryVersion: number;
  why: Why[];
  openedAt: string;
  dueAt: string;
  closedAt: string | null;
};

/** A public ticket as it is stored in the feed: reasons without sentences, so that each reader hears its own language. */
export type UnspokenTicket = Omit<PublicTicket, 'why'> & { why: Why[] };

/** Reasons that tell what a matter is about; a restricted matter keeps them to itself. */
const telling: ReadonlySet<Why['code']> = new Set([
  'located-by-text',
  'part-not-registered',
  'compound-in-several-grids',
  'near-infrastructure',
  'category-proposes',
  'mediator',
  'complaint-passes-holder',
  'due-by-category',
]);

/**
 * The one place where a ticket becomes public. What must never be a pin or a word on wall, rider or public screens
 * (disputes, family matters, welfare checks, errands, complaints) is built without kind, category, position and building.
 */
export function publicTicket(columns: PublicColumns): UnspokenTicket {
  const shape: UnspokenTicket = {
    id: columns.id,
    number: '',
    status: columns.status,
    severity: columns.severity,
    gridCode: columns.gridCode,
    confidence: columns.confidence,
    marks: columns.marks,
    holder: columns.holderPost === null ? null : { post: columns.holderPost },
    informed: columns.informedPosts,
    openedAt: columns.openedAt,
    dueAt: columns.dueAt,
    closedAt: columns.closedAt,
    why: columns.isRestricted ? columns.why.filter(({ code }) => !telling.has(code)) : columns.why,
    boundaryVersion: columns.boundaryVersion,
  };
  if (columns.isRestricted) return shape;
  shape.kind = columns.kind;
  shape.category = columns.category;
  if (columns.position) shape.position = columns.position;
  if (columns.buildingId) shape.buildingId = columns.buildingId;
  if (columns.unitId) shape.unitId = columns.unitId;
  return shape;
}

export type Speaker = SpeakContext & { numberPrefix: string };

/** The number people say: WY-2026-000123, with the community's own year. Counted by its counter row, never reset. */
export const ticketNumber = (ground: Speaker, openedAt: string, number: number): string =>
  `${ground.numberPrefix}-${localYear(new Date(openedAt), ground.timeZone)}-${String(number).padStart(6, '0')}`;

/** Completes an unspoken ticket for one reader: its number, and its reasons as sentences. */
export const spokenTicket = (
  ticket: UnspokenTicket,
  number: number,
  reader: { language: Language; ground: Speaker },
): PublicTicket => ({
  ...ticket,
  number: ticketNumber(reader.ground, ticket.openedAt, number),
  why: speak(ticket.why, reader.language, reader.ground),
});
