import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, aReport, openApi } from '#support/api.ts';
import { listen } from '#support/liveServer.ts';
import { anId, routesOf, serverWith } from '#support/otherServer.ts';
import { securityHeaders } from '../../api/routes/securityHeaders.ts';
import { startingApp } from '../../api/startingApp.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const json = { 'content-type': 'application/json' };

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
    const { app } = startingApp({ version: 'test', engine: 'embedded', publicUrl: 'http://mangrid.test' });
    for (const path of ['/api/health', '/api/me', '/api/reports', '/', '/wall'])
      for (const method of ['GET', 'POST'])
        expectHeaders((await app.request(path, { method })).headers, path);
    const refused = await app.request('/api/me');
    const { error } = (await refused.json()) as { error: { requestId: string } };
    expect(error.requestId).toMatch(/^[\w-]{8,}$/);
    expect(refused.headers.get('x-request-id')).toBe(error.requestId);
  });

  it.each([
    ['without a host', 'GET /api/health HTTP/1.1\r\n\r\n', 400],
    ['with a host that is none', 'GET /api/health HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    ['that is no HTTP', 'garbage\r\n\r\n', 400],
    [
      'whose length is told twice',
      'POST /api/reports HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['with too many headers', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
  ])('are on the answer to a request %s', async (_what, text, status) => {
    const publicUrl = 'https://grid.test';
    const server = await listen(api, publicUrl);
    const answer = await new Promise<string>((resolve, reject) => {
      let seen = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.end(text));
      socket.on('data', (chunk) => {
        seen += chunk;
      });
      socket.on('close', () => resolve(seen)).on('error', (error) => (seen ? resolve(seen) : reject(error)));
    });
    await server.close();
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    const [line, ...lines] = head.split('\r\n');
    expect(line).toContain(`HTTP/1.1 ${status} `);
    const headers = new Headers(
      lines.map(
        (one) => [one.slice(0, one.indexOf(': ')), one.slice(one.indexOf(': ') + 2)] as [string, string],
      ),
    );
    expectHeaders(headers, head);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    const json = /\{.*\}/s.exec(body)?.[0] ?? '{}';
    const { error } = JSON.parse(json) as { error: { code: string; requestId: string } };
    expect(error).toMatchObject({ code: 'unreadable_body', requestId: headers.get('x-request-id') });
  });

  it('tell browsers to come by https where that is our address, and only there', async () => {
    for (const [publicUrl, wanted] of [
      ['https://grid.test', 'max-age=31536000'],
      ['http://grid.test', null],
    ] as const) {
      const server = serverWith(api, { publicUrl });
      const response = await server.request('/api/health', {});
      expect(response.headers.get('strict-transport-security')).toBe(wanted);
      await server.close();
    }
  });

  it('let only an asset that is there be kept for a year', async () => {
    const webDir = mkdtempSync(join(tmpdir(), 'mangrid-web-'));
    mkdirSync(join(webDir, 'assets'));
    writeFileSync(join(webDir, 'assets', 'page-1.js'), '');
    const server = serverWith(api, { publicUrl: 'http://grid.test', webDir });
    const kept = async (path: string) => {
      const response = await server.app.request(`http://grid.test${path}`);
      return [response.status, response.headers.get('cache-control')];
    };
    expect(await kept('/assets/page-1.js')).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(await kept('/assets/page-0.js')).toEqual([404, null]);
    await server.close();
    rmSync(webDir, { recursive: true });
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
