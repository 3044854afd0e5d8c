import { Buffer } from 'node:buffer';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, aReport, openApi } from '#support/api.ts';
import { listen } from '#support/liveServer.ts';
import { openTally } from '#support/oddChanges.ts';
import { plainPhoto } from '#support/photos.ts';
import { smallGridCode } from '#support/smallLand.ts';
import { createApp } from '../../api/app.ts';
import { makeLog } from '../../api/log.ts';
import { openDeps } from '../../api/openDeps.ts';
import { securityHeaders } from '../../api/routes/securityHeaders.ts';
import { startingApp } from '../../api/startingApp.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const json = { 'content-type': 'application/json' };
const anId = '018f6f2e-0000-7000-8000-00000000abcd';
const routesOf = ({ app }: Pick<Api, 'app'>) =>
  [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))]
    .filter((route) => /^(GET|PUT|POST|DELETE|PATCH) \/api\//.test(route) && !route.includes('/api/live'))
    .map((route) => {
      const [method = '', path = ''] = route.split(' ');
      return { method, path: path.replace(':gridCode', smallGridCode(1)).replace(':id', anId) };
    });
/** As a browser does whose address bar says http://mangrid.test. */
const ask = (path: string, init: RequestInit) =>
  api.app.request(`http://mangrid.test${path}?community=${api.code}`, init);
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** The same community behind a server that is set up otherwise. */
function serverWith(options: { publicUrl: string }) {
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

describe('what changes something', () => {
  const foreign: Record<string, Record<string, string>> = {
    'another site': { origin: 'https://evil.example' },
    'an address without a site': { origin: 'null' },
    'a site that begins like ours': { origin: 'http://mangrid.test.evil.example' },
    'a site that ends like ours': { origin: 'http://evilmangrid.test' },
    'another port': { origin: 'http://mangrid.test:81' },
    'no address at all': { origin: 'mangrid.test' },
    'another site, by the browser’s word alone': { 'sec-fetch-site': 'cross-site' },
    'a neighbouring name, by the browser’s word alone': { 'sec-fetch-site': 'same-site' },
    'nowhere, with a session': { cookie: 'mangrid.session_token=x.y' },
  };

  it.each(Object.entries(foreign))(
    'is refused from %s, on every route, and changes nothing',
    async (_name, headers) => {
      const tally = await openTally(api);
      const { cookie } = await api.as('administrator');
      await tally.read();
      const changing = routesOf(api).filter(({ method }) => method !== 'GET');
      expect(changing.length).toBeGreaterThan(18);
      for (const { method, path } of changing)
        for (const session of [{}, { cookie: cookie as string }] as Record<string, string>[]) {
          const body = path.endsWith('/reports') ? JSON.stringify(aReport()) : '{"reason":"because"}';
          const response = await ask(path, {
            method,
            body,
            headers: { ...json, ...session, ...headers },
          });
          expect(response.status, `${method} ${path}`).toBe(403);
          expect(await response.text(), `${method} ${path}`).toContain('"foreign_origin"');
        }
      await tally.check();
    },
  );

  it.each([
    ['our own address', { origin: 'http://mangrid.test' }],
    ['the public address', { origin: 'http://localhost:8080' }],
    ['the same page, by the browser’s word', { 'sec-fetch-site': 'same-origin' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['a program that says nothing', {}],
  ])('is let through from %s', async (_name, headers: Record<string, string>) => {
    const { cookie } = await api.as('rider');
    const session: Record<string, string> =
      Object.keys(headers).length > 0 ? { cookie: cookie as string } : {};
    for (const { method, path } of routesOf(api).filter(
      ({ method, path }) => method !== 'GET' && path !== '/api/session',
    )) {
      const response = await ask(path, {
        method,
        body: '{}',
        headers: { ...json, ...session, ...headers },
      });
      expect(await response.text(), `${method} ${path}`).not.toContain('foreign_origin');
    }
  });

  it('is no reading, and reading needs no origin', async () => {
    const { cookie } = await api.as('clerk');
    const headers = { cookie: cookie as string, origin: 'https://evil.example' };
    expect((await api.request('/api/tickets', { headers })).status).toBe(200);
  });
});

describe('another site', () => {
  it('is told by no header that it may read here, on any route, asked before or not', async () => {
    const { cookie } = await api.as('secretary');
    for (const { method, path } of routesOf(api))
      for (const asked of [method, 'OPTIONS']) {
        const response = await api.request(path, {
          method: asked,
          headers: {
            ...{ cookie: cookie as string, origin: 'https://evil.example' },
            'access-control-request-method': method,
            'access-control-request-headers': 'content-type',
          },
        });
        const names = [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));
        expect(names, `${asked} ${path}`).toEqual([]);
      }
  });
});

describe('the security headers', () => {
  const expectHeaders = (headers: Headers, what: string) => {
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name), what).toBe(value);
  };

  it('are on every kind of answer', async () => {
    const send = (path: string, init: RequestInit = {}) => api.request(path, { headers: json, ...init });
    const post = (path: string, body: string) => send(path, { method: 'POST', body });
    const worker = await api.as('worker2');
    const as = (headers: Record<string, string>, init: RequestInit = {}) => ({
      ...init,
      headers: { ...json, ...headers },
    });
    const own = await openApi();
    const many = () =>
      own.request('/api/session/code', { method: 'POST', body: '{"phone":"10090010000"}', headers: json });
    for (let tries = 0; tries < 10; tries++) await many();
    const kinds: [number, () => Response | Promise<Response>][] = [
      [200, () => send('/api/me')],
      [201, () => post('/api/devices', '')],
      [202, () => post('/api/session/code', '{"phone":"10090010000"}')],
      [204, async () => send('/api/session', as(await api.as('volunteer'), { method: 'DELETE' }))],
      [400, () => post('/api/reports', '{')],
      [401, () => send('/api/tickets')],
      [401, () => post('/api/session', '{"userName":"nobody","password":"x"}')],
      [403, () => send('/api/people', as(worker))],
      [
        403,
        () => send('/api/reports', as({ origin: 'https://evil.example' }, { method: 'POST', body: '{}' })),
      ],
      [404, () => send(`/api/tickets/${anId}`, as(worker))],
      [404, () => send('/api/nowhere')],
      [413, () => post('/api/reports', 'x'.repeat(300_000))],
      [422, () => post('/api/session/link', '{}')],
      [429, many],
    ];
    for (const [status, kind] of kinds) {
      const response = await kind();
      expect(response.status).toBe(status);
      expectHeaders(response.headers, String(status));
      expect(response.headers.get('x-request-id'), String(status)).toMatch(/^[\w-]{8,}$/);
    }
    own.deps.identity.resolve = () => Promise.reject(new Error('a secret'));
    const failed = await own.request('/api/me');
    expect(failed.status).toBe(500);
    expectHeaders(failed.headers, '500');
    own.deps.grounds.of = () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
    const away = await own.request('/api/wall');
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
    expectHeaders(away.headers, '503');
    await own.close();
  });

  it('are there while the server starts', async () => {
    const { app } = startingApp({ version: 'test', engine: 'embedded' });
    for (const path of ['/api/health', '/api/me', '/api/reports', '/', '/wall'])
      for (const method of ['GET', 'POST'])
        expectHeaders((await app.request(path, { method })).headers, path);
  });

  it('are on the streams too, and on the refusal of one', async () => {
    const server = await listen(api);
    for (const path of ['/api/live', '/api/live/staff', '/api/live?after=x']) {
      const abort = new AbortController();
      const url = `http://127.0.0.1:${server.port}${path}${path.includes('?') ? '&' : '?'}community=${api.code}`;
      expectHeaders((await fetch(url, { signal: abort.signal })).headers, path);
      abort.abort();
    }
    await server.close();
  });
});

describe('a cache on the way', () => {
  const forEverybody =
    /^\/api\/(openapi\.json|health|health\/alive|grids|buildings|places|places\/suggest|land|wall)$|^\/api\/\*/;
  it('keeps nothing that depends on who asks, be it by cookie, key or token', async () => {
    const { cookie } = await api.as('branch3');
    for (const { method, path } of routesOf(api).filter((one) => !forEverybody.test(one.path))) {
      const headers = { ...json, cookie: cookie as string, origin: api.deps.publicUrl };
      const response = await api.request(path, {
        method,
        headers,
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      expect(response.headers.get('cache-control'), `${method} ${path}`).toBe('no-store');
    }
  });

  it('keeps neither a report nor what follows it, nor what a sign-in answers', async () => {
    const key = 'k'.repeat(22);
    const sent = await api.send(aReport(), { 'x-sender-key': key });
    const { report } = (await sent.json()) as { report: { id: string; followToken: string } };
    const answers = [
      sent,
      await api.request(`/api/reports/${report.id}`, { headers: { 'x-follow-token': report.followToken } }),
      await api.request('/api/reports/mine', { headers: { 'x-sender-key': key } }),
      await api.request('/api/session/demo', {
        ...{ method: 'POST', headers: json, body: '{"account":"rider"}' },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200]);
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('a photo', () => {
  it('goes out as a picture and nothing else, whatever was sent in', async () => {
    const id = uuidv7();
    const page = '<html><script>alert(document.cookie)</script></html>';
    const polyglot = Buffer.concat([Buffer.from(await plainPhoto('png')), Buffer.from(page)]);
    const put = (body: BodyInit, type: string, at = uuidv7()) =>
      api.request(`/api/photos/${at}`, { method: 'PUT', body, headers: { 'content-type': type } });
    expect((await put(polyglot, 'text/html', id)).status).toBe(201);
    await api.send(aReport({ photoIds: [id] }));
    const response = await api.see(`/api/photos/${id}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...securityHeaders,
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline; filename="photo.webp"',
    });
    expect(response.headers.get('cache-control')).toContain('private');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(8, 12).toString()]).toEqual(['RIFF', 'WEBP']);
    expect(bytes.includes('<script>')).toBe(false);
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    for (const body of [page, svg, '%PDF-1.7', 'GIF89a'])
      expect((await put(body, 'image/png')).status, body).toBe(422);
  });
});

describe('a session’s cookie', () => {
  const signIn = (
    server: { request: (path: string, init: RequestInit) => Response | Promise<Response> },
    headers = {},
  ) =>
    server.request('/api/session/demo', {
      method: 'POST',
      headers: { ...json, ...headers },
      body: '{"account":"desk-clerk"}',
    });

  it.each([
    ['http://grid.test', false],
    ['https://grid.test', true],
  ])('of %s is out of reach of scripts and other sites', async (publicUrl, isSecure) => {
    const server = serverWith({ publicUrl });
    const lines = (await signIn(server, { origin: publicUrl })).headers.getSetCookie();
    expect(lines.length).toBe(1);
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split('; ');
      expect(pair).toMatch(isSecure ? /^__Secure-mangrid\.session_token=/ : /^mangrid\.session_token=/);
      expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/']));
      expect(attributes.includes('Secure')).toBe(isSecure);
      expect(line).not.toMatch(/domain=/i);
    }
    const dropped = await server.request('/api/session', {
      method: 'DELETE',
      headers: { cookie: lines.map((line) => line.split(';')[0]).join('; '), origin: publicUrl },
    });
    expect(dropped.headers.getSetCookie().join()).toMatch(/session_token=; Max-Age=0.*HttpOnly/);
    await server.close();
  });

  it('is another after every sign-in, and the one before is worth nothing: it cannot be fixed from outside', async () => {
    const kindOf = async (cookie: string) =>
      ((await (await api.request('/api/me', { headers: { cookie } })).json()) as { kind: string }).kind;
    const first = cookieOf(await signIn(api));
    expect(await kindOf(first)).toBe('person');
    const second = cookieOf(await signIn(api, { cookie: first, origin: api.deps.publicUrl }));
    expect(second).not.toBe(first);
    expect([await kindOf(first), await kindOf(second)]).toEqual(['public', 'person']);
    const planted = 'mangrid.session_token=plantedplantedplantedplanted';
    const third = cookieOf(await signIn(api, { cookie: planted, origin: api.deps.publicUrl }));
    expect(third).not.toContain('planted');
    expect(await kindOf(planted)).toBe('public');
    // Our own cookie, put beside another in the victim's browser.
    expect(await kindOf(`${planted}; ${third}`)).toBe('public');
  });
});
