import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Point } from 'geojson';
import type { Post } from '#contract/lists.ts';
import { type Wall, wallSchema } from '#contract/wall.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { readSequence } from '#db/queries/feed.ts';
import { readWallTickets } from '#db/queries/tickets.ts';
import * as read from '#db/queries/wall.ts';
import { localYear, startOfLocalDay } from '#domain/calendar.ts';
import { Refusal } from '#domain/errors.ts';
import type { Ground } from '#domain/ground.ts';
import { publicTicket, spokenTicket } from '#domain/publicTicket.ts';
import { wallFigures } from '#domain/wallFigures.ts';
import { allowed } from './allowed.ts';
import { type Ctx, type Env, groundOf } from './environment.ts';
import { answers } from './openApi.ts';
import { parse } from './parse.ts';

const query = z.strictObject({ community: communityCodeSchema.optional() });
const routes = new OpenAPIHono<Env>();
/** A wall cannot show more, and says so; the figures count everything all the same. */
const mostTickets = 1000;

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/',
    summary: 'The public snapshot of the wall; apply the feed after asOf',
    request: { query },
    responses: answers({ 200: wallSchema }),
  }),
);
routes.get('/', allowed('wall.read'), async (c) => {
  const { community } = parse(query, c.req.query(), 'invalid_parameters');
  const ground = await groundOf(c);
  const { sql, clock } = c.get('deps');
  // The sequence first: what is committed after it comes by the feed, so nothing is missed and entries may repeat.
  const asOf = await readSequence(sql, ground.communityId);
  const now = clock();
  const [figures, tickets] = await Promise.all([figuresOf(c, ground, now), ticketsOf(c, ground, now)]);
  const row = await c.get('deps').grounds.community(community);
  if (!row) throw new Refusal('community_not_found');
  const body: Wall = {
    community: {
      code: row.code,
      name: row.name,
      timeZone: row.timeZone,
      center: (row.center as Point).coordinates as [number, number],
      isDemo: row.isDemo,
    },
    asOf,
    now: now.toISOString(),
    ...figures,
    tickets: tickets.slice(0, mostTickets),
    hasMoreTickets: tickets.length > mostTickets,
  };
  return c.json(body);
});

async function ticketsOf(c: Ctx, ground: Ground, now: Date): Promise<Wall['tickets']> {
  const rows = await readWallTickets(
    c.get('deps').db,
    ground.communityId,
    startOfLocalDay(now, ground.timeZone),
    mostTickets + 1,
  );
  return rows.map((row) =>
    spokenTicket(publicTicket(row), row.number, { language: c.get('language'), ground }),
  );
}

async function figuresOf(
  c: Ctx,
  ground: Ground,
  now: Date,
): Promise<Omit<Wall, 'community' | 'asOf' | 'now' | 'tickets' | 'hasMoreTickets'>> {
  const { db } = c.get('deps');
  const { communityId, boundaryVersion, timeZone, roster } = ground;
  const today = startOfLocalDay(now, timeZone);
  const year = startOfLocalDay(new Date(`${localYear(now, timeZone)}-01-01T12:00:00Z`), timeZone);
  const [base, unitsByGrid, work, open, flowToday, flowYear] = await Promise.all([
    read.readBaseFigures(db, communityId, boundaryVersion.id),
    read.readUnitsByGrid(db, communityId),
    read.readOpenByGrid(db, communityId, now),
    read.readOpenByConfidence(db, communityId),
    read.readFlow(db, communityId, today),
    read.readFlow(db, communityId, year),
  ]);
  const sum = <Row>(rows: Row[], value: (row: Row) => number) =>
    rows.reduce((total, row) => total + value(row), 0);
  const inPost = (post: Post) => roster.countInPost(post, now.getTime());
  const { buildingsWithoutGrid, ...counted } = base;
  return {
    ...wallFigures(
      {
        at: now,
        unitsByGrid,
        work,
        base: { buildings: base.buildings, buildingsWithoutGrid },
        open: {
          total: sum(open, ({ count }) => count),
          withHolder: sum(open, ({ withHolder }) => withHolder),
          withGrid: sum(work, (one) => (one.gridCode === null ? 0 : one.open)),
        },
      },
      ground,
    ),
    base: {
      ...counted,
      branches: inPost('branch-secretary'),
      gridWorkers: inPost('grid-worker'),
      groupLeaders: inPost('group-leader'),
      unitLeaders: inPost('unit-leader'),
    },
    today: flowToday,
    year: flowYear,
    open: {
      total: sum(open, ({ count }) => count),
      overdue: sum(work, ({ overdue }) => overdue),
      urgent: sum(work, ({ urgent }) => urgent),
      byConfidence: Object.fromEntries(open.map(({ confidence, count }) => [confidence, count])),
    },
  };
}

export { routes as wallRoutes };
