import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { eraseReport } from '#actions/eraseReport.ts';
import { revealContact } from '#actions/revealContact.ts';
import {
  contactSchema,
  eraseAnswerSchema,
  eraseReportSchema,
  revealContactSchema,
} from '#contract/personal.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { Refusal } from '#domain/errors.ts';
import { fieldScope } from '#domain/openFields.ts';
import { allowed } from './allowed.ts';
import { type Ctx, type Env, groundOf } from './environment.ts';
import { answers, readJson } from './openApi.ts';
import { parse } from './parse.ts';

const communityQuery = z.strictObject({ community: communityCodeSchema.optional() });
const params = z.object({ id: z.uuid().toLowerCase() });
const routes = new OpenAPIHono<Env>();

/** Whose report it is; a malformed id is a report that is not there. */
function reportIdOf(c: Ctx): string {
  parse(communityQuery, c.req.query(), 'invalid_parameters');
  const found = params.safeParse(c.req.param());
  if (!found.success) throw new Refusal('not_found');
  return found.data.id;
}
const contextOf = (c: Ctx) => ({ ...c.get('deps'), actor: c.get('actor'), requestId: c.get('requestId') });

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'post',
    path: '/{id}/contact',
    summary: 'Opens who reported, for one purpose; logged, and visible to the secretary',
    request: {
      query: communityQuery,
      params,
      body: { content: { 'application/json': { schema: revealContactSchema } } },
    },
    responses: answers({ 200: contactSchema }),
  }),
);
routes.post('/:id/contact', allowed('contact.reveal'), async (c) => {
  const reportId = reportIdOf(c);
  const { purpose } = parse(revealContactSchema, await readJson(c), 'invalid_content');
  const { communityId } = await groundOf(c);
  const scope = fieldScope(c.get('actor'), 'masked-contact', communityId);
  const contact = await revealContact(contextOf(c), { scope, reportId, purpose });
  if (!contact) throw new Refusal('not_found');
  c.header('cache-control', 'no-store');
  return c.json(contact);
});

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'delete',
    path: '/{id}/personal',
    summary: 'Erases contact, words or photos of one report, with a reason',
    request: {
      query: communityQuery,
      params,
      body: { content: { 'application/json': { schema: eraseReportSchema } } },
    },
    responses: answers({ 200: eraseAnswerSchema }),
  }),
);
routes.delete('/:id/personal', allowed('report.erase'), async (c) => {
  const reportId = reportIdOf(c);
  const input = parse(eraseReportSchema, await readJson(c), 'invalid_content');
  const { communityId } = await groundOf(c);
  const erasedAt = await eraseReport(contextOf(c), { communityId, reportId, ...input });
  if (!erasedAt) throw new Refusal('not_found');
  return c.json({ erasedAt: erasedAt.toISOString() });
});

export { routes as personalRoutes };
