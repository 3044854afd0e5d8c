import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Sql } from 'postgres';
import { type Health, healthSchema } from '#contract/health.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { Refusal } from '#domain/errors.ts';
import { allowed } from './allowed.ts';
import type { Env } from './environment.ts';
import { answers } from './openApi.ts';
import { parse } from './parse.ts';

const query = z.strictObject({ community: communityCodeSchema.optional() });
const routes = new OpenAPIHono<Env>();

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/',
    summary: 'Ready to take reports: which engine, which community; while starting, how far it is',
    request: { query },
    responses: answers({ 200: healthSchema }),
  }),
);
routes.get('/', allowed('health.read'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const { engine, grounds, version, sql } = c.get('deps');
  await answersInTime(sql);
  const community = await grounds.community();
  const health: Health = {
    status: 'ok',
    engine,
    version,
    community: community && { code: community.code, name: community.name },
  };
  return c.json(health);
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/alive',
    summary: 'The process is alive; says nothing of the database',
    request: { query },
    responses: answers({ 200: z.object({ status: z.literal('alive') }) }),
  }),
);
routes.get('/alive', allowed('health.read'), (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  return c.json({ status: 'alive' as const });
});

/** A database that says nothing for so long cannot take reports, milliseconds. */
const patience = 1500;

async function answersInTime(sql: Sql): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('database_away', [], 5)), patience);
  });
  await Promise.race([sql`select 1`, late]).finally(() => clearTimeout(timer));
}

export { routes as healthRoutes };
