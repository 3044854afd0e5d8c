import { isAPIError } from 'better-auth/api';
import { deleteSessionByToken, readPersonOfAccount } from '#db/queries/identity.ts';
import { Refusal } from '#domain/errors.ts';
import type { IdentityContext, SignedIn, Visit } from './context.ts';
import { sessionToken } from './resolveActor.ts';

export type Way = 'password' | 'totp' | 'backup-code' | 'phone-code' | 'link' | 'demo' | 'first-code';

/** Writes down that somebody came in; who signs in again in the same browser leaves no session behind. */
export async function noteSignedIn(
  context: IdentityContext,
  visit: Visit,
  { accountId, way }: { accountId: string; way: Way },
): Promise<void> {
  const earlier = await sessionToken(context, visit.headers);
  if (earlier !== null) await deleteSessionByToken(context.db, earlier);
  const personId = await readPersonOfAccount(context.db, visit.communityId, accountId);
  await context.record(visit.communityId, {
    action: 'signed-in',
    actor: personId === null ? { kind: 'public', id: null } : { kind: 'person', id: personId },
    subject: { kind: 'account', id: accountId },
    details: { way },
    requestId: visit.requestId,
  });
}

/** The one answer to everything that does not let somebody in. Only the log knows whether there is such an account. */
export async function refuseSignIn(
  context: IdentityContext,
  visit: Visit,
  { accountId, way }: { accountId: string | null; way: Way },
): Promise<never> {
  await context.record(visit.communityId, {
    action: 'sign-in-failed',
    actor: { kind: 'public', id: null },
    subject: accountId === null ? null : { kind: 'account', id: accountId },
    details: { way },
    requestId: visit.requestId,
  });
  throw new Refusal('sign_in_failed');
}

/** Opens a session without a password, the way the library keeps all of them. */
export async function openSession(
  context: IdentityContext,
  visit: Visit,
  who: { accountId: string; way: Way },
): Promise<SignedIn> {
  const { headers } = await context.auth.api.openSession({
    body: { accountId: who.accountId },
    headers: visit.headers,
    returnHeaders: true,
  });
  await noteSignedIn(context, visit, who);
  return { next: 'done', cookies: headers.getSetCookie() };
}

/** The library's code for what it refuses; anything else, such as a database that is away, is thrown on. */
export function libraryCode(error: unknown): string {
  if (!isAPIError(error)) throw error;
  const { statusCode, body, cause } = error as typeof error & { cause?: unknown };
  if (statusCode >= 500) throw cause ?? error;
  return body?.code ?? 'UNKNOWN';
}
