import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DevicePairing } from '#contract/people.ts';
import type { SubmitAnswer } from '#contract/reports.ts';
import { type Api, aReport, openAnother, openApi } from '#support/api.ts';
import { authenticatorCode } from '#support/identityApi.ts';
import { plainPhoto } from '#support/photos.ts';
import { everyRole } from '#support/roles.ts';
import { smallGridCode } from '#support/smallLand.ts';

let api: Api;
const lines: string[] = [];
/** Everything that no line may hold, by what it is. */
const secrets = new Map<string, string>(
  Object.entries({
    'a name': '甄金雀',
    'a phone': '100-7777-7777',
    'the digits of a phone': '10077777777',
    'the words': '雀语密言',
    'a room': '7号楼3单元1703',
    'a password': 'correct horse battery',
    'a wrong password': 'wrong donkey charger',
    'a user name': 'canary-user-name',
    'an unknown user name': 'canary-unknown-name',
    'a reason': '雀由密因',
    'a phone of ours': '100-90',
    'a name of ours': '测试员',
    'a sender’s key': 'SenderKeySenderKeySenderKey',
    'a wrong link': 'WrongLinkWrongLinkWrongLinkWrongLink',
  }),
);

beforeAll(async () => {
  api = await openApi();
  // As LOG_LEVEL=debug writes them, and whatever is printed past the log.
  const { log } = api.deps;
  log.level = 'debug';
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => lines.push(line) } });
  for (const method of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((...words) => {
      const line = words.map(String).join(' ');
      // The console driver prints code and link on purpose, and half of the number.
      const code = /Sign-in code for [^:]*: (\d{6})/.exec(line)?.[1];
      const link = /Personal link for .*#link=([\w-]{43})/.exec(line)?.[1];
      if (code !== undefined) codes.push(code);
      else if (link !== undefined) links.push(link);
      else lines.push(line);
    });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await api.close();
});
const codes: string[] = [];
const links: string[] = [];

