import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { communityCodeSchema, languageSchema } from '#contract/wire.ts';
import { readSeen } from '#db/queries/tickets.ts';
import { may } from '#domain/policy.ts';
import { ticketScope } from '#domain/scope.ts';
import { backgroundHeader } from '#identity/resolveActor.ts';
import type { Subscription } from '#live/liveFeed.ts';
import { allowed } from './allowed.ts';
import { type Ctx, type Env, groundOf } from './environment.ts';
import { parse } from './parse.ts';
import { securityHeadersOf } from './securityHeaders.ts';

const sequence = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const query = z.strictObject({
  community: communityCodeSchema.optional(),
  after: sequence.optional(),
  language: languageSchema.optional(),
});
const routes = new OpenAPIHono<Env>();

const describe = (path: string, summary: string, frames: string) =>
  routes.openAPIRegistry.registerPath(
    createRoute({
      method: 'get',
      path,
      summary,
      request: { query },
      responses: {
        200: { description: frames, content: { 'text/event-stream': { schema: z.string() } } },
      },
    }),
  );

describe(
  '/',
  'The public feed as server-sent events: gapless sequence as id, resumes with Last-Event-ID or ?after=',
  'hello, then entries, heartbeat, reset, restart',
);
routes.get('/', allowed('feed.read'), async (c) => {
  await subscribe(c);
  return RESPONSE_ALREADY_SENT;
});

describe(
  '/staff',
  'The same sequence for a signed-in reader: hints for the tickets of their scope, empty frames for all else',
  'hello, then hints, heartbeat, reset, restart; ended when session, posts or scope are not what they were',
);
routes.get('/staff', allowed('tickets.list'), async (c) => {
  const { communityId } = await groundOf(c);
  const { db, identity } = c.get('deps');
  const scope = ticketScope(c.get('actor'), communityId);
  const headers = new Headers(c.req.raw.headers);
  // A stream that looks again whether it may go on is nobody's use of the session.
  headers.set(backgroundHeader, '1');
  await subscribe(c, {
    sees: (ids) => readSeen(db, scope, ids),
    isStill: async () => {
      const { actor } = await identity.resolve(headers, communityId);
      const now = ticketScope(actor, communityId);
      return may(actor, 'tickets.list').ok && JSON.stringify(now) === JSON.stringify(scope);
    },
  });
  return RESPONSE_ALREADY_SENT;
});

async function subscribe(c: Ctx, reader?: Subscription['reader']): Promise<void> {
  const { after, language } = parse(query, c.req.query(), 'invalid_parameters');
  // A place that cannot be read is a client that does not know where it was: it is told to begin anew.
  const lastEventId = c.req.header('last-event-id');
  const resumed = lastEventId ? (sequence.safeParse(lastEventId).data ?? Number.NaN) : null;
  const { communityId, communityCode } = await groundOf(c);
  const { live, grounds } = c.get('deps');
  await live.subscribe(c.env.outgoing as ServerResponse, {
    community: {
      id: communityId,
      speaker: async () =>
        (await grounds.of(communityCode)) ?? Promise.reject(new Error(`Community ${communityCode} is gone.`)),
    },
    after: resumed ?? after ?? null,
    language: language ?? c.get('language'),
    headers: { ...securityHeadersOf(c.get('deps').publicUrl), 'x-request-id': c.get('requestId') },
    ...(reader ? { reader } : {}),
  });
}

export { routes as liveRoutes };
