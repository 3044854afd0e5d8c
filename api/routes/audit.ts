import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { sealWith } from '#actions/recordAudit.ts';
import { type AuditRow, auditListSchema, auditQuerySchema } from '#contract/audit.ts';
import type { Post } from '#contract/lists.ts';
import { readLogPage } from '#db/queries/audit.ts';
import { readSequence } from '#db/queries/feed.ts';
import { type SealedEntry, sealOf } from '#domain/auditChain.ts';
import { Refusal } from '#domain/errors.ts';
import type { Ground } from '#domain/ground.ts';
import { logScope } from '#domain/scope.ts';
import { allowed } from './allowed.ts';
import { type Env, groundOf } from './environment.ts';
import { answers } from './openApi.ts';
import { parse } from './parse.ts';

const routes = new OpenAPIHono<Env>();
const defaultLimit = 100;
const cursorSchema = z.coerce.number().int().min(1);

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/',
    summary: 'The log, newest first: all of it for the auditor, what was opened for the secretary',
    request: { query: auditQuerySchema },
    responses: answers({ 200: auditListSchema }),
  }),
);
routes.get('/', allowed('log.read'), async (c) => {
  const query = parse(auditQuerySchema, c.req.query(), 'invalid_parameters');
  const { cursor, limit = defaultLimit, community: _community, ...filter } = query;
  const before = cursor === undefined ? null : cursorSchema.safeParse(cursor);
  if (before && !before.success)
    throw new Refusal('invalid_parameters', [
      { path: 'cursor', code: 'invalid_format', seen: cursor, wanted: 'next of an earlier answer' },
    ]);
  const ground = await groundOf(c);
  const { db, sql, serverKey, refusals } = c.get('deps');
  // What was refused a moment ago is part of the log too.
  await refusals.flush();
  const asOf = await readSequence(sql, ground.communityId);
  const rows = await readLogPage(db, logScope(c.get('actor'), ground.communityId), {
    ...filter,
    before: before?.data ?? null,
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const seal = sealWith(serverKey);
  c.header('cache-control', 'no-store');
  return c.json({
    items: shown.map((entry) => auditRow(entry, ground)),
    next: rows.length > limit ? String(shown.at(-1)?.sequence) : null,
    asOf,
    isIntact: shown.every((entry) => entry.seal === sealOf(entry, entry.previousSeal, seal)),
  });
});

/** With the posts the person acted in then: a posting that has ended since is part of what happened. */
function auditRow(entry: SealedEntry, { roster }: Ground): AuditRow {
  const { sequence, actorKind, actorId, subjectKind, subjectId, details, requestId } = entry;
  const posts: Post[] =
    actorKind === 'person' && actorId !== null
      ? [...new Set(roster.postingsOf(actorId, Date.parse(entry.at)).map(({ post }) => post))]
      : [];
  return {
    sequence,
    at: entry.at,
    action: entry.action as AuditRow['action'],
    actor: { kind: actorKind as AuditRow['actor']['kind'], id: actorId, posts },
    subject: subjectKind !== null && subjectId !== null ? { kind: subjectKind, id: subjectId } : null,
    details: details as AuditRow['details'],
    requestId,
  };
}

export { routes as auditRoutes };
