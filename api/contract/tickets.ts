/** Tickets 工单 in their two shapes. The public one is built from public columns, never by deleting keys. */
import { z } from 'zod';
import {
  confidences,
  marks,
  posts,
  revealPurposes,
  severities,
  statuses,
  statusGroups,
  ticketActions,
  ticketKinds,
} from './lists.ts';
import { whySchema } from './why.ts';
import { codeSchema, communityCodeSchema, instantSchema, listOf, positionSchema } from './wire.ts';

const postSchema = z.enum(posts);

export const publicTicketSchema = z.object({
  id: z.uuid(),
  /** People say this one: WY-2026-000123. */
  number: z.string(),
  status: z.enum(statuses),
  severity: z.enum(severities),
  gridCode: z.string().nullable(),
  confidence: z.enum(confidences),
  marks: z.array(z.enum(marks)),
  holder: z.object({ post: postSchema }).nullable(),
  informed: z.array(postSchema),
  openedAt: instantSchema,
  dueAt: instantSchema,
  closedAt: instantSchema.nullable(),
  why: z.array(whySchema),
  /** The published boundary version the grid was decided with, counted from 1. */
  boundaryVersion: z.number().int(),
  /** Absent for everything that is never a pin or a word on wall, rider or public screens. */
  kind: z.enum(ticketKinds).optional(),
  category: z.string().optional(),
  position: positionSchema.optional(),
  buildingId: z.uuid().optional(),
  unitId: z.uuid().optional(),
});
export type PublicTicket = z.infer<typeof publicTicketSchema>;

const namedPost = z.object({ post: postSchema, name: z.string() });

export const staffReportSchema = z.object({
  id: z.uuid(),
  channel: z.string(),
  receivedAt: instantSchema,
  occurredAt: instantSchema,
  text: z.string().nullable(),
  placeText: z.string().nullable(),
  /** Exactly what the sender declared, before any conversion. */
  sentPosition: z.unknown().nullable(),
  photoIds: z.array(z.uuid()),
  /** There is a name or number. */
  hasContact: z.boolean(),
  /** Masked, and only for those who may ask for it in full; see contract/personal.ts. */
  contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  /** What it may be opened in full for; none where it stays closed, with the reason for the screen. */
  contactPurposes: z.array(z.enum(revealPurposes)),
  contactBecause: z.string().optional(),
});

export const proposalSchema = z.object({
  organisationId: z.uuid(),
  name: z.string(),
  service: z.string(),
  hotline: z.string(),
  because: whySchema,
});

export const staffTicketSchema = publicTicketSchema.omit({ holder: true, informed: true }).extend({
  kind: z.enum(ticketKinds),
  category: z.string(),
  position: positionSchema.nullable(),
  holder: namedPost.nullable(),
  informed: z.array(namedPost),
  isRestricted: z.boolean(),
  version: z.number().int(),
  allowedActions: z.array(
    z.object({ action: z.enum(ticketActions), ok: z.boolean(), because: z.string().optional() }),
  ),
  reports: z.array(staffReportSchema),
  proposals: z.array(proposalSchema),
  assignments: z.array(
    z.object({ at: instantSchema, holder: namedPost.nullable(), why: z.array(whySchema) }),
  ),
});
export type StaffTicket = z.infer<typeof staffTicketSchema>;

/** One line of the desk's list: enough to choose, the detail is fetched. */
export const ticketRowSchema = publicTicketSchema.omit({ holder: true, why: true, informed: true }).extend({
  kind: z.enum(ticketKinds),
  category: z.string(),
  position: positionSchema.nullable(),
  holder: namedPost.nullable(),
  isRestricted: z.boolean(),
  excerpt: z.string().nullable(),
});
export type TicketRow = z.infer<typeof ticketRowSchema>;
export const ticketListSchema = listOf(ticketRowSchema);

const commaList = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).min(1))
    .optional();

export const ticketQuerySchema = z.strictObject({
  community: communityCodeSchema.optional(),
  group: z.enum(statusGroups).optional(),
  status: commaList(statuses),
  severity: commaList(severities),
  kind: commaList(ticketKinds),
  category: codeSchema.optional(),
  gridCode: codeSchema.optional(),
  mark: z.enum(marks).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  openedFrom: instantSchema.optional(),
  openedTo: instantSchema.optional(),
  /** west,south,east,north in WGS-84 degrees. */
  bbox: z
    .string()
    .transform((text) => text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))))
    .pipe(
      z.tuple([
        z.number().min(-180).max(180),
        z.number().min(-90).max(90),
        z.number().min(-180).max(180),
        z.number().min(-90).max(90),
      ]),
    )
    // No box across the 180° meridian here; turned round it is a mistake, not an empty list.
    .refine(([west, south, east, north]) => west <= east && south <= north, {
      params: { code: 'invalid_format', wanted: 'west ≤ east and south ≤ north' },
    })
    .optional(),
  sort: z.enum(['openedAt', 'dueAt']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type TicketQuery = z.infer<typeof ticketQuerySchema>;
