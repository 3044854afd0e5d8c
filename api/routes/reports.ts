import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { followToken, isFollowToken, senderIdOf } from '#actions/bodyHash.ts';
import { QueueFull } from '#actions/intakeQueue.ts';
import type { Submitted } from '#actions/submitReports.ts';
import {
  type FollowAnswer,
  followAnswerSchema,
  ownReportsSchema,
  type SubmitAnswer,
  senderKeySchema,
  submitAnswerSchema,
  submitReportSchema,
} from '#contract/reports.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import type { Placement } from '#db/queries/intake.ts';
import { readPlacements } from '#db/queries/ownReports.ts';
import { Refusal } from '#domain/errors.ts';
import type { Ground } from '#domain/ground.ts';
import { spokenTicket } from '#domain/publicTicket.ts';
import { reportScope } from '#domain/scope.ts';
import { allowed } from './allowed.ts';
import { type Ctx, type Env, groundOf } from './environment.ts';
import { answers, readJson } from './openApi.ts';
import { parse } from './parse.ts';

const communityQuery = z.strictObject({ community: communityCodeSchema.optional() });
/** A rider looks back a few weeks. */
const mostOwn = 100;
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
routes.post('/', allowed('reports.send'), async (c) => {
  const query = parse(communityQuery, c.req.query(), 'invalid_parameters');
  const input = parse(submitReportSchema, await readJson(c), 'invalid_content');
  const ground = await groundOf(c);
  const { queue } = c.get('deps');
  const submission = { input, senderId: senderOf(c), requestId: c.get('requestId') };
  const result = await queue
    .submit(query.community ?? ground.communityCode, submission)
    .catch((error: unknown) => {
      throw error instanceof QueueFull ? new Refusal('queue_full', [], error.retryAfterSeconds) : error;
    });
  return answer(c, { ground, reportId: input.id, result });
});

/** Null for a sender without a key; a key that is none is refused rather than lost. */
function senderOf(c: Ctx): string | null {
  const key = c.req.header('x-sender-key');
  if (key === undefined) return null;
  if (!senderKeySchema.safeParse(key).success)
    throw new Refusal('invalid_parameters', [
      { path: 'x-sender-key', code: 'invalid_format', wanted: '22–86 of A-Z a-z 0-9 _ -' },
    ]);
  return senderIdOf(c.get('deps').serverKey, key);
}

type Answered = { ground: Ground; reportId: string; result: Submitted };
function answer(c: Ctx, { ground, reportId, result }: Answered) {
  if (result.kind === 'other-content')
    throw new Refusal('report_other_content', [{ path: 'id', code: 'custom', seen: reportId }]);
  if (result.kind === 'unknown-photo')
    throw new Refusal('unknown_photo', [
      { path: `photoIds.${result.index}`, code: 'unknown_photo', seen: result.id },
    ]);
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
    path: '/mine',
    summary: 'What a phone has sent, by the key it made for itself',
    request: { query: communityQuery, headers: z.object({ 'x-sender-key': senderKeySchema }) },
    responses: answers({ 200: ownReportsSchema }),
  }),
);
routes.get('/mine', allowed('report.follow'), async (c) => {
  parse(communityQuery, c.req.query(), 'invalid_parameters');
  const ground = await groundOf(c);
  const senderId = senderOf(c);
  if (senderId === null) throw new Refusal('not_found');
  const scope = reportScope(ground.communityId, { senderId });
  const rows = await readPlacements(c.get('deps').db, scope, mostOwn);
  return c.json({ items: rows.map((row) => followed(c, ground, row)) });
});

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
routes.get('/:id', allowed('report.follow'), async (c) => {
  parse(communityQuery, c.req.query(), 'invalid_parameters');
  const ground = await groundOf(c);
  const { serverKey, db } = c.get('deps');
  // Made by the sender, in whatever case; the token is of the id as it is kept.
  const reportId = c.req.param('id').toLowerCase();
  const token = c.req.header('x-follow-token') ?? '';
  // A wrong token, a malformed id and a report that is not there all answer the same.
  if (
    !z.uuid().safeParse(reportId).success ||
    !isFollowToken(serverKey, { communityId: ground.communityId, reportId, token })
  )
    throw new Refusal('not_found');
  const [found] = await readPlacements(db, reportScope(ground.communityId, { reportId }), 1);
  if (!found) throw new Refusal('not_found');
  return c.json(followed(c, ground, found));
});

type Found = Awaited<ReturnType<typeof readPlacements>>[number];
function followed(c: Ctx, ground: Ground, { id, placement, number, status }: Found): FollowAnswer {
  const { ticket, asks, receivedAt } = placement as Placement;
  const currentStatus = status as FollowAnswer['currentStatus'];
  const token = followToken(c.get('deps').serverKey, ground.communityId, id);
  return {
    report: { id, receivedAt, asks: asks as FollowAnswer['report']['asks'], followToken: token },
    ticket: {
      ...spokenTicket(ticket, number, { language: c.get('language'), ground }),
      status: currentStatus,
    },
    currentStatus,
  };
}

export { routes as reportRoutes };
