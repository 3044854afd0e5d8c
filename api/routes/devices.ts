import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import * as wire from '#contract/people.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { Refusal } from '#domain/errors.ts';
import { deviceHeader } from '#identity/resolveActor.ts';
import { allowed } from './allowed.ts';
import type { Ctx, Env } from './environment.ts';
import { answers, readJson } from './openApi.ts';
import { parse } from './parse.ts';
import { visitOf } from './visit.ts';

const query = z.strictObject({ community: communityCodeSchema.optional() });
const routes = new OpenAPIHono<Env>();
const keepingOf = async (c: Ctx) => ({ ...(await visitOf(c)), actor: c.get('actor') });

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'post',
    path: '/',
    summary: 'A screen asks to be paired: a token to keep and a code to show',
    request: { query },
    responses: answers({ 201: wire.devicePairingSchema }),
  }),
);
routes.post('/', allowed('devices.ask'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  return c.json(await c.get('deps').identity.askForPairing(await visitOf(c)), 201);
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/own',
    summary: 'Whether this screen, by its x-device-token, has been paired',
    request: { query, headers: z.object({ [deviceHeader]: z.string() }) },
    responses: answers({ 200: wire.ownDeviceSchema }),
  }),
);
routes.get('/own', allowed('devices.ask'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  return c.json(await c.get('deps').identity.ownDevice(await visitOf(c), c.req.header(deviceHeader)));
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'post',
    path: '/pair',
    summary: 'Pair the screen that shows this code',
    request: { query, body: { content: { 'application/json': { schema: wire.pairDeviceSchema } } } },
    responses: answers({ 200: wire.deviceRowSchema }),
  }),
);
routes.post('/pair', allowed('devices.manage'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const input = parse(wire.pairDeviceSchema, await readJson(c), 'invalid_content');
  return c.json(await c.get('deps').identity.pairDevice(await keepingOf(c), input));
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/',
    summary: 'Screens that have been paired',
    request: { query },
    responses: answers({ 200: wire.deviceListSchema }),
  }),
);
routes.get('/', allowed('devices.manage'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  return c.json({ items: await c.get('deps').identity.listDevices(await visitOf(c)) });
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'delete',
    path: '/{id}',
    summary: 'Revoke a screen',
    request: { query, params: z.object({ id: z.uuid() }) },
    responses: { 204: { description: 'Revoked' } },
  }),
);
routes.delete('/:id', allowed('devices.manage'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const id = z.uuid().safeParse(c.req.param('id'));
  if (!id.success) throw new Refusal('not_found');
  await c.get('deps').identity.revokeDevice(await keepingOf(c), id.data);
  return c.body(null, 204);
});

export { routes as deviceRoutes };
