import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openApi } from '#support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** Larger than any body we take but a photo. */
const large = JSON.stringify({ userName: 'x'.repeat(300_000) });
const send = (path: string, headers: Record<string, string>, method = 'POST') =>
  api.request(path, { method, body: large, headers: { 'content-type': 'application/json', ...headers } });

describe('(app.ts limits /api/reports/* only): a body that is too large', () => {
  it.each(['', '/totp', '/code', '/code/confirm', '/link', '/first', '/demo'])(
    'is refused before it is read where anybody may send one: POST /api/session%s',
    async (way) => {
      const declared = { 'content-length': String(large.length) };
      for (const headers of [declared, {}] as Record<string, string>[]) {
        const response = await send(`/api/session${way}`, headers);
        expect(response.status).toBe(413);
        expect(await response.text()).toContain('"body_too_large"');
      }
    },
  );

  it('is refused from who is signed in too', async () => {
    const headers = await api.as('administrator');
    const anId = '018f6f2e-0000-7000-8000-00000000abcd';
    for (const [method, path] of [
      ['PUT', '/api/account/password'],
      ['POST', '/api/account/second-factor'],
      ['POST', '/api/devices/pair'],
      ['POST', `/api/people/${anId}/account`],
      ['DELETE', `/api/people/${anId}/account`],
      ['POST', `/api/postings/${anId}/end`],
      ['DELETE', `/api/reports/${anId}/personal`],
    ] as const)
      expect((await send(path, headers, method)).status, path).toBe(413);
  });
});
