import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { staffTicketSchema, ticketListSchema, ticketQuerySchema } from '#contract/tickets.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { asReader } from '#db/asReader.ts';
import { readSequence } from '#db/queries/feed.ts';
import * as read from '#db/queries/tickets.ts';
import { Refusal } from '#domain/errors.ts';
import { fieldsOn, openFields } from '#domain/openFields.ts';
import { ticketScope } from '#domain/scope.ts';
import { allowed } from './allowed.ts';
import { makeCursor, readCursor } from './cursor.ts';
import { type Env, groundOf } from './environment.ts';
import { answers } from './openApi.ts';
import { parse } from './parse.ts';
import { staffTicket, ticketRow } from './staffTicket.ts';

const communityQuery = z.strictObject({ community: communityCodeSchema.optional() });
const routes = new OpenAPIHono<Env>();
const defaultLimit = 50;

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/',
    summary: 'The tickets the reader may see, newest first; filters, box, cursor. Staff shape',
    request: { query: ticketQuerySchema },
    responses: answers({ 200: ticketListSchema }),
  }),
);
routes.get('/', allowed('tickets.list'), async (c) => {
  const {
    community: _community,
    cursor,
    limit = defaultLimit,
    ...filter
  } = parse(ticketQuerySchema, c.req.query(), 'invalid_parameters');
  const ground = await groundOf(c);
  const actor = c.get('actor');
  const { db, sql, clock } = c.get('deps');
  const asOf = await readSequence(sql, ground.communityId);
  const page = { ...filter, now: clock(), after: readCursor(cursor), limit: limit + 1 };
  const scope = ticketScope(actor, ground.communityId);
  const rows = await asReader(db, { communityId: ground.communityId, readsContact: false }, (tx) =>
    read.readTicketPage(tx, scope, page),
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const sortValue = filter.sort === 'dueAt' ? last?.dueAt : last?.openedAt;
  const open = openFields(actor, ground.communityId);
  return c.json({
    items: shown.map((row) => ticketRow(row, { ground, fields: fieldsOn(open, row.scoped) })),
    next: last && sortValue ? makeCursor(sortValue, last.id) : null,
    asOf,
  });
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/{id}',
    summary: 'One ticket with its reports, reasons and proposals. Staff shape; out of scope is 404',
    request: { query: communityQuery, params: z.object({ id: z.uuid() }) },
    responses: answers({ 200: staffTicketSchema }),
  }),
);
routes.get('/:id', allowed('tickets.read'), async (c) => {
  parse(communityQuery, c.req.query(), 'invalid_parameters');
  const id = z.uuid().safeParse(c.req.param('id'));
  const ticket = id.success ? await staffTicket(c, id.data) : null;
  if (!ticket) throw new Refusal('not_found');
  c.header('etag', `"${ticket.version}"`);
  return c.json(ticket);
});

export { routes as ticketRoutes };
