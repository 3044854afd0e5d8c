import type { SessionRow } from '#contract/session.ts';
import { deleteSession, listSessions } from '#db/queries/identity.ts';
import { actorRef } from '#domain/actor.ts';
import { Refusal } from '#domain/errors.ts';
import type { IdentityContext } from './context.ts';
import { deviceWords } from './deviceWords.ts';
import type { Own } from './ownAccount.ts';
import { oldest } from './resolveActor.ts';

/** Where somebody is signed in, the latest used first. */
export async function ownSessions({ db, clock }: IdentityContext, own: Own): Promise<SessionRow[]> {
  const at = clock();
  const rows = await listSessions(db, own.who.accountId, { at, createdAfter: oldest(at) });
  return rows.map(({ id, createdAt, lastUsedAt, expiresAt, userAgent, address }) => ({
    id,
    isCurrent: id === own.who.sessionId,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    device: deviceWords(userAgent),
    address: address || null,
  }));
}

/** Ends one of one's own sessions; another's is not there. Answers the cookies that go with it. */
export async function revokeSession(context: IdentityContext, own: Own, id: string): Promise<string[]> {
  if (!(await deleteSession(context.db, own.who.accountId, id))) throw new Refusal('not_found');
  await note(context, own, { action: 'session-revoked', id });
  return id === own.who.sessionId ? dropCookie(context, own) : [];
}

/** Ends the session one is in. Answers the cookies that go with it. */
export async function signOut(context: IdentityContext, own: Own): Promise<string[]> {
  await deleteSession(context.db, own.who.accountId, own.who.sessionId);
  await note(context, own, { action: 'signed-out', id: own.who.sessionId });
  return dropCookie(context, own);
}

async function dropCookie({ auth }: IdentityContext, { headers }: Own): Promise<string[]> {
  const answer = await auth.api.dropCookie({ headers, returnHeaders: true });
  return answer.headers.getSetCookie();
}

const note = (
  { record }: IdentityContext,
  own: Own,
  { action, id }: { action: 'session-revoked' | 'signed-out'; id: string },
) =>
  record(own.communityId, {
    action,
    actor: actorRef(own.who.actor),
    subject: { kind: 'session', id },
    requestId: own.requestId,
  });
