import { createMiddleware } from 'hono/factory';
import { uuidv7 } from 'uuidv7';
import { type Deps, type Env, languageOf } from './environment.ts';
import { securityHeadersOf } from './securityHeaders.ts';

/** Gives every request its id, language and dependencies, and every answer its headers and one line in the log. */
export const openRequest = (deps: Deps) => {
  const headers = Object.entries(securityHeadersOf(deps.publicUrl));
  return createMiddleware<Env>(async (c, next) => {
    // Never the caller's: the log would let anybody make their entries look like part of another's request.
    const requestId = uuidv7();
    c.set('deps', deps);
    c.set('requestId', requestId);
    c.set('language', languageOf(c.req.header('accept-language')));
    c.header('x-request-id', requestId);
    for (const [name, value] of headers) c.header(name, value);
    const startedAt = performance.now();
    await next();
    // Routes, never paths with what people typed into them.
    deps.log.debug({
      requestId,
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      milliseconds: Math.round(performance.now() - startedAt),
    });
  });
};
