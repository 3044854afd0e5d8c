import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { recordAudit } from '#actions/recordAudit.ts';
import type { AuditAction } from '#contract/lists.ts';
import { disableAccountSchema, newAccountAnswerSchema, newAccountSchema } from '#contract/people.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { actorRef } from '#domain/actor.ts';
import { Refusal } from '#domain/errors.ts';
import { allowed } from './allowed.ts';
import { type Ctx, type Env, groundOf } from './environment.ts';
import { answers, readJson } from './openApi.ts';
import { parse } from './parse.ts';

const query = z.strictObject({ community: communityCodeSchema.optional() });
const params = z.object({ id: z.uuid().toLowerCase() });
const routes = new OpenAPIHono<Env>();

async function personOf(c: Ctx): Promise<{ communityId: string; personId: string }> {
  parse(query, c.req.query(), 'invalid_parameters');
  const found = params.safeParse(c.req.param());
  if (!found.success) throw new Refusal('not_found');
  return { communityId: (await groundOf(c)).communityId, personId: found.data.id };
}

type Person = { communityId: string; personId: string };
async function record(c: Ctx, { communityId, personId }: Person, action: AuditAction, details: object) {
  const { db, clock, serverKey } = c.get('deps');
  await recordAudit(db, { communityId, at: clock(), serverKey }, [
    {
      action,
      actor: actorRef(c.get('actor')),
      subject: { kind: 'person', id: personId },
      details: { ...details },
      requestId: c.get('requestId'),
    },
  ]);
}

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'post',
    path: '/{id}/account',
    summary: 'Gives a person an account; a link that signs in once goes to their telephone',
    request: {
      query,
      params,
      body: { content: { 'application/json': { schema: newAccountSchema } } },
    },
    responses: answers({ 201: newAccountAnswerSchema }),
  }),
);
routes.post('/:id/account', allowed('accounts.manage'), async (c) => {
  const person = await personOf(c);
  const { userName } = parse(newAccountSchema, await readJson(c), 'invalid_content');
  const { identity } = c.get('deps');
  const opened = await identity.openAccount({ ...person, userName, community: c.req.query('community') });
  await record(c, person, 'account-created', { isNew: opened.isNew });
  const sentTo = await identity.sendPersonalLink(opened);
  return c.json({ userName: opened.userName, sentTo, expiresAt: opened.expiresAt.toISOString() }, 201);
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'delete',
    path: '/{id}/account',
    summary: 'Disables an account: its sessions, links and password end at once',
    request: {
      query,
      params,
      body: { content: { 'application/json': { schema: disableAccountSchema } } },
    },
    responses: answers({ 200: z.object({ isDisabled: z.literal(true) }) }),
  }),
);
routes.delete('/:id/account', allowed('accounts.manage'), async (c) => {
  const person = await personOf(c);
  const { reason } = parse(disableAccountSchema, await readJson(c), 'invalid_content');
  if (!(await c.get('deps').identity.disableAccount(person))) throw new Refusal('not_found');
  await record(c, person, 'account-disabled', { reason });
  return c.json({ isDisabled: true as const });
});

export { routes as personAccountRoutes };
