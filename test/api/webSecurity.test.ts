import { Buffer } from 'node:buffer';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, aReport, openApi } from '#support/api.ts';
import { openTally } from '#support/oddChanges.ts';
import { routesOf, serverWith } from '#support/otherServer.ts';
import { plainPhoto } from '#support/photos.ts';
import { securityHeaders } from '../../api/routes/securityHeaders.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const json = { 'content-type': 'application/json' };
/** As a browser does whose address bar says http://mangrid.test. */
const ask = (path: string, init: RequestInit) =>
  api.app.request(`http://mangrid.test${path}?community=${api.code}`, init);
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

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

  it('is let through from the one address that was set, and from no other that a browser may have been told', async () => {
    const publicUrl = 'https://grid.test';
    const named = serverWith(api, { publicUrl, onlyHost: 'grid.test' });
    const ask = async (host: string, origin: string) => {
      const response = await named.app.request(`http://${host}/api/devices?community=${api.code}`, {
        ...{ method: 'POST', headers: { ...json, origin } },
      });
      return response.status;
    };
    expect(await ask('evil.example', 'https://evil.example')).toBe(403);
    expect(await ask('localhost:8080', 'https://localhost:8080')).toBe(403);
    expect(await ask('grid.test', 'https://evil.example')).toBe(403);
    expect(await ask('grid.test', 'https://grid.test')).toBe(201);
    expect(await ask('inner.test', 'https://grid.test')).toBe(201);
    await named.close();
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
    expect(response.headers.get('cache-control')).toBe('no-store');
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
    const server = serverWith(api, { publicUrl });
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