type Headers = Record<string, string>;
const call = async (method: string, path: string, headers: Headers = {}, body?: unknown) => {
  const response = await api.request(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  for (const line of response.headers.getSetCookie()) keepCookie(line);
  return response;
};
function keepCookie(line: string): string {
  const [pair = ''] = line.split(';');
  const value = pair.slice(pair.indexOf('=') + 1);
  if (value.length > 20) {
    secrets.set(`a cookie ${secrets.size}`, value.slice(0, 30));
    secrets.set(`a token ${secrets.size}`, decodeURIComponent(value).split('.')[0] as string);
  }
  return pair;
}
const cookieOf = (response: Response): Headers => ({
  cookie: response.headers.getSetCookie().map(keepCookie).join('; '),
  origin: api.deps.publicUrl,
});
const expectNoSecrets = () => {
  const found = lines.flatMap((line) =>
    [...secrets].flatMap(([what, secret]) =>
      line.includes(secret) ? [`${what} in: ${line.slice(0, 400)}`] : [],
    ),
  );
  expect(found).toEqual([]);
};

/** Signs in, out and about with everything a person can hold. */
async function useAccount(): Promise<void> {
  const { sql } = api.database;
  const [person] = await sql<{ id: string; phone: string }[]>`
    select id, phone from person where community_id = ${api.communityId} and name = '测试员branch5'`;
  const administrator = await api.as('administrator');
  const [password, userName] = [secrets.get('a password'), secrets.get('a user name')];
  await call('POST', `/api/people/${person?.id}/account`, administrator, { userName });
  const token = links.at(-1) as string;
  secrets.set('a link', token);
  await call('POST', '/api/session/link', {}, { token: secrets.get('a wrong link') });
  const byLink = cookieOf(await call('POST', '/api/session/link', {}, { token }));
  expect((await call('PUT', '/api/account/password', byLink, { next: password })).status).toBe(204);
  const wrong = secrets.get('a wrong password');
  await call('PUT', '/api/account/password', byLink, { current: wrong, next: password });
  await call('POST', '/api/session', {}, { userName, password: wrong });
  await call('POST', '/api/session', {}, { userName: secrets.get('an unknown user name'), password: wrong });
  await call('POST', '/api/session/code', {}, { phone: person?.phone });
  await vi.waitFor(() => expect(codes.length).toBeGreaterThan(0));
  const code = codes.at(-1) as string;
  secrets.set('a code', code);
  const byCode = await call('POST', '/api/session/code/confirm', {}, { phone: person?.phone, code });
  expect(byCode.status).toBe(200);
  const started = await call('POST', '/api/account/second-factor', cookieOf(byCode), { password });
  const { uri, backupCodes } = (await started.json()) as { uri: string; backupCodes: string[] };
  secrets.set('the secret of the second factor', new URL(uri).searchParams.get('secret') as string);
  for (const [index, one] of backupCodes.entries()) secrets.set(`backup code ${index}`, one);
  const confirmed = await call('POST', '/api/account/second-factor/confirm', cookieOf(byCode), {
    code: authenticatorCode(uri),
  });
  expect(confirmed.status).toBe(204);
  const half = await call('POST', '/api/session', {}, { userName, password });
  const wholly = await call('POST', '/api/session/totp', cookieOf(half), { backupCode: backupCodes[0] });
  expect(wholly.status).toBe(200);
  const own = cookieOf(wholly);
  for (const path of ['/api/me', '/api/sessions']) expect((await call('GET', path, own)).status).toBe(200);
  await call('DELETE', '/api/account/second-factor', own, { password });
  await call('DELETE', '/api/session', own);
  await call('DELETE', `/api/people/${person?.id}/account`, administrator, {
    reason: secrets.get('a reason'),
  });
}

/** Reports, opens and erases what somebody told about themselves. */
async function useReport(): Promise<void> {
  const [name, phone, text] = ['a name', 'a phone', 'the words'].map((what) => secrets.get(what) as string);
  const photoId = uuidv7();
  await api.request(`/api/photos/${photoId}`, { method: 'PUT', body: (await plainPhoto('png')) as BodyInit });
  const report = aReport({
    ...{ reporter: { name, phone }, photoIds: [photoId], placeText: secrets.get('a room') },
    ...(text === undefined ? {} : { text }),
  });
  const sender = { 'x-sender-key': secrets.get('a sender’s key') as string };
  const sent = (await (await call('POST', '/api/reports', sender, report)).json()) as SubmitAnswer;
  secrets.set('a follow token', sent.report.followToken);
  await call('POST', '/api/reports', sender, { ...report, channel: text });
  await call('POST', '/api/reports', sender, { ...report, text: `${text} and more` });
  await call('GET', `/api/reports/${report.id}`, { 'x-follow-token': sent.report.followToken });
  await call('GET', '/api/reports/mine', sender);
  await call('GET', `/api/places/suggest?text=${encodeURIComponent(secrets.get('a room') as string)}`);
  await call('GET', `/api/tickets?gridCode=${encodeURIComponent(name as string)}`, await api.as('clerk'));
  for (const key of ['clerk', 'worker2', 'secretary']) {
    const headers = await api.as(key);
    for (const path of [
      `/api/tickets/${sent.ticket.id}`,
      `/api/photos/${photoId}`,
      '/api/tickets',
      '/api/people',
    ])
      await call('GET', path, headers);
    await call('GET', `/api/grids/${smallGridCode(2)}/triangle`, headers);
    await call('POST', `/api/reports/${report.id}/contact`, headers, { purpose: 'call-back' });
    await call('POST', `/api/reports/${report.id}/contact`, headers, { purpose: text });
  }
  await call('GET', `/api/audit?subjectId=${report.id}`, await api.as('auditor'));
  await call('DELETE', `/api/reports/${report.id}/personal`, await api.as('administrator'), {
    ...{ what: ['contact', 'text', 'photos'], reason: secrets.get('a reason') },
  });
}

async function useScreen(): Promise<void> {
  const asked = (await (await call('POST', '/api/devices')).json()) as DevicePairing;
  secrets.set('a screen’s token', asked.token);
  secrets.set('a pairing code', asked.code);
  const administrator = await api.as('administrator');
  const name = secrets.get('a name');
  await call('POST', '/api/devices/pair', administrator, { code: asked.code, name });
  for (const path of ['/api/devices/own', '/api/me', '/api/wall'])
    await call('GET', path, { 'x-device-token': asked.token });
  await call('GET', '/api/devices', administrator);
}

describe('the log, at its most talkative', () => {
  it('names routes and counts, and nobody: no name, phone, room, password, token, cookie or code', async () => {
    await useReport();
    await useAccount();
    await useScreen();
    for (const role of everyRole) await call('GET', '/api/me', { 'user-agent': role });
    const routes = lines.filter((line) => line.includes('"route"'));
    expect(routes.length).toBeGreaterThan(60);
    const named = new Set(routes.map((line) => (JSON.parse(line) as { route: string }).route));
    expect(named.size).toBeGreaterThan(25);
    expect(secrets.size).toBeGreaterThan(35);
    expectNoSecrets();
  });

  it('(app.ts logs String(error); drizzle’s holds every parameter): says no more when the database fails', async () => {
    const broken = await openAnother(api);
    await broken.deps.grounds.of(api.code);
    const headers = await api.as('clerk');
    keepCookie(headers.cookie as string);
    await broken.close();
    lines.length = 0;
    const ask = (method: string, path: string, body?: object, more: Headers = headers) =>
      broken.app.request(`${path}?community=${api.code}`, {
        method,
        headers: { 'content-type': 'application/json', ...more },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    const userName = secrets.get('a user name');
    const password = secrets.get('a password');
    const phone = secrets.get('a phone');
    expect((await ask('GET', '/api/me')).status).toBeGreaterThanOrEqual(500);
    await ask('POST', '/api/session', { userName, password }, {});
    await ask('POST', '/api/session/code', { phone }, {});
    await ask('POST', '/api/session/link', { token: secrets.get('a wrong link') }, {});
    await ask('GET', '/api/me', undefined, { 'x-device-token': secrets.get('a screen’s token') as string });
    await broken.send(
      aReport({ reporter: { name: secrets.get('a name'), phone }, text: secrets.get('the words') }),
    );
    expect(lines.filter((line) => line.includes('"error"')).length).toBeGreaterThan(3);
    expectNoSecrets();
  });
});
