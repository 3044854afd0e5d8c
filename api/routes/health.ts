import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { type Health, healthSchema } from '#contract/health.ts';
import type { Env } from './environment.ts';
import { answers } from './openApi.ts';

const routes = new OpenAPIHono<Env>();

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/',
    summary: 'Ready to take reports: which engine, which community; while starting, how far it is',
    responses: answers({ 200: healthSchema }),
  }),
);
routes.get('/', async (c) => {
  const { engine, grounds, version } = c.get('deps');
  const community = await grounds.community();
  const health: Health = {
    status: 'ok',
    engine,
    version,
    community: community && { code: community.code, name: community.name },
  };
  return c.json(health);
});

export { routes as healthRoutes };
