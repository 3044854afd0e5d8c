import type { Ctx } from './environment.ts';

/**
 * The address a request came from, or null where there is none (a test without a socket). Behind so many proxies of our own
 * the address is what the outermost of them wrote down; what the sender wrote before it is not believed.
 */
export function addressOf(c: Ctx): string | null {
  const proxies = c.get('deps').trustedProxies;
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  return (proxies > 0 && forwarded.at(-proxies)) || (c.env?.incoming?.socket?.remoteAddress ?? null);
}
