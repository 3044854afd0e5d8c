import { createApp } from '../../api/app.ts';
import { makeLog } from '../../api/log.ts';
import { openDeps } from '../../api/openDeps.ts';
import type { Api } from './api.ts';
import { smallGridCode } from './smallLand.ts';

export const anId = '018f6f2e-0000-7000-8000-00000000abcd';

/** Every route but the streams, with an id that belongs to nothing. */
export const routesOf = ({ app }: Pick<Api, 'app'>) =>
  [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))]
    .filter((route) => /^(GET|PUT|POST|DELETE|PATCH) \/api\//.test(route) && !route.includes('/api/live'))
    .map((route) => {
      const [method = '', path = ''] = route.split(' ');
      return { method, path: path.replace(':gridCode', smallGridCode(1)).replace(':id', anId) };
    });

/** The same community behind a server that is set up otherwise. */
export function serverWith(api: Api, options: { publicUrl: string; onlyHost?: string; webDir?: string }) {
  const { db: _db, ...deps } = api.deps;
  const own = openDeps({
    ...{ database: api.database, serverKey: deps.serverKey, log: makeLog('silent'), version: 'test' },
    ...{ webDir: null, clock: deps.clock, isOnlyDemo: async () => true, ...options },
  });
  const app = createApp(own);
  const request = (path: string, init: RequestInit) =>
    app.request(`http://inner.test${path}?community=${api.code}`, init);
  return { app, request, close: () => Promise.all([own.live.close(), own.refusals.close()]) };
}
