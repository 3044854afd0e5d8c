import { Refusal } from '#domain/errors.ts';
import { addressHeader } from '#identity/auth.ts';
import type { Visit } from '#identity/identity.ts';
import type { Own } from '#identity/ownAccount.ts';
import { addressOf } from './addressOf.ts';
import { type Ctx, groundOf } from './environment.ts';

/** The library writes the browser's own words down; nobody needs more of them than this. */
const mostAgentCharacters = 400;

/** A request as the identity room sees it: the sign-in library gets to read these few headers and no other. */
export async function visitOf(c: Ctx): Promise<Visit> {
  const { communityId } = await groundOf(c);
  const headers = new Headers();
  const [cookie, agent] = [c.req.header('cookie'), c.req.header('user-agent')];
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (agent !== undefined) headers.set('user-agent', agent.slice(0, mostAgentCharacters));
  const address = addressOf(c);
  if (address !== null) headers.set(addressHeader, address);
  return { communityId, requestId: c.get('requestId'), headers };
}

/** A visit to what is one's own; only who is signed in has that. */
export async function ownVisitOf(c: Ctx): Promise<Own> {
  const { accountId, sessionId, ...rest } = c.get('session');
  if (accountId === null || sessionId === null) throw new Refusal('sign_in_needed');
  return { ...(await visitOf(c)), who: { ...rest, accountId, sessionId } };
}

/** Passes the library's cookies on beside our own answer. */
export function setCookies(c: Ctx, cookies: string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}
