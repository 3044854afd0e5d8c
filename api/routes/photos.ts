import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { storePhoto } from '#actions/storePhoto.ts';
import { photoAnswerSchema, photoLimits } from '#contract/photos.ts';
import { communityCodeSchema } from '#contract/wire.ts';
import { readPhotoInScope } from '#db/queries/personal.ts';
import { Refusal } from '#domain/errors.ts';
import { fieldScope } from '#domain/openFields.ts';
import { UnreadablePhoto } from '#media/photoIn.ts';
import { allowed } from './allowed.ts';
import { type Env, groundOf } from './environment.ts';
import { limitBody } from './limitBody.ts';
import { answers, hangUp } from './openApi.ts';
import { parse } from './parse.ts';

const query = z.strictObject({ community: communityCodeSchema.optional() });
const params = z.object({ id: z.uuid().toLowerCase() });
const routes = new OpenAPIHono<Env>();
const tooLarge = () => {
  throw new Refusal('photo_too_large', [
    { path: '', code: 'too_big', wanted: `≤ ${photoLimits.megabytes} MB` },
  ]);
};

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'put',
    path: '/{id}',
    summary: 'Send a photo (JPEG, PNG, WebP) under an id of your own; answers the EXIF position as a hint',
    request: {
      query,
      params,
      body: { content: { 'image/*': { schema: z.string().openapi({ format: 'binary' }) } } },
    },
    responses: answers({ 201: photoAnswerSchema, 200: photoAnswerSchema }),
  }),
);
routes.put(
  '/:id',
  allowed('photos.send'),
  limitBody({ bytes: photoLimits.megabytes * 1024 * 1024, refuse: tooLarge }),
  async (c) => {
    parse(query, c.req.query(), 'invalid_parameters');
    const { id } = parse(params, c.req.param(), 'invalid_parameters');
    const ground = await groundOf(c);
    const bytes = new Uint8Array(
      await c.req.arrayBuffer().catch((error: unknown) => {
        throw hangUp(error);
      }),
    );
    if (bytes.byteLength === 0)
      throw new Refusal('photo_unreadable', [
        { path: '', code: 'required', wanted: 'image/jpeg, image/png, image/webp' },
      ]);
    const result = await storePhoto(c.get('deps'), { communityId: ground.communityId, id, bytes }).catch(
      (error: unknown) => {
        if (!(error instanceof UnreadablePhoto)) throw error;
        throw new Refusal('photo_unreadable', [
          {
            path: '',
            code: 'invalid_format',
            seen: error.message,
            wanted: 'image/jpeg, image/png, image/webp',
          },
        ]);
      },
    );
    if (result.kind === 'other-content')
      throw new Refusal('photo_other_content', [{ path: 'id', code: 'custom', seen: id }]);
    return c.json(result.photo, result.kind === 'created' ? 201 : 200);
  },
);

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/{id}',
    summary: 'A photo of a ticket within scope, as WebP',
    request: { query, params },
    responses: {
      200: {
        description: 'The photo',
        content: { 'image/webp': { schema: z.string().openapi({ format: 'binary' }) } },
      },
    },
  }),
);
routes.get('/:id', allowed('photos.read'), async (c) => {
  parse(query, c.req.query(), 'invalid_parameters');
  const { id } = parse(params, c.req.param(), 'invalid_parameters');
  const { communityId } = await groundOf(c);
  const scope = fieldScope(c.get('actor'), 'photos', communityId);
  const content = await readPhotoInScope(c.get('deps').db, scope, id);
  if (!content) throw new Refusal('not_found');
  return c.body(new Uint8Array(content), 200, {
    'content-type': 'image/webp',
    // Kept nowhere: the next person at this screen may not see it, and it may be erased.
    'cache-control': 'no-store',
    'content-disposition': 'inline; filename="photo.webp"',
    // Inert wherever it is opened: no script, no frame, nothing but a picture.
    'content-security-policy': "default-src 'none'; sandbox",
  });
});

export { routes as photoRoutes };
