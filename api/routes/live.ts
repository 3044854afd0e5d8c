import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { communityCodeSchema, languageSchema } from '#contract/wire.ts';
import { type Env, groundOf } from './environment.ts';
import { parse } from './parse.ts';
import { securityHeaders } from './securityHeaders.ts';

const sequence = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const query = z.strictObject({
  community: communityCodeSchema.optional(),
  after: sequence.optional(),
  language: languageSchema.optional(),
});
const routes = new OpenAPIHono<Env>();

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/',
    summary:
      'The public feed as server-sent events: gapless sequence as id, resumes with Last-Event-ID or ?after=',
    request: { query },
    responses: {
      200: {
        description: 'hello, then entries, heartbeat, reset, restart',
        content: { 'text/event-stream': { schema: z.string() } },
      },
    },
  }),
);
routes.get('/', async (c) => {
  const { after, language } = parse(query, c.req.query(), 'invalid_parameters');
  const lastEventId = sequence.safeParse(c.req.header('last-event-id') || undefined);
  const { communityId, communityCode } = await groundOf(c);
  const { live, grounds } = c.get('deps');
  await live.subscribe(c.env.outgoing as import('node:http').ServerResponse, {
    community: {
      id: communityId,
      speaker: async () =>
        (await grounds.of(communityCode)) ?? Promise.reject(new Error(`Community ${communityCode} is gone.`)),
    },
    after: lastEventId.success ? lastEventId.data : (after ?? null),
    language: language ?? c.get('language'),
    headers: { ...securityHeaders, 'x-request-id': c.get('requestId') },
  });
  return RESPONSE_ALREADY_SENT;
});

export { routes as liveRoutes };
