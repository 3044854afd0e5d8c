import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import * as wire from '#contract/session.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { Refusal } from '#domain/errors.ts';
import type { Own } from '#identity/ownAccount.ts';
import { allowed } from './allowed.ts';
import type { Ctx, Env } from './environment.ts';
import { answers, readJson } from './openApi.ts';
import { parse } from './parse.ts';
import { ownVisitOf, setCookies } from './visit.ts';

/** Each of these asks for the password or a code again, and may be tried only so often. */
async function ownSecretVisitOf(c: Ctx): Promise<Own> {
  const own = await ownVisitOf(c);
  await c.get('deps').rates.take('own-secret', { account: own.who.accountId });
  return own;
}

const query = z.strictObject({ community: communityCodeSchema.optional() });
const routes = new OpenAPIHono<Env>();
const done = { 204: { description: 'Done' } };

type Described = { method: 'get' | 'put' | 'post' | 'delete'; path: string; summary: string };
function describe(route: Described, { body, answer }: { body?: z.ZodType; answer?: z.ZodType } = {}): void {
  const content = body ? { body: { content: { 'application/json': { schema: body } } } } : {};
  routes.openAPIRegistry.registerPath(
    createRoute({
      ...route,
      request: { query, ...content },
      responses: answer ? answers({ 200: answer }) : done,
    }),
  );
}

describe(
  { method: 'get', path: '/sessions', summary: 'Where I am signed in' },
  { answer: wire.sessionListSchema },
);
routes.get('/sessions', allowed('session.own'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  return c.json({ items: await c.get('deps').identity.ownSessions(await ownVisitOf(c)) });
});

describe({ method: 'delete', path: '/sessions/{id}', summary: 'End one of my sessions' });
routes.delete('/sessions/:id', allowed('session.own'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const id = z.uuid().safeParse(c.req.param('id'));
  if (!id.success) throw new Refusal('not_found');
  setCookies(c, await c.get('deps').identity.revokeSession(await ownVisitOf(c), id.data));
  return c.body(null, 204);
});

describe(
  { method: 'put', path: '/account/password', summary: 'Change my password; my other sessions end' },
  { body: wire.changePasswordSchema },
);
routes.put('/account/password', allowed('session.own'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const input = parse(wire.changePasswordSchema, await readJson(c), 'invalid_content');
  await c.get('deps').identity.changePassword(await ownSecretVisitOf(c), input);
  return c.body(null, 204);
});

describe(
  { method: 'post', path: '/account/second-factor', summary: 'Begin a second factor' },
  { body: wire.startSecondFactorSchema, answer: wire.secondFactorSecretSchema },
);
routes.post('/account/second-factor', allowed('session.own'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const { password } = parse(wire.startSecondFactorSchema, await readJson(c), 'invalid_content');
  return c.json(await c.get('deps').identity.startSecondFactor(await ownSecretVisitOf(c), password));
});

describe(
  { method: 'post', path: '/account/second-factor/confirm', summary: 'Confirm it with its first code' },
  { body: wire.confirmSecondFactorSchema },
);
routes.post('/account/second-factor/confirm', allowed('session.own'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const { code } = parse(wire.confirmSecondFactorSchema, await readJson(c), 'invalid_content');
  setCookies(c, await c.get('deps').identity.confirmSecondFactor(await ownSecretVisitOf(c), code));
  return c.body(null, 204);
});

describe(
  { method: 'delete', path: '/account/second-factor', summary: 'End my second factor' },
  { body: wire.endSecondFactorSchema },
);
routes.delete('/account/second-factor', allowed('session.own'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const { password } = parse(wire.endSecondFactorSchema, await readJson(c), 'invalid_content');
  setCookies(c, await c.get('deps').identity.endSecondFactor(await ownSecretVisitOf(c), password));
  return c.body(null, 204);
});

export { routes as accountRoutes };
