import { OpenAPIHono } from '@hono/zod-openapi';
import { Refusal } from '#domain/errors.ts';
import { errorForLog } from './log.ts';
import { accountRoutes } from './routes/account.ts';
import { auditRoutes } from './routes/audit.ts';
import { deviceRoutes } from './routes/devices.ts';
import { documentInfo } from './routes/document.ts';
import { type Deps, type Env, languageOf } from './routes/environment.ts';
import { errorAnswer, refusalOf } from './routes/errorAnswer.ts';
import { guardOrigin } from './routes/guardOrigin.ts';
import { healthRoutes } from './routes/health.ts';
import { landRoutes } from './routes/land.ts';
import { limitBody } from './routes/limitBody.ts';
import { liveRoutes } from './routes/live.ts';
import { openRequest } from './routes/openRequest.ts';
import { webPages } from './routes/pages.ts';
import { peopleRoutes, postingRoutes } from './routes/people.ts';
import { personAccountRoutes } from './routes/personAccount.ts';
import { personalRoutes } from './routes/personal.ts';
import { photoRoutes } from './routes/photos.ts';
import { reportRoutes } from './routes/reports.ts';
import { sessionRoutes } from './routes/session.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { triangleRoutes } from './routes/triangle.ts';
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
  app.use('/api/*', guardOrigin);
  app.use('/api/*', limitBody({ bytes: bodyBytes, refuse: tooLarge, except: '/api/photos/' }));

  app.route('/api/health', healthRoutes); //  GET /
  app.route('/api', landRoutes); //           GET /grids /buildings /places /land /places/suggest
  app.route('/api/grids', triangleRoutes); // GET /:gridCode/triangle
  app.route('/api/photos', photoRoutes); //   PUT /:id  GET /:id
  app.route('/api/reports', reportRoutes); // POST /    GET /:id
  app.route('/api/reports', personalRoutes); // POST /:id/contact  DELETE /:id/personal
  app.route('/api/tickets', ticketRoutes); // GET /     GET /:id
  app.route('/api/wall', wallRoutes); //      GET /
  app.route('/api/live', liveRoutes); //      GET /     server-sent events
  app.route('/api', sessionRoutes); //        POST /session and its ways in  DELETE /session  GET /me
  app.route('/api', accountRoutes); //        own sessions, password, second factor
  app.route('/api/devices', deviceRoutes); // screens: ask, pair, list, revoke
  app.route('/api/people', peopleRoutes); //  GET /
  app.route('/api/people', personAccountRoutes); // POST DELETE /:id/account
  app.route('/api/postings', postingRoutes); // POST /:id/end
  app.route('/api/audit', auditRoutes); //    GET /
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
      deps.log.error({ requestId, code: refusal.code, ...errorForLog(error) });
    const { status, body, headers } = errorAnswer(refusal, {
      language: c.get('language') ?? languageOf(c.req.header('accept-language')),
      requestId,
    });
    return c.json(body, status, headers);
  });
  return app;
}
