import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Sql } from 'postgres';
import type { Grounds } from '#actions/grounds.ts';
import type { IntakeQueue } from '#actions/intakeQueue.ts';
import type { Refusals } from '#actions/noteRefusals.ts';
import type { Language } from '#contract/lists.ts';
import type { Db, Engine } from '#db/connect.ts';
import type { Actor } from '#domain/actor.ts';
import { Refusal } from '#domain/errors.ts';
import type { Ground } from '#domain/ground.ts';
import type { Identity, Resolved } from '#identity/identity.ts';
import type { LiveFeed } from '#live/liveFeed.ts';
import type { Rates } from './rates.ts';

/** Everything a request may use; tests give a clock that stands still. */
export type Deps = {
  db: Db;
  sql: Sql;
  engine: Engine;
  clock: () => Date;
  serverKey: string;
  grounds: Grounds;
  queue: IntakeQueue;
  live: LiveFeed;
  identity: Identity;
  /** Collects what was refused; the log takes it in batches. */
  refusals: Refusals;
  rates: Rates;
  /** Where people reach us; its host may change things here. */
  publicUrl: string;
  /** That host, where it alone may: it was set, and a request's own host is only what a browser was told. */
  onlyHost: string | null;
  /** Proxies of our own in front of the server. */
  trustedProxies: number;
  log: Logger;
  version: string;
  /** Folder of the built web pages, or null where only the API is served. */
  webDir: string | null;
};

export type Env = {
  Bindings: HttpBindings;
  Variables: {
    deps: Deps;
    requestId: string;
    language: Language;
    /** Set by `allowed`, which every route of the API carries. */
    actor: Actor;
    session: Resolved;
  };
};
export type Ctx = Context<Env>;

/** The community that receives the request: `?community=CODE`, or the deployment's first. */
export async function groundOf(c: Ctx): Promise<Ground> {
  const ground = await c.get('deps').grounds.of(c.req.query('community'));
  if (!ground)
    throw new Refusal('community_not_found', [
      { path: 'community', code: 'invalid_value', seen: c.req.query('community') },
    ]);
  return ground;
}

/** Chinese unless the reader prefers English. */
export function languageOf(accept: string | undefined): Language {
  const wanted = (accept ?? '').split(',').map((part) => {
    const [tag = '', quality] = part.trim().split(';q=');
    return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = (prefix: string) =>
    Math.max(0, ...wanted.filter(({ tag }) => tag.startsWith(prefix)).map(({ quality }) => quality || 0));
  return best('en') > best('zh') ? 'en' : 'zh-CN';
}
