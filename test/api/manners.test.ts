import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#contract/wire.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { smallGridCode } from '#support/smallLand.ts';
import { securityHeaders } from '../../api/routes/securityHeaders.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  api.request('/api/reports', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
const unknownId = '018f6f2e-0000-7000-8000-000000000001';

/** Every way to be refused, with its status and code. */
const refusals: Record<string, [() => Response | Promise<Response>, number, string]> = {
  'an unknown path': [() => api.request('/api/nowhere'), 404, 'not_found'],
  'an unknown page': [() => api.request('/nowhere'), 404, 'not_found'],
  'an unknown community': [() => api.request('/api/wall', {}, 'nowhere'), 404, 'community_not_found'],
  'an unknown ticket': [() => api.see(`/api/tickets/${unknownId}`), 404, 'not_found'],
  'an unknown photo': [() => api.see(`/api/photos/${unknownId}`), 404, 'not_found'],
  'a report without its token': [() => api.request(`/api/reports/${unknownId}`), 404, 'not_found'],
  'an unknown parameter': [() => api.request('/api/wall?colour=red'), 400, 'invalid_parameters'],
  'a body that is no JSON': [() => post('{"id":'), 400, 'unreadable_body'],
  'no body at all': [() => post(''), 400, 'unreadable_body'],
  'a body of the wrong shape': [() => post('[]'), 422, 'invalid_content'],
  'a body that is too large': [
    () => post(JSON.stringify({ text: 'x'.repeat(300_000) })),
    413,
    'body_too_large',
  ],
  'a photo that is none': [
    () => api.see(`/api/photos/${unknownId}`, { method: 'PUT', body: 'hello' }),
    422,
    'photo_unreadable',
  ],
  'a method nobody offers': [() => api.request('/api/wall', { method: 'DELETE' }), 404, 'not_found'],
};

describe.each(Object.entries(refusals))('refusing %s', (_what, [send, status, code]) => {
  it(`answers ${status} ${code} in the one shape of errors, with its request id and every security header`, async () => {
    const response = await send();
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as ErrorBody;
    expect(error).toMatchObject({ code, message: expect.stringMatching(/[一-鿿]/) });
    expect(Array.isArray(error.issues)).toBe(true);
    expect(error.requestId).toBe(response.headers.get('x-request-id'));
    expect(error.requestId).not.toBe('');
    for (const [name, value] of Object.entries(securityHeaders))
      expect(response.headers.get(name), name).toBe(value);
  });
});

describe('every answer', () => {
  it('carries the security headers also when the server fails, and tells nothing of why', async () => {
    const own = await openApi();
    own.deps.grounds.of = () => Promise.reject(new Error('secret: password=hunter2'));
    const response = await own.request('/api/wall');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain('hunter2');
    expect((JSON.parse(text) as ErrorBody).error).toMatchObject({
      code: 'internal',
      requestId: response.headers.get('x-request-id'),
    });
    for (const [name, value] of Object.entries(securityHeaders))
      expect(response.headers.get(name), name).toBe(value);
    await own.close();
  });

  it('carries them when all is well', async () => {
    for (const path of ['/api/wall', '/api/health', '/api/grids', '/api/openapi.json', '/api/tickets']) {
      const response = await api.see(path);
      expect(response.status, path).toBe(200);
      for (const [name, value] of Object.entries(securityHeaders))
        expect(response.headers.get(name), path).toBe(value);
    }
  });

  it('gives every request an id of its own, whatever id the caller sends', async () => {
    const answered = async (id: string) =>
      (await api.request('/api/health', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    const anothers = await answered('abc-DEF_12345');
    for (const id of ['abc-DEF_12345', anothers ?? '', 'short', '<script>alert(1)</script>']) {
      expect(await answered(id)).toMatch(/^[0-9a-f-]{36}$/);
      expect(await answered(id)).not.toBe(id);
    }
  });

  it('speaks the language of its reader, also when it refuses', async () => {
    const said = async (language: string) =>
      (
        (await (
          await post(JSON.stringify({ ...aReport(), channel: 'pigeon' }), { 'accept-language': language })
        ).json()) as ErrorBody
      ).error;
    const [chinese, english] = [await said('zh-CN'), await said('en-US,en;q=0.9')];
    expect(chinese.message).toMatch(/[一-鿿]/);
    expect(english.message).toMatch(/^[\x20-\x7e]+$/);
    expect(chinese.issues[0]?.message).toMatch(/[一-鿿]/);
    expect(english.issues[0]).toMatchObject({
      path: 'channel',
      seen: 'pigeon',
      message: 'is not one of the values',
    });
    expect(chinese.issues.map(({ path, code }) => [path, code])).toEqual(
      english.issues.map(({ path, code }) => [path, code]),
    );
  });
});

describe('the API document', () => {
  type Document = {
    paths: Record<string, Record<string, { summary?: string; responses: object }>>;
    openapi: string;
  };
  it('describes every route there is, with a summary and its answers', async () => {
    const { paths } = (await api.get('/api/openapi.json')) as Document;
    const routed = api.app.routes
      .filter(
        ({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && path !== '/api/openapi.json',
      )
      .map(
        ({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}').replace(/\/$/, '')}`,
      );
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(/\/$/, '')}`),
    );
    expect(routed.length).toBeGreaterThan(10);
    expect([...new Set(routed)].filter((route) => !described.includes(route))).toEqual([]);
    expect(described.filter((route) => !routed.includes(route))).toEqual([]);
    for (const methods of Object.values(paths))
      for (const { summary, responses } of Object.values(methods)) {
        expect(summary).toMatch(/\S/);
        expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true);
      }
  });
});

describe('health', () => {
  it('says which engine and community answer', async () => {
    expect(await api.get('/api/health')).toMatchObject({
      status: 'ok',
      engine: api.database.engine,
      version: 'test',
    });
  });
});

describe('what carries names', () => {
  it('asks for a session, in a demo too', async () => {
    for (const path of [
      '/api/tickets',
      `/api/tickets/${unknownId}`,
      `/api/grids/${smallGridCode(1)}/triangle`,
      `/api/photos/${unknownId}`,
    ]) {
      const response = await api.request(path, {}, api.other);
      expect(response.status, path).toBe(401);
      expect(((await response.json()) as ErrorBody).error.code).toBe('sign_in_needed');
    }
    expect((await api.request('/api/wall', {}, api.other)).status).toBe(200);
  });
});
