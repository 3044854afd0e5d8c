import type { AuditAction } from '#contract/lists.ts';
import { deleteSessionsOf, readAccount, readPasswordHash, writePasswordHash } from '#db/queries/accounts.ts';
import { actorRef } from '#domain/actor.ts';
import { Refusal } from '#domain/errors.ts';
import type { IdentityContext, Visit } from './context.ts';
import { libraryCode } from './outcome.ts';
import type { Resolved } from './resolveActor.ts';

/** A visit of somebody who is signed in. */
export type Own = Visit & { who: Resolved & { accountId: string; sessionId: string } };

/** Changes the password, or sets the first one of who came by a link. All other sessions of the account end. */
export async function changePassword(
  context: IdentityContext,
  own: Own,
  { current, next }: { current?: string | undefined; next: string },
): Promise<void> {
  const { password } = await context.auth.$context;
  const { accountId, sessionId } = own.who;
  const known = await readPasswordHash(context.db, accountId);
  const isRight =
    known === null || (current !== undefined && (await password.verify({ hash: known, password: current })));
  if (!isRight) return refuse(context, own, 'current');
  const hash = await password.hash(next);
  await context.db.transaction(async (tx) => {
    await writePasswordHash(tx, accountId, { hash, at: context.clock() });
    await deleteSessionsOf(tx, accountId, sessionId);
  });
  await note(context, own, 'password-changed', {});
}

/** Begins a second factor: the secret for the authenticator and ten backup codes, shown this once. It counts once confirmed. */
export async function startSecondFactor(
  context: IdentityContext,
  own: Own,
  password: string,
): Promise<{ uri: string; backupCodes: string[] }> {
  const answer = await context.auth.api
    .enableTwoFactor({ body: { password, method: 'totp' }, headers: own.headers })
    .catch((error: unknown) => {
      if (libraryCode(error) === 'TOTP_ALREADY_ENABLED') throw new Refusal('not_possible_now');
      return refuse(context, own, 'password');
    });
  if (answer.method !== 'totp') throw new Refusal('not_possible_now');
  const account = await readAccount(context.db, own.who.accountId);
  // The authenticator should show the user name, not the address nobody has.
  const label = encodeURIComponent(account?.userName ?? 'Mangrid');
  const uri = answer.totpURI.replace(encodeURIComponent(`${own.who.accountId}@accounts.invalid`), label);
  return { uri, backupCodes: answer.backupCodes };
}

/** The first code from the authenticator; from now on the password alone lets nobody in. Answers the renewed cookies. */
export async function confirmSecondFactor(
  context: IdentityContext,
  own: Own,
  code: string,
): Promise<string[]> {
  const answer = await context.auth.api
    .verifyTOTP({ body: { code }, headers: own.headers, returnHeaders: true })
    .catch((error: unknown) => {
      throw libraryCode(error) === 'TOTP_NOT_ENABLED' ? new Refusal('not_possible_now') : wrong('code');
    });
  await note(context, own, 'second-factor-changed', { isOn: true });
  return answer.headers.getSetCookie();
}

/** Ends the second factor. Answers the renewed cookies. */
export async function endSecondFactor(
  context: IdentityContext,
  own: Own,
  password: string,
): Promise<string[]> {
  const answer = await context.auth.api
    .disableTwoFactor({ body: { password }, headers: own.headers, returnHeaders: true })
    .catch((error: unknown) => {
      libraryCode(error);
      return refuse(context, own, 'password');
    });
  await note(context, own, 'second-factor-changed', { isOn: false });
  return answer.headers.getSetCookie();
}

const wrong = (path: string) => new Refusal('invalid_content', [{ path, code: 'custom' }]);

/** Somebody at an open session who does not know the password may not be its owner: the log says so. */
async function refuse(context: IdentityContext, own: Own, path: string): Promise<never> {
  await note(context, own, 'password-refused', {});
  throw wrong(path);
}

const note = (context: IdentityContext, own: Own, action: AuditAction, details: Record<string, unknown>) =>
  context.record(own.communityId, {
    action,
    actor: actorRef(own.who.actor),
    subject: { kind: 'account', id: own.who.accountId },
    details,
    requestId: own.requestId,
  });
