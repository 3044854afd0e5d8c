import { createMiddleware } from 'hono/factory';
import { Refusal } from '#domain/errors.ts';
import type { Deps, Env } from './environment.ts';

const readOnly = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Nothing is changed at the wish of another site. Browsers say where a request comes from; one that carries a session must
 * say so. Programs without a session (a replay, a sensor) say nothing and are let through.
 */
export const guardOrigin = createMiddleware<Env>(async (c, next) => {
  if (readOnly.includes(c.req.method)) return next();
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const isForeign =
    origin !== undefined
      ? !isOwn(origin, c.req.url, c.get('deps'))
      : site !== undefined
        ? site !== 'same-origin' && site !== 'none'
        : c.req.header('cookie') !== undefined;
  if (isForeign)
    throw new Refusal('foreign_origin', [
      { path: 'origin', code: 'invalid_value', ...(origin === undefined ? {} : { seen: origin }) },
    ]);
  return next();
});

function isOwn(origin: string, url: string, { publicUrl, onlyHost }: Deps): boolean {
  const { host, protocol } = new URL(publicUrl);
  const own = onlyHost === null ? [new URL(url).host, host] : [onlyHost];
  if (!own.includes(hostOf(origin))) return false;
  return protocol !== 'https:' || origin.startsWith('https:');
}

/** '' for `null` and whatever else is no address. */
function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}
