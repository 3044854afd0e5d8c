import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { triangleSchema } from '#contract/land.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { asReader } from '#db/asReader.ts';
import { readSequence } from '#db/queries/feed.ts';
import { readPeopleOfGrid, readPersonNames } from '#db/queries/triangle.ts';
import { Refusal } from '#domain/errors.ts';
import { maskName, maskPhone } from '#domain/mask.ts';
import { fieldsInGrid } from '#domain/openFields.ts';
import { coversGrid, peopleScope } from '#domain/scope.ts';
import { triangleOf } from '#domain/triangle.ts';
import { allowed } from './allowed.ts';
import { type Env, groundOf } from './environment.ts';
import { answers } from './openApi.ts';
import { parse } from './parse.ts';

const communityQuery = z.strictObject({ community: communityCodeSchema.optional() });
const routes = new OpenAPIHono<Env>();

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/{gridCode}/triangle',
    summary: 'Branch, grid workers and unit leaders of a grid. Staff shape; out of scope is 404',
    request: { query: communityQuery, params: z.object({ gridCode: z.string() }) },
    responses: answers({ 200: triangleSchema }),
  }),
);
routes.get('/:gridCode/triangle', allowed('triangle.read'), async (c) => {
  parse(communityQuery, c.req.query(), 'invalid_parameters');
  const community = await groundOf(c);
  const { communityId, index, roster } = community;
  const scope = peopleScope(c.get('actor'), communityId);
  const gridCode = c.req.param('gridCode');
  const isKnown = index.grids.some((grid) => grid.gridCode === gridCode);
  if (!isKnown || !coversGrid(scope, gridCode)) throw new Refusal('not_found');
  const { db, sql, clock } = c.get('deps');
  const asOf = await readSequence(sql, communityId);
  const at = clock();
  const { units, people, standInNames } = await asReader(
    db,
    { communityId, readsContact: false },
    async (tx) => {
      const found = await readPeopleOfGrid(tx, scope, gridCode);
      const standIns = found.people.flatMap(
        ({ personId }) => roster.awayOn(personId, at.getTime())?.standInPersonId ?? [],
      );
      return { ...found, standInNames: await readPersonNames(tx, scope, standIns) };
    },
  );
  const fields = fieldsInGrid(c.get('actor'), gridCode, communityId);
  const shown = people.map((one) => ({
    ...one,
    name: fields.has('staff-names') ? one.name : maskName(one.name),
    phone: fields.has('staff-phones') ? one.phone : maskPhone(one.phone),
  }));
  return c.json({ ...triangleOf({ gridCode, units, people: shown, at, standInNames }, community), asOf });
});

export { routes as triangleRoutes };
