/** The command-centre wall 指挥大屏: no name, no phone, no house number, nothing restricted but grid totals. */
import { z } from 'zod';
import { confidences, posts } from './lists.ts';
import { publicTicketSchema } from './tickets.ts';
import { instantSchema, positionSchema } from './wire.ts';

export const checkSchema = z.object({
  code: z.enum(['land-in-grids', 'posts-by-grid', 'people-on-grids', 'tickets-in-grids']),
  isHealthy: z.boolean(),
  covered: z.number().int(),
  total: z.number().int(),
  /** At night the duty roster fills "people on grids"; the wall draws a moon. */
  byDutyRoster: z.boolean(),
  defects: z.array(z.object({ gridCode: z.string().nullable(), code: z.string(), count: z.number().int() })),
});

export const wallSchema = z.object({
  community: z.object({
    code: z.string(),
    name: z.string(),
    timeZone: z.string(),
    center: positionSchema,
    isDemo: z.boolean(),
  }),
  asOf: z.number().int(),
  now: instantSchema,
  isWorkingTime: z.boolean(),
  duty: z.array(z.object({ post: z.enum(posts), until: instantSchema, hotline: z.string() })),
  base: z.object({
    grids: z.number().int(),
    branches: z.number().int(),
    gridWorkers: z.number().int(),
    groupLeaders: z.number().int(),
    unitLeaders: z.number().int(),
    units: z.number().int(),
    buildings: z.number().int(),
    rooms: z.number().int(),
    householdFiles: z.number().int(),
    venues: z.number().int(),
  }),
  today: z.object({ reports: z.number().int(), opened: z.number().int(), closed: z.number().int() }),
  year: z.object({ reports: z.number().int(), opened: z.number().int(), closed: z.number().int() }),
  open: z.object({
    total: z.number().int(),
    overdue: z.number().int(),
    urgent: z.number().int(),
    byConfidence: z.partialRecord(z.enum(confidences), z.number().int()),
  }),
  checks: z.array(checkSchema),
  grids: z.array(
    z.object({
      gridCode: z.string(),
      open: z.number().int(),
      /** Restricted open tickets of the grid; null when 1–4, so that nobody can be guessed. */
      restrictedOpen: z.number().int().nullable(),
      workersOnDuty: z.number().int(),
      units: z.number().int(),
      unitsWithLeader: z.number().int(),
      overdue: z.number().int(),
      hasBranch: z.boolean(),
    }),
  ),
  /** Everything open and public plus what was closed today, newest first; at most the newest thousand. */
  tickets: z.array(publicTicketSchema),
  /** There are more than `tickets` lists. The figures, `open.total` among them, count them all. */
  hasMoreTickets: z.boolean(),
});
export type Wall = z.infer<typeof wallSchema>;

/** One frame of /api/live. `id:` is the community's feed sequence; withheld entries move it with an empty frame. */
export const liveEventSchema = z.object({
  kind: z.enum(['ticket.opened', 'ticket.changed']),
  at: instantSchema,
  requestId: z.string().nullable(),
  ticket: publicTicketSchema,
});
export type LiveEvent = z.infer<typeof liveEventSchema>;
export const liveControlEvents = ['reset', 'restart', 'hello', 'heartbeat'] as const;
