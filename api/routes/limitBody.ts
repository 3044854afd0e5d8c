import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Env } from './environment.ts';

type Limit = {
  bytes: number;
  refuse: () => never;
  /** Addresses under this one have a limit of their own. */
  except?: string;
};
const withoutBody = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses larger bodies. What declares its length is judged by that alone, for the parser reads no further; only a body of
 * undeclared length is counted as it comes. Touching every body as a stream would make a report cost half as much again.
 */
export function limitBody({ bytes, refuse, except }: Limit) {
  const counted = bodyLimit({ maxSize: bytes, onError: refuse });
  return createMiddleware<Env>(async (c, next) => {
    if (withoutBody.includes(c.req.method) || (except && c.req.path.startsWith(except))) return next();
    const declared = c.req.header('content-length');
    if (declared === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    if (Number(declared) > bytes) refuse();
    return next();
  });
}
