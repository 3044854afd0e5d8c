import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { endPosting } from '#actions/endPosting.ts';
import type { Post } from '#contract/lists.ts';
import {
  endPostingAnswerSchema,
  endPostingSchema,
  type PersonRow,
  personListSchema,
  personQuerySchema,
} from '#contract/people.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { asReader } from '#db/asReader.ts';
import { readSequence } from '#db/queries/feed.ts';
import { countPeople, readAccounts, readPersonPage, readPostingsOf } from '#db/queries/personPage.ts';
import { Refusal } from '#domain/errors.ts';
import type { Ground } from '#domain/ground.ts';
import { maskName, maskPhone } from '#domain/mask.ts';
import { accountScope } from '#domain/scope.ts';
import { allowed } from './allowed.ts';
import { type Env, groundOf } from './environment.ts';
import { answers, readJson } from './openApi.ts';
import { parse } from './parse.ts';

const communityQuery = z.strictObject({ community: communityCodeSchema.optional() });
const params = z.object({ id: z.uuid().toLowerCase() });
const people = new OpenAPIHono<Env>();
const postings = new OpenAPIHono<Env>();
const defaultLimit = 100;

people.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/',
    summary: 'People with their posts and accounts; names and phones masked',
    request: { query: personQuerySchema },
    responses: answers({ 200: personListSchema }),
  }),
);
people.get('/', allowed('people.list'), async (c) => {
  const query = parse(personQuerySchema, c.req.query(), 'invalid_parameters');
  const { cursor, limit = defaultLimit, hasAccount, post, gridCode, area: text } = query;
  const after = cursor === undefined ? null : z.uuid().safeParse(cursor);
  if (after && !after.success)
    throw new Refusal('invalid_parameters', [
      { path: 'cursor', code: 'invalid_format', seen: cursor, wanted: 'next of an earlier answer' },
    ]);
  const ground = await groundOf(c);
  const { db, sql, clock } = c.get('deps');
  const scope = accountScope(c.get('actor'), ground.communityId);
  if (!scope) throw new Refusal('not_allowed');
  const asOf = await readSequence(sql, ground.communityId);
  const at = clock();
  const filter = {
    post,
    gridCode,
    at,
    hasAccount: hasAccount === undefined ? undefined : hasAccount === 'true',
    area: text === undefined ? undefined : { text, gridCodes: gridsNamed(ground, text) },
    after: after?.data ?? null,
    limit: limit + 1,
  };
  const found = await asReader(db, { communityId: ground.communityId, readsContact: false }, async (tx) => {
    const rows = await readPersonPage(tx, scope, filter);
    const personIds = rows.map(({ id }) => id);
    const held = await readPostingsOf(tx, scope, { personIds, at });
    return { rows, held, total: await countPeople(tx, scope, filter) };
  });
  const shown = found.rows.slice(0, limit);
  const accounts = await readAccounts(
    db,
    shown.flatMap(({ accountId }) => accountId ?? []),
  );
  const last = found.rows.length > limit ? shown.at(-1) : undefined;
  return c.json({
    items: shown.map((row) => personRow(row, { ...found, accounts, ground })),
    next: last?.id ?? null,
    asOf,
    total: found.total,
  });
});

const gridsNamed = ({ names }: Ground, text: string): string[] =>
  [...names].flatMap(([gridCode, name]) => (name.includes(text) ? [gridCode] : []));

type Found = {
  held: Awaited<ReturnType<typeof readPostingsOf>>;
  accounts: Awaited<ReturnType<typeof readAccounts>>;
  ground: Ground;
};
type Row = Awaited<ReturnType<typeof readPersonPage>>[number];

function personRow(row: Row, { held, accounts, ground }: Found): PersonRow {
  const account = accounts.find(({ id }) => id === row.accountId);
  return {
    id: row.id,
    name: maskName(row.name),
    phone: maskPhone(row.phone),
    userName: account?.userName ?? null,
    hasAccount: row.accountId !== null,
    isDisabled: account?.disabledAt != null,
    postings: held
      .filter(({ personId }) => personId === row.id)
      .map((one) => ({
        id: one.id,
        post: one.post as Post,
        gridCode: one.gridCode,
        areaName:
          (one.gridCode && ground.names.get(one.gridCode)) ??
          one.unitName ??
          one.groupName ??
          one.organisationName,
        from: one.startsAt.toISOString(),
        to: one.endsAt?.toISOString() ?? null,
      })),
  };
}

postings.openAPIRegistry.registerPath(
  createRoute({
    method: 'post',
    path: '/{id}/end',
    summary: 'Ends a posting: the right ends at once, its open tickets move in the same transaction',
    request: {
      query: communityQuery,
      params,
      body: { content: { 'application/json': { schema: endPostingSchema } } },
    },
    responses: answers({ 200: endPostingAnswerSchema }),
  }),
);
postings.post('/:id/end', allowed('posting.end'), async (c) => {
  const query = parse(communityQuery, c.req.query(), 'invalid_parameters');
  const id = params.safeParse(c.req.param());
  if (!id.success) throw new Refusal('not_found');
  const { reason } = parse(endPostingSchema, await readJson(c), 'invalid_content');
  const deps = c.get('deps');
  const ground = await groundOf(c);
  const community = await deps.grounds.community(query.community);
  if (!community) throw new Refusal('community_not_found');
  const ended = await endPosting(
    { ...deps, actor: c.get('actor'), requestId: c.get('requestId') },
    { community, postingId: id.data.id, reason },
  );
  if (!ended) throw new Refusal('not_found');
  deps.live.hint(ground.communityId);
  return c.json({ endedAt: ended.endedAt.toISOString(), movedTickets: ended.movedTickets });
});

export { people as peopleRoutes, postings as postingRoutes };
