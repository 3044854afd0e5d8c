import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { followToken, isFollowToken } from '#actions/bodyHash.ts';
import { QueueFull } from '#actions/intakeQueue.ts';
import type { Submitted } from '#actions/submitReports.ts';
import {
  followAnswerSchema,
  type SubmitAnswer,
  submitAnswerSchema,
  submitReportSchema,
} from '#contract/reports.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import type { Placement } from '#db/queries/intake.ts';
import { readPlacement } from '#db/queries/tickets.ts';
import { Refusal } from '#domain/errors.ts';
import { spokenTicket } from '#domain/publicTicket.ts';
import { type Ctx, type Env, groundOf } from './environment.ts';
import { answers, readJson } from './openApi.ts';
import { parse } from './parse.ts';

const communityQuery = z.strictObject({ community: communityCodeSchema.optional() });
const routes = new OpenAPIHono<Env>();

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'post',
    path: '/',
    summary: 'Send a report; sending it again with the same id is harmless',
    request: {
      query: communityQuery,
      body: { content: { 'application/json': { schema: submitReportSchema } } },
    },
    responses: answers({ 201: submitAnswerSchema, 200: submitAnswerSchema }),
  }),
);
routes.post('/', async (c) => {
  const query = parse(communityQuery, c.req.query(), 'invalid_parameters');
  const input = parse(submitReportSchema, await readJson(c), 'invalid_content');
  const ground = await groundOf(c);
  const { queue } = c.get('deps');
  const submission = { input, senderId: null, requestId: c.get('requestId') };
  const result = await queue
    .submit(query.community ?? ground.communityCode, submission)
    .catch((error: unknown) => {
      throw error instanceof QueueFull ? new Refusal('queue_full', [], error.retryAfterSeconds) : error;
    });
  return answer(c, input.id, result);
});

async function answer(c: Ctx, reportId: string, result: Submitted) {
  if (result.kind === 'other-content')
    throw new Refusal('report_other_content', [{ path: 'id', code: 'custom', seen: reportId }]);
  if (result.kind === 'unknown-photo')
    throw new Refusal('unknown_photo', [
      { path: `photoIds.${result.index}`, code: 'unknown_photo', seen: result.id },
    ]);
  const ground = await groundOf(c);
  const body: SubmitAnswer = {
    report: {
      id: reportId,
      receivedAt: result.receivedAt,
      asks: result.asks as SubmitAnswer['report']['asks'],
      followToken: followToken(c.get('deps').serverKey, ground.communityId, reportId),
    },
    ticket: {
      ...spokenTicket(result.ticket, result.number, { language: c.get('language'), ground }),
      status: result.currentStatus,
    },
  };
  return c.json(body, result.kind === 'created' ? 201 : 200);
}

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/{id}',
    summary: 'Follow a report with the token its sender was given',
    request: {
      query: communityQuery,
      params: z.object({ id: z.uuid() }),
      headers: z.object({ 'x-follow-token': z.string() }),
    },
    responses: answers({ 200: followAnswerSchema }),
  }),
);
routes.get('/:id', async (c) => {
  parse(communityQuery, c.req.query(), 'invalid_parameters');
  const ground = await groundOf(c);
  const { serverKey, db } = c.get('deps');
  const reportId = c.req.param('id');
  const token = c.req.header('x-follow-token') ?? '';
  // A wrong token, a malformed id and a report that is not there all answer the same.
  if (
    !z.uuid().safeParse(reportId).success ||
    !isFollowToken(serverKey, { communityId: ground.communityId, reportId, token })
  )
    throw new Refusal('not_found');
  const found = await readPlacement(db, ground.communityId, reportId);
  if (!found) throw new Refusal('not_found');
  const { ticket, asks, receivedAt } = found.placement as Placement;
  return c.json({
    report: { id: reportId, receivedAt, asks, followToken: token },
    ticket: spokenTicket(ticket, found.number, { language: c.get('language'), ground }),
    currentStatus: found.status,
  });
});

export { routes as reportRoutes };
