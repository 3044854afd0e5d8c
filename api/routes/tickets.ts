import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ticketActions } from '#contract/lists.ts';
import {
  type StaffTicket,
  staffTicketSchema,
  type TicketRow,
  ticketListSchema,
  ticketQuerySchema,
} from '#contract/tickets.ts';
import type { SpokenWhy, Why } from '#contract/why.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { readSequence } from '#db/queries/feed.ts';
import * as read from '#db/queries/tickets.ts';
import { Refusal } from '#domain/errors.ts';
import type { Ground } from '#domain/ground.ts';
import { ticketNumber } from '#domain/publicTicket.ts';
import { speak } from '#domain/sentences/speak.ts';
import { makeCursor, readCursor } from './cursor.ts';
import { type Ctx, type Env, staffGroundOf } from './environment.ts';
import { answers } from './openApi.ts';
import { parse } from './parse.ts';

const communityQuery = z.strictObject({ community: communityCodeSchema.optional() });
const routes = new OpenAPIHono<Env>();
const defaultLimit = 50;

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/',
    summary: 'Tickets, newest first; filters, box, cursor. Staff shape',
    request: { query: ticketQuerySchema },
    responses: answers({ 200: ticketListSchema }),
  }),
);
routes.get('/', async (c) => {
  const {
    community: _community,
    cursor,
    limit = defaultLimit,
    ...filter
  } = parse(ticketQuerySchema, c.req.query(), 'invalid_parameters');
  const ground = await staffGroundOf(c);
  const { db, sql, clock } = c.get('deps');
  const asOf = await readSequence(sql, ground.communityId);
  const rows = await read.readTicketPage(db, ground.communityId, {
    ...filter,
    now: clock(),
    after: readCursor(cursor),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const sortValue = filter.sort === 'dueAt' ? last?.dueAt : last?.openedAt;
  return c.json({
    items: page.map((row) => ticketRow(row, ground)),
    next: last && sortValue ? makeCursor(sortValue, last.id) : null,
    asOf,
  });
});

function ticketRow(
  {
    holderName,
    holderPost,
    informedPosts: _informed,
    why: _why,
    version: _version,
    buildingId,
    unitId,
    ...row
  }: read.StaffRow,
  ground: Ground,
): TicketRow {
  return {
    ...row,
    number: ticketNumber(ground, row.openedAt, row.number),
    holder: holderPost && holderName !== null ? { post: holderPost, name: holderName } : null,
    ...(buildingId ? { buildingId } : {}),
    ...(unitId ? { unitId } : {}),
  };
}

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/{id}',
    summary: 'One ticket with its reports, reasons and proposals. Staff shape',
    request: { query: communityQuery, params: z.object({ id: z.uuid() }) },
    responses: answers({ 200: staffTicketSchema }),
  }),
);
routes.get('/:id', async (c) => {
  parse(communityQuery, c.req.query(), 'invalid_parameters');
  const ground = await staffGroundOf(c);
  const id = z.uuid().safeParse(c.req.param('id'));
  const row = id.success ? await read.readStaffTicket(c.get('deps').db, ground.communityId, id.data) : null;
  if (!row) throw new Refusal('not_found');
  c.header('etag', `"${row.version}"`);
  return c.json(await staffTicket(c, ground, row));
});

type Row = NonNullable<Awaited<ReturnType<typeof read.readStaffTicket>>>;

async function staffTicket(c: Ctx, ground: Ground, row: Row): Promise<StaffTicket> {
  const { db } = c.get('deps');
  const say = (why: Why[]): SpokenWhy[] => speak(why, c.get('language'), ground);
  const {
    holderName,
    holderPost,
    informedPosts: _posts,
    proposals,
    buildingId,
    unitId,
    why,
    ...columns
  } = row;
  const [reports, assignments, organisations] = await Promise.all([
    read.readReportsOfTicket(db, ground.communityId, row.id),
    read.readAssignments(db, ground.communityId, row.id),
    read.readOrganisationNames(
      db,
      ground.communityId,
      proposals.map(({ organisationId }) => organisationId),
    ),
  ]);
  const names = await read.readNamedPosts(db, ground.communityId, [
    ...new Set(
      assignments.flatMap(({ holderPostingId, informedPostingIds }) => [
        holderPostingId,
        ...informedPostingIds,
      ]),
    ),
  ]);
  const informed = (assignments[0]?.informedPostingIds ?? []).flatMap((id) => names.get(id) ?? []);
  return {
    ...columns,
    number: ticketNumber(ground, row.openedAt, row.number),
    ...(buildingId ? { buildingId } : {}),
    ...(unitId ? { unitId } : {}),
    holder: holderPost && holderName !== null ? { post: holderPost, name: holderName } : null,
    informed,
    why: say(why),
    allowedActions: ticketActions.map((action) => ({ action, ok: false, because: 'sign-in-needed' })),
    reports: reports.map((report) => ({
      ...report,
      receivedAt: report.receivedAt.toISOString(),
      occurredAt: report.occurredAt.toISOString(),
    })),
    proposals: proposals.flatMap(({ organisationId, because }) => {
      const organisation = organisations.find(({ id }) => id === organisationId);
      const [spoken] = say([because]);
      return organisation && spoken
        ? [
            {
              organisationId,
              name: organisation.name,
              service: organisation.service,
              hotline: organisation.hotline,
              because: spoken,
            },
          ]
        : [];
    }),
    assignments: assignments.map((one) => ({
      at: one.at.toISOString(),
      holder: names.get(one.holderPostingId) ?? null,
      why: say(one.why as Why[]),
    })),
  };
}

export { routes as ticketRoutes };
