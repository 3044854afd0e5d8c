import type { DevicePairing } from '#contract/people.ts';
import { aReport } from './api.ts';
import type { World } from './matrixWorld.ts';
import { everyRole, type Role } from './roles.ts';

/** A valid request to a route without an id, and what it becomes for who passes the policy; null where it is not asked. */
export type Plain = {
  becomes: number | null;
  body?: object;
  headers?: Record<string, string>;
  query?: string;
};

/** Every route without an id. What signs in is tried with what nobody has: refused by itself, whoever tries. */
export async function plainRoutes({ api }: World, role: Role): Promise<Record<string, Plain>> {
  const number = String(everyRole.indexOf(role)).padStart(4, '0');
  const asked = await api.request('/api/devices', { method: 'POST' });
  const { code, token } = (await asked.json()) as DevicePairing;
  const password = 'a long enough password';
  const phone = `199-9999-${number}`;
  const read: Plain = { becomes: 200 };
  const inVain = (body: object): Plain => ({ becomes: 401, body });
  return {
    'GET /api/health': read,
    'GET /api/health/alive': read,
    'GET /api/grids': read,
    'GET /api/buildings': read,
    'GET /api/places': read,
    'GET /api/land': read,
    'GET /api/places/suggest': { ...read, query: '?text=%E5%B9%BF%E5%9C%BA' },
    'GET /api/wall': read,
    'GET /api/me': read,
    'GET /api/tickets': read,
    'GET /api/people': read,
    'GET /api/audit': read,
    'GET /api/devices': read,
    'GET /api/sessions': read,
    'GET /api/session/demo': read,
    // A stream does not end; the tests of the feed read them.
    'GET /api/live': { becomes: null },
    'GET /api/live/staff': { becomes: null },
    'GET /api/devices/own': { ...read, headers: { 'x-device-token': token } },
    'GET /api/reports/mine': { ...read, headers: { 'x-sender-key': 'matrix-matrix-matrix-matrix' } },
    'POST /api/reports': { becomes: 201, body: aReport() },
    'POST /api/devices': { becomes: 201 },
    'POST /api/devices/pair': { becomes: 200, body: { code, name: '走廊' } },
    'POST /api/session': inVain({ userName: `nobody-${number}`, password }),
    'POST /api/session/totp': inVain({ code: '123456' }),
    'POST /api/session/code': { becomes: 202, body: { phone } },
    'POST /api/session/code/confirm': inVain({ phone, code: '123456' }),
    'POST /api/session/link': inVain({ token: 'x'.repeat(43) }),
    'POST /api/session/first': inVain({
      ...{ code: 'AAAA-BBBB-CCCC', name: '王某', userName: 'first-one', password },
    }),
    // Somebody else's account would end the session that is being tested.
    'POST /api/session/demo': { becomes: 404, body: { account: 'nobody' } },
    'PUT /api/account/password': { becomes: 204, body: { next: password } },
    'POST /api/account/second-factor': { becomes: 200, body: { password } },
    'POST /api/account/second-factor/confirm': { becomes: 422, body: { code: '000000' } },
    // With the right password the library changes the session, under the feet of all that follows.
    'DELETE /api/account/second-factor': { becomes: 422, body: { password: 'not the password' } },
    // Signing out would end what is being tested, and comes last.
    'DELETE /api/session': { becomes: null },
  };
}
