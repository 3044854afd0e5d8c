import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import * as wire from '#contract/session.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { Refusal } from '#domain/errors.ts';
import { rightsOf } from '#domain/policy.ts';
import type { SignedIn } from '#identity/identity.ts';
import { addressOf } from './addressOf.ts';
import { allowed } from './allowed.ts';
import { type Ctx, type Env, groundOf } from './environment.ts';
import { answers, readJson } from './openApi.ts';
import { parse } from './parse.ts';
import { ownVisitOf, setCookies, visitOf } from './visit.ts';

const query = z.strictObject({ community: communityCodeSchema.optional() });
const routes = new OpenAPIHono<Env>();

/** Whoever is meant, known or not, is tried only so often. */
const takeTry = (c: Ctx, name: string) =>
  c.get('deps').rates.take('sign-in-as', { name, nameFrom: `${addressOf(c) ?? ''} ${name}` });
/** +86 138-0000-0000 and 13800000000 are one number. */
const tryOfPhone = (phone: string) => `phone:${phone.replace(/\D/g, '').replace(/^86(?=\d{11}$)/, '')}`;

/** A way in: what it takes, and the sign-in it leads to. */
function way<Schema extends z.ZodType>(
  path: string,
  { summary, schema, status = 200 }: { summary: string; schema: Schema; status?: 200 | 201 },
  signIn: (c: Ctx, input: z.output<Schema>) => Promise<SignedIn>,
) {
  routes.openAPIRegistry.registerPath(
    createRoute({
      method: 'post',
      path,
      summary,
      request: { query, body: { content: { 'application/json': { schema } } } },
      responses: answers({ [status]: wire.signInAnswerSchema }),
    }),
  );
  const action = path === '/session/demo' ? 'session.demo' : 'session.open';
  routes.post(path, allowed(action), async (c) => {
    parse(query, c.req.query(), 'invalid_parameters');
    const input = parse(schema, await readJson(c), 'invalid_content');
    const { next, cookies } = await signIn(c, input);
    setCookies(c, cookies);
    return c.json({ next }, status);
  });
}

way(
  '/session',
  { summary: 'Sign in with user name and password', schema: wire.passwordSignInSchema },
  async (c, input) => {
    await takeTry(c, `user:${input.userName.toLowerCase()}`);
    return c.get('deps').identity.signInWithPassword(await visitOf(c), input);
  },
);
way(
  '/session/totp',
  { summary: 'The second factor, after the password', schema: wire.secondFactorSchema },
  async (c, input) => c.get('deps').identity.signInWithSecondFactor(await visitOf(c), input),
);
way(
  '/session/code/confirm',
  { summary: 'Sign in with the code sent to a telephone', schema: wire.confirmCodeSchema },
  async (c, input) => {
    await takeTry(c, tryOfPhone(input.phone));
    return c.get('deps').identity.signInWithPhoneCode(await visitOf(c), input);
  },
);
way(
  '/session/link',
  { summary: 'Sign in with a personal link, once', schema: wire.linkSignInSchema },
  async (c, { token }) => c.get('deps').identity.signInWithLink(await visitOf(c), token),
);
way(
  '/session/first',
  {
    summary: 'The first administrator, with the code the server printed',
    schema: wire.firstAdministratorSchema,
    status: 201,
  },
  async (c, input) => c.get('deps').identity.signInFirst(await visitOf(c), input),
);
way(
  '/session/demo',
  { summary: 'Sign in with a ready-made account; demo data only', schema: wire.demoSignInSchema },
  async (c, { account }) => c.get('deps').identity.signInDemo(await visitOf(c), account),
);

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'post',
    path: '/session/code',
    summary:
      'Send a code to a telephone, once a minute, if anybody here has it; the answer is always the same',
    request: { query, body: { content: { 'application/json': { schema: wire.askCodeSchema } } } },
    responses: answers({ 202: z.object({}) }),
  }),
);
routes.post('/session/code', allowed('session.open'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const { phone } = parse(wire.askCodeSchema, await readJson(c), 'invalid_content');
  await c.get('deps').identity.askPhoneCode(await visitOf(c), phone);
  return c.json({}, 202);
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/session/demo',
    summary:
      'Ready-made accounts, none unless there is nothing but demo data; and whether nobody keeps accounts yet',
    request: { query },
    responses: answers({ 200: wire.demoAccountsSchema }),
  }),
);
routes.get('/session/demo', allowed('session.demo'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const ground = await groundOf(c);
  const { identity } = c.get('deps');
  const people = await identity.demoPeople(ground.communityId);
  return c.json({
    items: people.map(({ account, post, name, areaName, gridCode }) => ({
      account,
      post,
      name,
      areaName: gridCode === null ? areaName : (ground.names.get(gridCode) ?? null),
    })),
    needsFirst: await identity.needsFirst(ground.communityId),
  });
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    request: { query },
    responses: { 204: { description: 'Signed out' } },
  }),
);
routes.delete('/session', allowed('session.own'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  setCookies(c, await c.get('deps').identity.signOut(await ownVisitOf(c)));
  return c.body(null, 204);
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/me',
    summary: 'Who asks, which posts they act in now, and what that allows',
    request: { query },
    responses: answers({ 200: wire.meSchema }),
  }),
);
routes.get('/me', allowed('me.read'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const { identity, grounds } = c.get('deps');
  const ground = await groundOf(c);
  const community = await grounds.community(ground.communityCode);
  if (!community) throw new Refusal('community_not_found');
  const face = await identity.whoIsThis(c.get('session'), {
    communityId: ground.communityId,
    headers: c.req.raw.headers,
    nameOfGrid: (gridCode) => ground.names.get(gridCode) ?? null,
  });
  const { code, name, isDemo } = community;
  const me: wire.Me = { ...face, rights: rightsOf(c.get('actor')), community: { code, name, isDemo } };
  return c.json(me);
});

export { routes as sessionRoutes };
