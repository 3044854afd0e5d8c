import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Geometry } from 'geojson';
import {
  buildingCollectionSchema,
  gridCollectionSchema,
  landCollectionSchema,
  landQuerySchema,
  placeCollectionSchema,
  suggestionListSchema,
  suggestQuerySchema,
} from '#contract/land.ts';
import { readSequence } from '#db/queries/feed.ts';
import * as ground from '#db/queries/ground.ts';
import { readGridFigures, readLandFeatures } from '#db/queries/land.ts';
import { Refusal } from '#domain/errors.ts';
import type { Ground } from '#domain/ground.ts';
import { allowed } from './allowed.ts';
import { type Ctx, type Env, groundOf } from './environment.ts';
import { answers } from './openApi.ts';
import { parse } from './parse.ts';

type Row = { id: string; gridCode: string | null; shape: Geometry; properties: Record<string, unknown> };
const routes = new OpenAPIHono<Env>();

/** A FeatureCollection with the extras of every list. Land is small: without a limit it comes whole. */
async function collection(c: Ctx, read: (ground: Ground) => Promise<Row[]>) {
  const { gridCode, cursor, limit } = parse(landQuerySchema, c.req.query(), 'invalid_parameters');
  const community = await groundOf(c);
  const asOf = await readSequence(c.get('deps').sql, community.communityId);
  const rows = (await read(community)).filter((row) => gridCode === undefined || row.gridCode === gridCode);
  const start = cursor === undefined ? 0 : rows.findIndex(({ id }) => id === cursor) + 1;
  if (cursor !== undefined && start === 0)
    throw new Refusal('invalid_parameters', [
      { path: 'cursor', code: 'invalid_format', seen: cursor, wanted: 'next of an earlier answer' },
    ]);
  const page = limit === undefined ? rows.slice(start) : rows.slice(start, start + limit);
  return c.json({
    type: 'FeatureCollection' as const,
    features: page.map(({ id, gridCode: code, shape, properties }) => ({
      type: 'Feature' as const,
      id,
      geometry: shape,
      properties: { ...properties, gridCode: code },
    })),
    asOf,
    isDemo: community.isDemo,
    next: start + page.length < rows.length ? (page.at(-1)?.id ?? null) : null,
  });
}

const describe = (path: string, summary: string, schema: z.ZodType) =>
  routes.openAPIRegistry.registerPath(
    createRoute({
      method: 'get',
      path,
      summary,
      request: { query: landQuerySchema },
      responses: answers({ 200: schema }),
    }),
  );

describe('/grids', 'The grids of the published boundary', gridCollectionSchema);
routes.get('/grids', allowed('land.read'), (c) =>
  collection(c, async ({ communityId, boundaryVersion }) => {
    const { db } = c.get('deps');
    const [grids, figures] = await Promise.all([
      ground.readGrids(db, communityId, boundaryVersion.id),
      readGridFigures(db, communityId, boundaryVersion.id),
    ]);
    return grids.map(({ id, gridCode, shape, number, name, shortName }) => ({
      id,
      gridCode,
      shape,
      properties: { number, name, shortName, ...figures.find((one) => one.gridCode === gridCode) },
    }));
  }),
);

describe('/buildings', 'Buildings with floors and height', buildingCollectionSchema);
routes.get('/buildings', allowed('land.read'), (c) =>
  collection(c, async ({ communityId }) =>
    (await ground.readBuildings(c.get('deps').db, communityId)).map(
      ({ id, gridCode, shape, compoundCode: _code, builtYear: _year, ...properties }) => ({
        id,
        gridCode,
        shape,
        properties,
      }),
    ),
  ),
);

describe('/places', 'Named places with the names people use', placeCollectionSchema);
routes.get('/places', allowed('land.read'), (c) =>
  collection(c, async ({ communityId }) =>
    (await ground.readPlaces(c.get('deps').db, communityId)).map(
      ({ id, gridCode, position, code, name, nicknames, kind }) => ({
        id,
        gridCode,
        shape: position,
        properties: { code, name, nicknames, kind },
      }),
    ),
  ),
);

describe(
  '/land',
  'The base map: boundary, roads, greens, water, walls, infrastructure',
  landCollectionSchema,
);
routes.get('/land', allowed('land.read'), (c) =>
  collection(c, async ({ communityId }) => {
    const { db } = c.get('deps');
    const [features, lines, boundary] = await Promise.all([
      readLandFeatures(db, communityId),
      ground.readInfrastructure(db, communityId),
      ground.readBoundaryVersion(db, communityId),
    ]);
    return [
      ...(boundary
        ? [
            {
              id: boundary.id,
              gridCode: null,
              shape: boundary.boundary,
              properties: { code: 'boundary', kind: 'boundary', name: null, widthMeters: null },
            },
          ]
        : []),
      ...features.map(({ id, shape, ...properties }) => ({ id, gridCode: null, shape, properties })),
      ...lines.map(({ id, shape, code, kind, name }) => ({
        id,
        gridCode: null,
        shape,
        properties: { code, kind, name, widthMeters: null },
      })),
    ];
  }),
);

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/places/suggest',
    summary: 'Type-ahead for a place in words',
    request: { query: suggestQuerySchema },
    responses: answers({ 200: suggestionListSchema }),
  }),
);
routes.get('/places/suggest', allowed('land.read'), async (c) => {
  const { text, limit = 8 } = parse(suggestQuerySchema, c.req.query(), 'invalid_parameters');
  const community = await groundOf(c);
  const asOf = await readSequence(c.get('deps').sql, community.communityId);
  return c.json({
    items: community.gazetteer
      .suggest(text, limit)
      .map(({ label, completed, kind, gridCode }) => ({ label, completed, kind, gridCode })),
    next: null,
    asOf,
  });
});

export { routes as landRoutes };
