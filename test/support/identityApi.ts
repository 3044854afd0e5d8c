import { createHmac } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { createCommunity, loadCalendar } from '#actions/createCommunity.ts';
import { makeGrounds } from '#actions/grounds.ts';
import { makeDemoAccounts } from '#demo/accounts.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';
import { makeIdentity, type RecordEntry } from '#identity/identity.ts';
import { keepMessages } from '#identity/sendToPhone.ts';
import { accountRoutes } from '#routes/account.ts';
import { deviceRoutes } from '#routes/devices.ts';
import type { Deps, Env } from '#routes/environment.ts';
import { errorAnswer, refusalOf } from '#routes/errorAnswer.ts';
import { openRequest } from '#routes/openRequest.ts';
import { sessionRoutes } from '#routes/session.ts';
import { makeLog } from '../../api/log.ts';
import { mondayMorning } from './api.ts';
import { openDatabase } from './database.ts';
import { smallSeed } from './smallCommunity.ts';

export type IdentityApiOptions = { isDemo?: boolean; isOnlyDemo?: boolean; publicUrl?: string };

/** Signing in over the run's database: two communities, a clock to move, every code sent and every entry of the log kept. */
export async function openIdentity({
  isDemo = true,
  isOnlyDemo = true,
  publicUrl = 'http://mangrid.test',
}: IdentityApiOptions = {}) {
  const database = await openDatabase();
  const { db, sql } = database;
  const suffix = uuidv7().slice(-8);
  const [code, other] = [`small-${suffix}`, `other-${suffix}`];
  await loadCalendar(db, [...publishedCalendarDays]);
  const communityId = await createCommunity(db, smallSeed(code), new Date(mondayMorning));
  const otherId = await createCommunity(db, smallSeed(other), new Date(mondayMorning));
  let now = new Date(mondayMorning);
  const clock = () => now;
  const { sent, send } = keepMessages();
  const entries: (RecordEntry & { communityId: string })[] = [];
  const identity = makeIdentity({
    db,
    serverKey: 'test-key-test-key-test-key-test-key',
    publicUrl,
    clock,
    sendToPhone: send,
    demo: makeDemoAccounts({ db, isDemo, isOnlyDemo: async () => isOnlyDemo }),
    record: async (community, entry) => {
      entries.push({ ...entry, communityId: community });
    },
  });
  const deps = {
    ...{ db, sql, clock, identity, publicUrl, trustedProxies: 0 },
    grounds: makeGrounds(db),
    refusals: { note: () => undefined },
    rates: { take: async () => undefined },
    log: makeLog('silent'),
  } as unknown as Deps;
  const app = new OpenAPIHono<Env>();
  app.use(openRequest(deps));
  app.route('/api', sessionRoutes);
  app.route('/api', accountRoutes);
  app.route('/api/devices', deviceRoutes);
  app.onError((error, c) => {
    const { status, body, headers } = errorAnswer(refusalOf(error), {
      language: 'en',
      requestId: c.get('requestId'),
    });
    if (status === 500) console.error(error);
    return c.json(body, status, headers);
  });
  const personId = async (key: string, community = communityId): Promise<string> => {
    const [row] = await sql<{ id: string }[]>`
      select id from person where community_id = ${community} and name = ${`测试员${key}`}`;
    return row?.id as string;
  };
  const browser = (community = code) => openBrowser((path, init) => app.request(path, init), community);
  return {
    ...{ app, database, sql, identity, code, other, communityId, otherId, sent, entries, personId, browser },
    setNow: (instant: string | number) => {
      now = new Date(instant);
    },
    pass: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds);
    },
    now: () => now,
    /** An account for a person of the small community, opened with a link and, if wanted, a password. */
    account: async (key: string, password?: string) => {
      const userName = `${key}-${suffix}`;
      const opened = await identity.openAccount({ communityId, personId: await personId(key), userName });
      const token = opened.link.split('#link=')[1] as string;
      if (password !== undefined) {
        const first = browser();
        await first.send('POST', '/api/session/link', { token });
        await first.send('PUT', '/api/account/password', { next: password });
        await first.send('DELETE', '/api/session');
      }
      return { ...opened, userName, token };
    },
    /** The last code that was sent to a telephone. */
    codeTo: (phone: string | undefined): string => {
      const last = sent.filter((one) => one.phone === phone).at(-1)?.message;
      return last?.kind === 'code' ? last.code : '';
    },
    close: () => database.close(),
  };
}
export type IdentityApi = Awaited<ReturnType<typeof openIdentity>>;

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
type Json = any;

/** Something that keeps cookies between requests, as a browser does. */
function openBrowser(
  request: (path: string, init: RequestInit) => Response | Promise<Response>,
  community: string,
) {
  const jar = new Map<string, string>();
  return {
    jar,
    setCookies: [] as string[],
    async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await request(`${path}?community=${community}`, {
        method,
        headers: { ...(cookie ? { cookie } : {}), 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      this.setCookies = response.headers.getSetCookie();
      for (const line of this.setCookies) keep(jar, line);
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        json: (text ? JSON.parse(text) : null) as Json,
      };
    },
  };
}
export type Browser = ReturnType<typeof openBrowser>;

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  if (value === '' || attributes.includes('Max-Age=0')) jar.delete(name);
  else jar.set(name, value);
}

/** What an authenticator shows for an otpauth address at an instant (RFC 6238), by the wall clock as the library does. */
export function authenticatorCode(uri: string, at = Date.now()): string {
  const bits = [...(new URL(uri).searchParams.get('secret') ?? '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) as number) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
