import { OpenAPIHono } from '@hono/zod-openapi';
import { Refusal } from '#domain/errors.ts';
import { documentInfo } from './routes/document.ts';
import { type Deps, type Env, languageOf } from './routes/environment.ts';
import { errorAnswer, refusalOf } from './routes/errorAnswer.ts';
import { healthRoutes } from './routes/health.ts';
import { landRoutes } from './routes/land.ts';
import { limitBody } from './routes/limitBody.ts';
import { liveRoutes } from './routes/live.ts';
import { openRequest } from './routes/openRequest.ts';
import { webPages } from './routes/pages.ts';
import { photoRoutes } from './routes/photos.ts';
import { reportRoutes } from './routes/reports.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { wallRoutes } from './routes/wall.ts';

/** JSON bodies; photos have their own limit. */
const bodyBytes = 256 * 1024;
const tooLarge = () => {
  throw new Refusal('body_too_large', [{ path: '', code: 'too_big', wanted: `≤ ${bodyBytes} bytes` }]);
};

/** The whole server but for its effects: middleware, the route table, and what an error becomes. */
export function createApp(deps: Deps) {
  const app = new OpenAPIHono<Env>();
  app.use(openRequest(deps));
  app.use('/api/reports/*', limitBody({ bytes: bodyBytes, refuse: tooLarge }));

  app.route('/api/health', healthRoutes); //  GET /
  app.route('/api', landRoutes); //           /grids /buildings /places /land /places/suggest /grids/:gridCode/triangle
  app.route('/api/photos', photoRoutes); //   PUT /:id  GET /:id
  app.route('/api/reports', reportRoutes); // POST /    GET /:id
  app.route('/api/tickets', ticketRoutes); // GET /     GET /:id
  app.route('/api/wall', wallRoutes); //      GET /
  app.route('/api/live', liveRoutes); //      GET /     server-sent events
  app.doc31('/api/openapi.json', documentInfo(deps.version));
  app.all('/api/*', () => {
    throw new Refusal('not_found');
  });
  if (deps.webDir !== null) app.route('/', webPages(deps.webDir));

  app.notFound(() => {
    throw new Refusal('not_found');
  });
  app.onError((error, c) => {
    const refusal = refusalOf(error);
    const requestId = c.get('requestId');
    if (refusal.code === 'internal' || refusal.code === 'database_away')
      deps.log.error({ requestId, code: refusal.code, error: String(error), stack: error.stack });
    const { status, body, headers } = errorAnswer(refusal, {
      language: c.get('language') ?? languageOf(c.req.header('accept-language')),
      requestId,
    });
    return c.json(body, status, headers);
  });
  return app;
}
